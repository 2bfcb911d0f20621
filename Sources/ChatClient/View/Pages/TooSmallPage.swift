import TerminalCore

/// The one sentence of a screen too small for anything else; everything keeps running behind it.
enum TooSmallPage {
    /// Draws `Needs 20x5, has 18x4` in the middle.
    static func draw(on grid: inout CellGrid) {
        let needed = Layout.minimum
        let size = grid.size
        let sentence = "Needs \(needed.columns)x\(needed.rows), has \(size.columns)x\(size.rows)"
        let rows = Wrap.wrap(Line(sentence), columns: max(1, size.columns))
        for (index, row) in rows.enumerated() {
            grid.draw(row.fitted(size.columns, alignment: .centre), row: (size.rows - rows.count + 1) / 2 + index)
        }
    }
}
