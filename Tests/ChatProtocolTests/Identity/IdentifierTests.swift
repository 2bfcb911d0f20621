import ChatProtocol
import Testing

@Suite("Opaque identifiers")
struct IdentifierTests {
    @Test("legal on the wire", arguments: ["a", "0", "user-1_X", String(repeating: "z", count: 64)])
    func legal(text: String) {
        #expect(UserID(text)?.text == text)
        #expect(SessionID(text)?.text == text)
        #expect(SessionToken(text)?.text == text)
        #expect(Epoch(text)?.text == text)
    }

    @Test("refused", arguments: ["", " ", "a b", "a\n", "é", "민아", "a/b", "\u{0}", String(repeating: "z", count: 65)])
    func refused(text: String) {
        #expect(UserID(text) == nil)
        #expect(SessionID(text) == nil)
        #expect(SessionToken(text) == nil)
        #expect(Epoch(text) == nil)
    }

    @Test("made from random bytes: five bits a character, every bit counts")
    func random() {
        #expect(UserID(randomBytes: []).text == "")
        #expect(UserID(randomBytes: [0, 0, 0, 0, 0]).text == "00000000")
        #expect(UserID(randomBytes: [255, 255, 255, 255, 255]).text == "zzzzzzzz")
        // 00001 00010 00011 00100 00101 00110 00111 01000
        #expect(UserID(randomBytes: [0x08, 0x86, 0x42, 0x98, 0xE8]).text == "12345678")
        #expect(SessionToken(randomBytes: [0x80]).text == "g0")
        #expect(SessionToken(randomBytes: Array(repeating: 7, count: 20)).text.count == 32)
        #expect(Epoch("0abz")?.text == "0abz")
    }

    @Test("a message's id is 16 to 36 characters")
    func messageID() {
        #expect(MessageID("123456789012345") == nil)
        #expect(MessageID("1234567890123456")?.text == "1234567890123456")
        #expect(MessageID("123e4567-e89b-12d3-a456-426614174000") != nil)
        #expect(MessageID("123e4567-e89b-12d3-a456-426614174000x") == nil)
        #expect(MessageID("1234567890 23456") == nil)
        #expect(MessageID(random: 0, 0).text == "00000000000000000000000000")
        #expect(MessageID(random: .max, .max).text == "zzzzzzzzzzzzzzzzzzzzzzzzzw")
        #expect(MessageID(random: 1, 2) != MessageID(random: 2, 1))
    }

    @Test("a token that is logged gives nothing away")
    func redacted() throws {
        let token = try #require(SessionToken("secret"))
        #expect("\(token)" == "(token)")
        #expect(String(reflecting: token) == "(token)")
    }
}
