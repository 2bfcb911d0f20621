import TerminalCore

/// The room list on the left: number, name and marks of each room.
enum RoomSidebar {
    /// Draws the list and the rule right of it.
    static func draw(_ model: Model, in region: Region, on grid: inout CellGrid) {
        grid.draw(Line(" ROOMS", Palette.faint), in: region)
        let height = region.rows - 1
        let shown = model.shownIndex ?? 0
        // The list scrolls only as far as it must to keep the shown room in sight.
        let first = max(0, min(shown - height + 1, model.rooms.count - height))
        for (offset, room) in model.rooms.dropFirst(first).prefix(height).enumerated() {
            let row = line(room, isShown: room.key == model.shownRoom, columns: region.columns)
            grid.draw(row, in: region, row: offset + 1)
        }
        for row in region.row..<region.endRow {
            grid.draw(Line("|", Palette.faint), row: row, column: region.endColumn)
        }
    }

    /// One room, as in `>1 #general  +12`.
    private static func line(_ room: RoomState, isShown: Bool, columns: Int) -> Line {
        let style = isShown ? Palette.strong : .plain
        let marks = room.marks(isShown: isShown).cut(to: columns / 2)
        var line = Line(isShown ? ">" : " ", style)
        line.append("\(room.number) \(room.title)", style)
        let free = columns - marks.columns - (marks.isEmpty ? 0 : 1)
        line = line.cut(to: free).fitted(columns - marks.columns)
        line.append(marks)
        return line
    }
}
