import ChatProtocol
import Testing

@Suite("A password in its one legal form")
struct PasswordTests {
    @Test("what a file or a keyboard adds makes no difference")
    func form() {
        #expect(Password("sesame\n")?.text == "sesame")
        #expect(Password("  열려라 참깨\r\n")?.text == "열려라 참깨")
        // U+1100 U+1161 is how some keyboards write U+AC00.
        #expect(Password("\u{1100}\u{1161}").map { Array($0.text.unicodeScalars) } == ["\u{AC00}"])
        #expect(Password("\u{AC00}\u{11AB}").map { Array($0.text.unicodeScalars) } == ["\u{AC04}"])
        #expect(Password(String(repeating: "a", count: 256)) != nil)
    }

    @Test("refused", arguments: ["", " \n", "a\nb", "a\u{7}b", String(repeating: "a", count: 257)])
    func refused(text: String) {
        #expect(Password(text) == nil)
    }
}
