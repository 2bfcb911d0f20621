import Testing

@testable import TerminalCore

@Suite struct ClipboardTextTests {
    /// RFC 4648, 10, and what shows that no byte beyond ASCII is lost.
    static let vectors = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("https://example.org/한글?>", "aHR0cHM6Ly9leGFtcGxlLm9yZy/tlZzquIA/Pg=="),
    ]

    @Test(arguments: vectors)
    func isBase64(text: String, encoded: String) {
        #expect(ClipboardText.encoded(text) == encoded)
    }

    @Test func isBounded() {
        let longest = String(repeating: "x", count: ClipboardText.bytesMax)
        #expect(ClipboardText.encoded(longest)?.utf8.count == 4096)
        #expect(ClipboardText.encoded(longest + "x") == nil)
    }
}
