import Testing

@testable import WebSocketCore

@Suite("RFC 3986 3.2: the Host field")
struct AuthorityTests {
    @Test(arguments: [
        "localhost", "localhost:8080", "a:", "a:0", "a:65535", "192.168.0.7:80", "[::1]", "[::1]:8080",
        "[fe80::1:2.3.4.5]",
        "xn--9t4b11yi5a.kr", "a_b~c!d", "a%20b",
    ])
    func `a name or an address, with or without a port`(text: String) {
        #expect(Authority.isValid(text))
    }

    @Test(arguments: [
        "", ":80", "a:b", "a:65536", "a:-1", "a:+1", "a:1:2", "a b", "a/b", "a?b", "a#b", "a@b", "a\\b", "김.kr", "[]",
        "[::1",
        "[:]", "[g::1]", "[::1]8080", "[::1]:x", "::1", "a%", "a%2", "a%zz", "a%2g", "\"a\"", "a\r\n",
    ])
    func `nothing else`(text: String) {
        #expect(!Authority.isValid(text))
    }
}
