/// The size of a terminal or of a part of it, in cells.
public struct Size: Hashable, Sendable {
    /// Cells a row.
    public let columns: Int
    /// Rows.
    public let rows: Int

    /// Makes a size; a negative number counts as nothing.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A place on the screen, counted from zero at the top left.
public struct CellPosition: Hashable, Sendable {
    /// The row, zero at the top.
    public let row: Int
    /// The column, zero at the left.
    public let column: Int

    /// Makes a position; it may lie outside of any grid.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
