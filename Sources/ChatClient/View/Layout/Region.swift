import TerminalCore

/// A rectangle of the screen, in cells.
struct Region: Hashable, Sendable {
    /// The first row, counted from the top of the screen.
    var row: Int
    /// The first column, counted from the left edge of the screen.
    var column: Int
    /// How many rows it has.
    var rows: Int
    /// How many columns it has.
    var columns: Int

    /// The row below the last one.
    var endRow: Int { row + rows }

    /// The column right of the last one.
    var endColumn: Int { column + columns }

    /// Whether a cell is in it.
    func contains(_ position: CellPosition) -> Bool {
        (row..<endRow).contains(position.row) && (column..<endColumn).contains(position.column)
    }

    /// The same rectangle with blank space taken off its left and right edges.
    func inset(leading: Int, trailing: Int) -> Region {
        Region(row: row, column: column + leading, rows: rows, columns: max(0, columns - leading - trailing))
    }
}
