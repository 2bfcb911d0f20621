import TerminalCore

/// The room list on the left: number, name and marks of each room.
enum RoomSidebar {
    /// Draws the list and the rule right of it.
    static func draw(_ model: Model, in region: Region, on grid: inout CellGrid) {
        grid.draw(Line(" ROOMS", Palette.faint), in: region)
        let scroll = scroll(model, in: region)
        for (offset, room) in model.rooms.dropFirst(scroll.top).prefix(region.rows - 1).enumerated() {
            let row = line(room, isShown: room.key == model.shownRoom, columns: region.columns)
            grid.draw(row, in: region, row: offset + 1)
        }
        for row in region.row..<region.endRow {
            grid.draw(Line("|", Palette.faint), row: row, column: region.endColumn)
        }
    }

    /// How far the list is scrolled: by the wheel, else only as far as it must be to keep the shown room in sight.
    static func scroll(_ model: Model, in region: Region) -> ListScroll {
        let height = region.rows - 1
        let automatic = (model.shownIndex ?? 0) - height + 1
        return ListScroll(top: model.display.roomListTop ?? automatic, topMax: model.rooms.count - height)
    }

    /// The room on a row of the region.
    static func room(_ model: Model, atRow row: Int, in region: Region) -> RoomKey? {
        let index = scroll(model, in: region).top + row - 1
        return row > 0 && model.rooms.indices.contains(index) ? model.rooms[index].key : nil
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
