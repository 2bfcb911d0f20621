import ChatProtocol
import Testing

@Suite("What is searched for")
struct SearchWordsTests {
    @Test(
        "hits",
        arguments: [
            ("회의", "내일 회의는 세 시"), ("점심 회의", "회의하고 점심 먹자"), ("\u{1112}\u{116C}\u{110B}\u{1174}", "회의실"),
            ("회의", "\u{1112}\u{116C}\u{110B}\u{1174}실"), ("DEPLOY", "we deploy today"), ("ploy", "Deploying"),
            ("100%", "100% sure"), ("a_b", "say a_b here"), ("\"or\"", "this \"or\" that"), ("회의 밥", "밥 먹고 회의"),
            ("straße", "STRASSE 12"), ("🙂🙂", "ok 🙂🙂🙂"), ("c++", "in C++ and c"),
        ])
    func hit(words: String, text: String) throws {
        #expect(try SearchWords(words).match(text))
    }

    @Test(
        "no hits",
        arguments: [
            ("회의 점심", "회의만"), ("a_b", "axb"), ("100%", "1000"), ("ab*", "abc"), ("or", "nothing here"),
            ("회의 밥", "회의와 빵"),
        ])
    func miss(words: String, text: String) throws {
        #expect(try !SearchWords(words).match(text))
    }

    @Test("what is no search")
    func refused() {
        #expect(throws: SearchError.empty) { try SearchWords(" \n") }
        #expect(throws: SearchError.tooShort) { try SearchWords("a b 밥") }
        #expect(throws: SearchError.tooLong) { try SearchWords(String(repeating: "가", count: 86)) }
        #expect(throws: SearchError.tooManyWords) { try SearchWords("aa b c d e f g h i") }
    }

    @Test(
        "what is compared is in NFC and without case",
        arguments: [
            ("회의 3시 OK", "회의 3시 ok"), ("\u{ABFF}\u{AC00}\u{D7A3}\u{D7A4}Z", "\u{ABFF}\u{AC00}\u{D7A3}\u{D7A4}z"),
            ("\u{AC00}\u{D7A3}Z", "\u{AC00}\u{D7A3}z"), ("하\u{11AB}A", "한a"), ("ÄÉ\u{41}\u{308}", "äéä"),
            ("[`@{", "[`@{"),
            ("회의🙂Ω", "회의🙂ω"), ("", ""),
        ])
    func folded(text: String, folded: String) {
        // Swift's own comparison would take NFC and NFD for the same.
        #expect(Array(SearchWords.folded(text).unicodeScalars) == Array(folded.unicodeScalars))
    }

    @Test("words stay as they were written, for the wire")
    func text() throws {
        #expect(try SearchWords("  Deploy\tnow ").text == "Deploy now")
        // 85 syllables in 765 bytes; in NFC they are 255.
        let syllables = String(repeating: "\u{1112}\u{1161}\u{11AB}", count: 85)
        #expect(try Array(SearchWords(syllables).text.unicodeScalars) == Array(repeating: "\u{D55C}", count: 85))
    }
}
