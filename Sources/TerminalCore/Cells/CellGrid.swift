/// A whole screen as a value: rows of cells and the place of the cursor.
///
/// The bottom right cell always stays blank: terminals with automatic margins get it by "write, go back, insert",
/// and tmux loses the last character of the row when the cell before it carries a mark.
public struct CellGrid: Equatable, Sendable {
    /// The size of the screen.
    public let size: Size
    /// The rows from the top, each of exactly `size.columns` cells; equal rows compare fast because they share storage.
    public private(set) var rows: [[Cell]]
    /// Where the cursor stands, or nil where it is hidden.
    public var cursor: CellPosition?

    /// Makes a blank screen.
    public init(size: Size) {
        self.size = size
        self.rows = Array(repeating: Array(repeating: .blank, count: size.columns), count: size.rows)
    }

    /// Draws a line from a column on, cut at the width and at the edges of the screen; rows outside are nothing.
    public mutating func draw(_ line: Line, row: Int, column: Int = 0, width: Int? = nil) {
        let visible = width.map { line.prefix($0) } ?? line
        put(visible.cells, row: row, column: column)
    }

    /// Fills a part of the screen with blanks of a style; what lies outside is nothing.
    public mutating func fill(rows: Range<Int>, columns: Range<Int>, style: Style) {
        let blanks = Array(repeating: Cell(unit: .blank, style: style), count: columns.count)
        for row in rows.clamped(to: 0..<size.rows) {
            put(blanks, row: row, column: columns.lowerBound)
        }
    }

    /// Puts cells into a row, so that no half of a wide unit is left alone.
    private mutating func put(_ cells: [Cell], row: Int, column: Int) {
        guard rows.indices.contains(row), column < size.columns, column + cells.count > 0 else { return }
        let target = max(0, column)..<min(size.columns, column + cells.count)
        guard !target.isEmpty else { return }
        // A wide unit that stands across an edge of the target loses its other half.
        blankHalves(row: row, at: target.lowerBound)
        blankHalves(row: row, at: target.upperBound)
        rows[row].replaceSubrange(target, with: cells[(target.lowerBound - column)..<(target.upperBound - column)])
        // A new wide unit that is cut by an edge of the screen does, too.
        if rows[row][target.lowerBound].isRightHalf { blank(row: row, column: target.lowerBound) }
        if target.upperBound == size.columns, rows[row][size.columns - 1].unit.width == 2 {
            blank(row: row, column: size.columns - 1)
        }
        if row == size.rows - 1, target.upperBound == size.columns { blankBottomRight() }
    }

    /// Blanks the wide unit whose right half is at the column.
    private mutating func blankHalves(row: Int, at column: Int) {
        guard column > 0, column < size.columns, rows[row][column].isRightHalf else { return }
        blank(row: row, column: column - 1)
        blank(row: row, column: column)
    }

    private mutating func blank(row: Int, column: Int) {
        rows[row][column] = Cell(unit: .blank, style: rows[row][column].style)
    }

    private mutating func blankBottomRight() {
        blankHalves(row: size.rows - 1, at: size.columns - 1)
        rows[size.rows - 1][size.columns - 1] = .blank
    }

    /// The rows as strings with all their blanks, for pictures in tests.
    public var text: [String] {
        rows.map { $0.map(\.unit.text).joined() }
    }
}
