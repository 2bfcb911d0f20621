import Testing

@testable import TerminalCore

/// Pictures of wrapped text; the bar is the last column.
@Suite struct WrapTests {
    private func picture(_ text: String, _ columns: Int, indent: Int = 0) -> [String] {
        Wrap.wrap(Line.paragraphs(of: text), columns: columns, hangingIndent: indent)
            .map { $0.fitted(columns).text + "|" }
    }

    @Test func englishBreaksAtSpaces() {
        #expect(
            picture("10:05 carol a long line wraps under the nick", 20, indent: 12) == [
                "10:05 carol a long  |",
                "            line    |",
                "            wraps   |",
                "            under   |",
                "            the nick|",
            ])
    }

    @Test func koreanBreaksBetweenCharactersAndKeepsTheIndent() {
        #expect(
            picture("10:05 미나 오늘은 회의가 있습니다", 20, indent: 11) == [
                "10:05 미나 오늘은 회|",
                "           의가 있습|",
                "           니다     |",
            ])
    }

    @Test func aWideUnitThatDoesNotFitLeavesTheLastColumnBlank() {
        #expect(
            picture("한글한글한", 5) == [
                "한글 |",
                "한글 |",
                "한   |",
            ])
    }

    @Test func closingPunctuationDoesNotBeginARow() {
        #expect(
            picture("안녕하세요. 또", 10) == [
                "안녕하세  |",
                "요. 또    |",
            ])
    }

    @Test func anAddressGoesWholeToTheNextRow() {
        #expect(
            picture("yes, see https://a.example/한글/x now", 26) == [
                "yes, see                  |",
                "https://a.example/한글/x  |",
                "now                       |",
            ])
    }

    @Test func aWordLongerThanARowBeginsWhereItIs() {
        #expect(
            picture("ab abcdefghijklm", 8, indent: 2) == [
                "ab abcde|",
                "  fghijk|",
                "  lm    |",
            ])
    }

    @Test func paragraphsAndEmptyOnesKeepTheIndent() {
        #expect(
            picture("bob: one\n\ntwo", 10, indent: 5) == [
                "bob: one  |",
                "          |",
                "     two  |",
            ])
    }

    @Test func marksStayWithTheirBase() {
        #expect(picture("e\u{301}e\u{301}e\u{301}", 2) == ["e\u{301}e\u{301}|", "e\u{301} |"])
    }

    @Test func anIndentWiderThanTheRowLeavesRoomForAWideUnit() {
        #expect(
            picture("한글", 3, indent: 9) == [
                "한 |",
                " 글|",
            ])
    }

    @Test func anEmptyLineIsOneRow() {
        #expect(picture("", 4) == ["    |"])
    }

    @Test func randomTextKeepsAllItsUnitsAndFits() {
        var random = SeededGenerator(seed: 2)
        let pieces = ["a", " ", "한", "글.", "http://x/", "😀", "wörd", "「", "」", "  ", "e\u{301}"]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...30, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let columns = Int.random(in: 2...20, using: &random)
            let indent = Int.random(in: 0...20, using: &random)
            let rows = Wrap.wrap(Line(text), columns: columns, hangingIndent: indent)
            #expect(rows.allSatisfy { $0.columns <= columns })
            #expect(rows.allSatisfy { $0.cells.first?.isRightHalf != true })
            let kept = rows.map(\.text).joined().filter { $0 != " " }
            #expect(kept == Line(text).text.filter { $0 != " " })
        }
    }
}
