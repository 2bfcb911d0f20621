import Testing

@testable import TerminalCore

@Suite struct LineTests {
    @Test func aWideUnitTakesTwoCells() {
        let line = Line("a한b")
        #expect(line.cells.map(\.isRightHalf) == [false, false, true, false])
        #expect(line.columns == 4)
        #expect(line.text == "a한b")
    }

    static let fits: [(String, Int, Line.Alignment, String)] = [
        ("한글", 6, .leading, "한글  "),
        ("한글", 6, .trailing, "  한글"),
        ("한글", 7, .centre, " 한글  "),
        ("한글", 4, .leading, "한글"),
        ("dana", 3, .leading, "da…"),
        ("한글날", 5, .leading, "한글…"),
        ("한글날", 4, .leading, "한 …"),
        ("한글", 1, .leading, "…"),
        ("한글", 0, .leading, ""),
        ("한글", -1, .leading, ""),
    ]

    @Test(arguments: fits)
    func isFitted(text: String, columns: Int, alignment: Line.Alignment, picture: String) {
        let fitted = Line(text).fitted(columns, alignment: alignment)
        #expect(fitted.text == picture)
        #expect(fitted.columns == max(0, columns))
    }

    @Test func anEllipsisThatDoesNotFitIsLeftOut() {
        #expect(Line("long name").fitted(2, ellipsis: "...").text == "lo")
    }

    @Test func theEllipsisLooksLikeWhatItReplaces() {
        let alert = Style(.alert)
        #expect(Line("dana", alert).fitted(2).cells.map(\.style) == [alert, alert])
    }

    @Test func textSplitsAtItsNewlines() {
        #expect(Line.paragraphs(of: "a\r\n한\n\nb").map(\.text) == ["a", "한", "", "b"])
    }
}
