import Testing

@testable import WebSocketNIO

@Suite("Addresses of servers")
struct WebSocketURLTests {
    @Test(arguments: [
        ("localhost", "ws://localhost:8080/"),
        ("localhost:9000", "ws://localhost:9000/"),
        ("  192.168.1.20 ", "ws://192.168.1.20:8080/"),
        ("my_host.local:1", "ws://my_host.local:1/"),
        ("[::1]", "ws://[::1]:8080/"),
        ("[fe80::1%eth0]:65535", "ws://[fe80::1%eth0]:65535/"),
        ("localhost/ws", "ws://localhost:8080/ws"),
        ("ws://localhost", "ws://localhost:80/"),
        ("WS://localhost:8080/ws?a=b", "ws://localhost:8080/ws?a=b"),
        ("ws://localhost?a", "ws://localhost:80/?a"),
        ("wss://chat.example", "wss://chat.example:443/"),
        ("ws://[::1]:8080", "ws://[::1]:8080/"),
    ])
    func `What a person types is understood`(text: String, meaning: String) throws {
        #expect(try WebSocketURL(text).description == meaning)
    }

    @Test func `wss is recognised`() throws {
        let url = try WebSocketURL("wss://localhost")
        #expect(url.isSecure)
    }

    @Test(arguments: [
        ("localhost", "localhost:8080"),
        ("ws://chat.example", "chat.example"),
        ("wss://chat.example:443", "chat.example"),
        ("wss://[::1]", "[::1]"),
        ("ws://chat.example:443", "chat.example:443"),
        ("wss://chat.example:80", "chat.example:80"),
    ])
    func `the Host field leaves out the scheme's own port`(text: String, field: String) throws {
        #expect(try WebSocketURL(text).hostField == field)
    }

    @Test(arguments: [
        ("", AddressError.empty),
        ("   ", .empty),
        ("http://localhost", .unknownScheme("http")),
        ("ws://", .noHost),
        (":8080", .noHost),
        ("two words", .badHost("two words")),
        ("host\r\nX: y", .badHost("host\r\nX")),
        ("호스트", .badHost("호스트")),
        ("::1", .bareIPv6("::1")),
        ("fe80::1:2", .bareIPv6("fe80::1:2")),
        ("[::1", .badHost("[::1")),
        ("[::1]8080", .badHost("[::1]8080")),
        ("[zz::1]", .badHost("[zz::1]")),
        ("[]", .badHost("[]")),
        ("localhost:", .badPort("")),
        ("localhost:0", .badPort("0")),
        ("localhost:65536", .badPort("65536")),
        ("localhost:99999999999999999999", .badPort("99999999999999999999")),
        ("localhost:+80", .badPort("+80")),
        ("localhost:8o", .badPort("8o")),
        ("ws://me:secret@localhost", .credentials),
        ("localhost/a b", .badPath("/a b")),
        ("localhost/#lobby", .badPath("/#lobby")),
        ("localhost/방", .badPath("/방")),
    ])
    func `What is wrong is said as a sentence`(text: String, error: AddressError) {
        #expect(throws: error) { try WebSocketURL(text) }
        #expect(error.description.hasSuffix(".") || error.description.hasSuffix("]."))
    }
}
