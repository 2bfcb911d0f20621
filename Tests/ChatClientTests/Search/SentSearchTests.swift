import Testing

@testable import ChatClient

@Suite struct SentSearchTests {
    private static let lines = ["deploy the build", "점심 같이 먹을까요", "안녕하세요", "Deploy again", "가\u{0301}", "두 줄\n둘째 줄"]

    private func found(_ text: String) -> [String] {
        var search = SentSearch(Self.lines)
        search.look(for: text)
        guard var all = search.line.map({ [$0] }) else { return [] }
        while search.goOlder() { all.append(search.line ?? "") }
        return all
    }

    @Test(arguments: [
        ("deploy", ["deploy the build", "Deploy again"]), ("DEPLOY A", ["Deploy again"]), ("x", []), ("", []),
        ("먹을", ["점심 같이 먹을까요"]), ("둘째", ["두 줄\n둘째 줄"]),
        // In the form that macOS types, and the other way round.
        ("\u{1106}\u{1165}\u{11A8}\u{110B}\u{1173}\u{11AF}", ["점심 같이 먹을까요"]),
        // Half typed: the syllable is not finished, stands as a letter, or has the next one's consonant.
        ("안녀", ["안녕하세요"]), ("안ㄴ", ["안녕하세요"]), ("ㅎ", ["안녕하세요"]), ("안녕핫", ["안녕하세요"]), ("먹을ㄲ", ["점심 같이 먹을까요"]),
        ("먹으ㄹ", ["점심 같이 먹을까요"]),
        ("녀하", []),
    ])
    func `a part of a line finds it, newest first`(_ text: String, _ lines: [String]) {
        #expect(found(text) == lines)
    }

    @Test func `decomposed lines are found by composed text, and given as they were`() {
        let decomposed = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"
        var search = SentSearch([decomposed])
        search.look(for: "한글")
        #expect(search.line?.unicodeScalars.count == 6)
    }

    @Test func `the shown line stays while it has what is typed, and the lists follow each other, each line once`() {
        var search = SentSearch(["b one", "a one"], ["c one two", "b one", "d two"])
        search.look(for: "one")
        #expect(search.line == "b one")
        search.goNewer()
        #expect(search.line == "b one")
        search.goOlder()
        #expect(search.line == "a one")
        search.look(for: "one ")
        #expect(search.line == "c one two")
        search.look(for: "one")
        #expect(search.line == "c one two")
        search.goOlder()
        #expect(search.line == "c one two")
        search.goNewer()
        #expect(search.line == "a one")
        search.look(for: "two x")
        #expect(search.line == nil)
    }
}
