import Testing

@testable import WebSocketCore

@Suite("RFC 6455 9.1: negotiating extensions")
struct ExtensionGrammarTests {
    @Test func `the RFC's examples are read`() throws {
        #expect(ExtensionGrammar.parse([]) == [])
        #expect(ExtensionGrammar.parse(["foo", "bar; baz=2"]) == ExtensionGrammar.parse(["foo, bar; baz=2"]))
        let offers = try #require(ExtensionGrammar.parse(["deflate-stream, mux; max-channels=4; flow-control"]))
        #expect(offers.map(\.name) == ["deflate-stream", "mux"])
        #expect(offers[1].parameters.map(\.name) == ["max-channels", "flow-control"])
        #expect(offers[1].parameters.map(\.value) == ["4", nil])
    }

    static let legal = [
        "permessage-deflate; client_max_window_bits", "a;b=\"c\"", "a ; b = c", "a;b=\"\\c\\d\"", ",a,,b,", "a\t;\tb",
    ]

    @Test(arguments: legal)
    func `what the grammar allows is read`(value: String) throws {
        let offers = try #require(ExtensionGrammar.parse([value]))
        #expect(!offers.isEmpty)
    }

    @Test func `a quoted value is the same as the token inside`() {
        #expect(ExtensionGrammar.parse(["a;b=\"c\\d\""]) == ExtensionGrammar.parse(["a; b=cd"]))
    }

    static let illegal = [
        "", ",", ";", "a;", "a b", "a;b=", "a;=c", "a=b", "a;b=\"c d\"", "a;b=\"\"", "a;b=\"c", "a;b=\"c\\", "a;b=c d",
        "a(b)", "a;b=\"c\"d", "a;b;;c", "ä",
    ]

    @Test(arguments: illegal)
    func `what the grammar does not allow is not read`(value: String) {
        #expect(ExtensionGrammar.parse([value]) == nil)
    }
}
