import TerminalCore

/// What stands in the chat region while the reader is in no room.
enum NoRoomPage {
    /// Draws what the reader waits for, or how to get into a room, in the middle of the region.
    static func draw(_ connection: Connection, in region: Region, margin: Int, on grid: inout CellGrid) {
        let inner = region.inset(leading: margin, trailing: margin)
        let sentences = Line.paragraphs(of: words(connection))
        let rows = Wrap.wrap(sentences, columns: max(1, inner.columns))
        let top = max(0, (region.rows - rows.count) / 2)
        for (index, row) in rows.enumerated() {
            grid.draw(row.fitted(inner.columns, alignment: .centre), in: inner, row: top + index)
        }
    }

    /// What can be done; while there is no connection, nothing can be listed or entered.
    private static func words(_ connection: Connection) -> String {
        switch connection.state {
        case .connecting: "Connecting to \(connection.address)"
        case .connected: "You are in no room.\n/rooms lists them, /join lobby enters one."
        case .disconnected, .waiting, .returning, .ended: "You are in no room, and not connected."
        }
    }
}
