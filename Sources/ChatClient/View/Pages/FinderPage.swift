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

    /// Which entry a row of the body shows.
    static func entry(_ finder: FinderOverlay, _ model: Model, atRow row: Int, in body: Region) -> Int? {
        let content = OverlayBox.content(of: body)
        let count = model.found(model.filter).count
        guard (content.row..<content.endRow).contains(row) else { return nil }
        let index = first(finder, of: count, height: max(1, content.rows)) + row - content.row
        return index < count ? index : nil
    }

    /// The entry on the first row: the selected one is in the middle as long as there are enough on both sides.
    private static func first(_ finder: FinderOverlay, of count: Int, height: Int) -> Int {
        max(0, min(min(max(0, finder.selected), count - 1) - height / 2, count - height))
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
        let height = max(1, content.rows)
        let selected = min(max(0, finder.selected), rooms.count - 1)
        let first = first(finder, of: rooms.count, height: height)
        return rooms[first...].prefix(height).enumerated().map { offset, room in
            let isSelected = first + offset == selected
            let marks = room.marks(isShown: room.key == model.shownRoom)
            var line = Line(isSelected ? ">" : " ")
            line.append("\(room.number) ", Palette.faint)
            line.append(room.title, Palette.strong)
            if !marks.isEmpty {
                line.append("  ")
                line.append(marks)
            }
            if !room.topic.isEmpty { line.append("  \(room.topic)", Palette.faint) }
            line = line.fitted(content.columns)
            return isSelected ? Line(line.text, Palette.bar) : line
        }
    }
}
