import TerminalCore

/// The finder over the chat: the rooms one is in, with their marks; Enter shows the one that is marked.
enum FinderPage {
    /// Draws the part of the list around the selected room.
    static func draw(_ finder: FinderOverlay, _ model: Model, in body: Region, on grid: inout CellGrid) {
        let content = OverlayBox.content(of: body)
        let rooms = model.found(model.filter)
        let box = OverlayBox(
            heading: ("Find a room", "type a part of its name   Enter: show"), footer: ("", "Esc closes"))
        box.draw(rows(finder, rooms, model, in: content), in: body, on: &grid)
    }

    private static func rows(
        _ finder: FinderOverlay, _ rooms: [RoomState], _ model: Model, in content: Region
    ) -> [Line] {
        guard !rooms.isEmpty else {
            let sentence =
                model.rooms.isEmpty
                ? Model.inNoRoom : "You are in no room called \"\(model.filter)\". /join enters one."
            return Wrap.wrap(Line(sentence), columns: content.columns)
        }
        let window = ListWindow(selected: finder.selected, count: rooms.count, rows: content.rows)
        return window.rows(columns: content.columns) { index in
            let room = rooms[index]
            let marks = room.marks(isShown: room.key == model.shownRoom)
            var line = Line("\(room.number) ", Palette.faint)
            line.append(room.title, Palette.strong)
            if !marks.isEmpty {
                line.append("  ")
                line.append(marks)
            }
            if !room.topic.isEmpty { line.append("  \(room.topic)", Palette.faint) }
            return line
        }
    }
}
