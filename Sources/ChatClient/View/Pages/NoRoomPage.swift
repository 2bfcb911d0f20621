import TerminalCore

/// What stands in the chat region while the reader is in no room.
enum NoRoomPage {
    /// Draws the sentence that says how to get into a room, in the middle of the region.
    static func draw(in region: Region, margin: Int, on grid: inout CellGrid) {
        let inner = region.inset(leading: margin, trailing: margin)
        let sentences = Line.paragraphs(of: "You are in no room.\n/rooms lists them, /join lobby enters one.")
        let rows = Wrap.wrap(sentences, columns: max(1, inner.columns))
        let top = max(0, (region.rows - rows.count) / 2)
        for (index, row) in rows.enumerated() {
            grid.draw(row.fitted(inner.columns, alignment: .centre), in: inner, row: top + index)
        }
    }
}
