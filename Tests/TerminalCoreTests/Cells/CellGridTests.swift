import Testing

@testable import TerminalCore

@Suite struct CellGridTests {
    private func grid(_ columns: Int, _ rows: Int) -> CellGrid {
        CellGrid(size: Size(columns: columns, rows: rows))
    }

    @Test func drawsAtAPlaceAndCutsAtTheEdges() {
        var grid = grid(6, 3)
        grid.draw(Line("한글"), row: 0, column: 1)
        grid.draw(Line("abcdef"), row: 1, column: 3)
        grid.draw(Line("abcdef"), row: 1, column: -5)
        grid.draw(Line("nowhere"), row: 7)
        #expect(
            grid.text == [
                " 한글 ",
                "f  abc",
                "      ",
            ])
    }

    @Test func aWidthCutsTheLine() {
        var grid = grid(6, 2)
        grid.draw(Line("한글날"), row: 0, column: 0, width: 3)
        #expect(grid.text[0] == "한    ")
    }

    @Test func halfAWideUnitIsNeverLeft() {
        var grid = grid(6, 2)
        grid.draw(Line("한글날"), row: 0)
        grid.draw(Line("x"), row: 0, column: 1)
        grid.draw(Line("y"), row: 0, column: 4)
        #expect(grid.text[0] == " x글y ")
        #expect(grid.rows[0].count == 6)
    }

    @Test func aWideUnitAcrossTheEdgeOfTheScreenBecomesBlank() {
        var grid = grid(3, 2)
        grid.draw(Line("한글"), row: 0)
        #expect(grid.text[0] == "한 ")
        grid.draw(Line("한글"), row: 0, column: -1)
        #expect(grid.text[0] == " 글")
    }

    @Test func theBottomRightCellStaysBlank() {
        var grid = grid(4, 2)
        grid.draw(Line("abcd"), row: 1)
        #expect(grid.text[1] == "abc ")
        grid.draw(Line("한글"), row: 1)
        #expect(grid.text[1] == "한  ")
        grid.fill(rows: 0..<2, columns: 0..<4, style: Style(.bar))
        #expect(grid.rows[1][3] == .blank)
        #expect(grid.rows[0][3].style == Style(.bar))
    }

    @Test func fillsWhatIsOnTheScreen() {
        var grid = grid(3, 2)
        grid.draw(Line("한a"), row: 0)
        grid.fill(rows: -1..<9, columns: 1..<9, style: .plain)
        #expect(grid.text == ["   ", "   "])
    }

    @Test func anEmptyScreenTakesEverything() {
        var grid = grid(0, 0)
        grid.draw(Line("한"), row: 0)
        grid.fill(rows: 0..<2, columns: 0..<2, style: .plain)
        #expect(grid.text.isEmpty)
    }
}
