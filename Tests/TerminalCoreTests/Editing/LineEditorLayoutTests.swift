import Testing

@testable import TerminalCore

/// Pictures of an input field, with the cursor's row and column.
@Suite struct LineEditorLayoutTests {
    private func editor(_ text: String, cursor: Int? = nil) -> LineEditor {
        var editor = LineEditor()
        editor.set(text)
        if let cursor { editor.move(to: cursor) }
        return editor
    }

    private func check(
        _ layout: LineEditor.Layout, _ rows: [String], _ cursor: (Int, Int),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(layout.rows.map(\.text) == rows, sourceLocation: sourceLocation)
        #expect(layout.cursor == CellPosition(row: cursor.0, column: cursor.1), sourceLocation: sourceLocation)
    }

    @Test func anEmptyFieldIsOneRow() {
        check(editor("").layout(columns: 10, rows: 3), [""], (0, 0))
    }

    @Test func aLineThatFits() {
        check(editor("한글").layout(columns: 10, rows: 1), ["한글"], (0, 4))
    }

    @Test func oneRowScrollsNoFurtherThanItMust() {
        check(editor("abcdefgh").layout(columns: 5, rows: 1), ["efgh"], (0, 4))
        check(editor("abcdefgh", cursor: 0).layout(columns: 5, rows: 1), ["abcd"], (0, 0))
        check(editor("가나다라", cursor: 3).layout(columns: 6, rows: 1), ["다라"], (0, 2))
        check(editor("abc\ndef\nghi", cursor: 5).layout(columns: 9, rows: 1), ["def"], (0, 1))
    }

    @Test func severalRowsGoOn() {
        check(editor("abcdefgh").layout(columns: 5, rows: 3), ["abcd", "efgh"], (1, 4))
        check(editor("abcdefgh", cursor: 4).layout(columns: 5, rows: 3), ["abcd", "efgh"], (1, 0))
        check(editor("가나다").layout(columns: 6, rows: 3), ["가나", "다"], (1, 2))
        check(editor("ab\n\nc", cursor: 3).layout(columns: 6, rows: 3), ["ab", "", "c"], (1, 0))
    }

    @Test func moreThanFitsScrollsToTheCursor() {
        check(editor("a\nb\nc\nd").layout(columns: 5, rows: 2), ["c", "d"], (1, 1))
        check(editor("a\nb\nc\nd", cursor: 0).layout(columns: 5, rows: 2), ["a", "b"], (0, 0))
    }

    @Test func noRoomAtAllTrapsNothing() {
        for columns in -1...2 {
            for rows in -1...2 {
                #expect(!editor("한글\n👨‍👩‍👧‍👦").layout(columns: columns, rows: rows).rows.isEmpty)
            }
        }
    }
}
