import ChatProtocol
import Testing

@Suite("The text of a message: cleaned the same way in every dialect")
struct MessageTextTests {
    @Test(
        "control characters go, line ends become newlines",
        arguments: [
            ("hello", "hello"), ("안녕하세요!", "안녕하세요!"), ("a\tb", "a\tb"), ("a\nb", "a\nb"), ("a\r\nb", "a\nb"),
            ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"), ("a\u{2028}b\u{2029}c", "a\nb\nc"), ("a\u{0}b", "ab"),
            ("\u{1B}[31mred", "[31mred"), ("a\u{7F}b", "ab"), ("a\u{9B}31mb", "a31mb"), ("a\u{85}b", "ab"),
            ("a\u{8}b\u{7}c\u{B}d\u{C}e", "abcde"), ("\n\nhi\n\n", "hi"), ("hi\r\n", "hi"),
            ("  indented", "  indented"),
            ("👩‍👩‍👧 ok", "👩‍👩‍👧 ok"), ("“quoted”", "“quoted”"), ("a\u{A0}b", "a\u{A0}b"), ("é", "é"),
        ])
    func cleaned(raw: String, text: String) throws {
        #expect(try Array(MessageText.cleaned(raw).utf8) == Array(text.utf8))
    }

    @Test(
        "nothing to read is refused",
        arguments: ["", " ", "\n", "\t \n", "\u{0}\u{7}", "\u{3000}", "\u{2028}", "\u{3164}\u{115F}", "\u{200B}"])
    func empty(raw: String) {
        #expect(throws: TextError.empty) { try MessageText.cleaned(raw) }
    }

    @Test("bytes are bounded, and the sentence says by how many it is too long")
    func bytes() throws {
        #expect(try MessageText.cleaned(String(repeating: "a", count: 4096)).utf8.count == 4096)
        let error = #expect(throws: TextError.tooLong(bytes: 4098, limit: 4096)) {
            try MessageText.cleaned(String(repeating: "가", count: 1366))
        }
        #expect(error?.sentence == "Too long by 2 bytes; the limit is 4096. Send it in parts.")
        #expect(error?.code == .tooBig)
    }

    @Test("lines are bounded after the empty ones at the ends are gone")
    func lines() throws {
        let hundred = Array(repeating: "x", count: 100).joined(separator: "\n")
        #expect(try MessageText.cleaned("\n" + hundred + "\n") == hundred)
        #expect(throws: TextError.tooManyLines(lines: 101, limit: 100)) { try MessageText.cleaned(hundred + "\ny") }
        #expect(throws: TextError.tooManyLines(lines: 101, limit: 100)) {
            try MessageText.cleaned(Array(repeating: "x", count: 101).joined(separator: "\r"))
        }
    }

    @Test("a server may run with other limits")
    func otherLimits() throws {
        var limits = LimitValues()
        limits.textBytes = 5
        #expect(try MessageText.cleaned("hello", limits: limits) == "hello")
        #expect(throws: TextError.tooLong(bytes: 6, limit: 5)) { try MessageText.cleaned("hello!", limits: limits) }
    }

    @Test("a topic is one line and may be empty")
    func topic() throws {
        #expect(try MessageText.topic("  release\r\nday\t2 ") == "release day 2")
        #expect(try MessageText.topic("\n\u{0}") == "")
        #expect(throws: TextError.tooLong(bytes: 513, limit: 512)) {
            try MessageText.topic(String(repeating: "t", count: 513))
        }
    }

    @Test("a reason is cut at a scalar")
    func reason() {
        #expect(MessageText.reason("gone\nhome") == "gone home")
        #expect(MessageText.reason(String(repeating: "가", count: 100)).utf8.count == 255)
        #expect(MessageText.reason(String(repeating: "a", count: 100_000)).utf8.count == 256)
        #expect(MessageText.reason(String(repeating: "a", count: 255) + " b").utf8.count == 255)
    }
}
