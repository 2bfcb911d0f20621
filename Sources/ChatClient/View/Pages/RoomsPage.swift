import TerminalCore

/// The rooms of the server over the chat: name, people, topic; the selected one is joined by Enter.
enum RoomsPage {
    /// Draws the part of the list around the selected room.
    static func draw(_ overlay: RoomsOverlay, filter: String, in body: Region, on grid: inout CellGrid) {
        let content = OverlayBox.content(of: body)
        let entries = overlay.entries(matching: filter)
        let box = OverlayBox(
            heading: ("Rooms on this server", "Up, Down: choose   Enter: join"),
            footer: (entries.map { position(overlay.selected, of: $0.count) } ?? "", "Esc closes"))
        box.draw(rows(overlay, entries, filter: filter, in: content), in: body, on: &grid)
    }

    private static func position(_ selected: Int, of count: Int) -> String {
        count == 0 ? "" : "\((min(selected, count - 1) + 1).grouped) of \(count.grouped)"
    }

    private static func rows(
        _ overlay: RoomsOverlay, _ entries: [RoomsOverlay.Entry]?, filter: String, in content: Region
    ) -> [Line] {
        guard let entries else { return [Line("Asking the server.", Palette.faint)] }
        if entries.isEmpty {
            let sentence =
                filter.isEmpty
                ? "No rooms yet. /join lobby makes the first one." : "No room here is about \"\(filter)\"."
            return Wrap.wrap(Line(sentence), columns: content.columns)
        }
        let window = ListWindow(selected: overlay.selected, count: entries.count, rows: content.rows)
        let nameColumns = min(24, content.columns / 2)
        return window.rows(columns: content.columns) { index in
            let entry = entries[index]
            var line = Line(entry.name, Palette.strong).fitted(nameColumns)
            line.append(Line(" \(entry.people.grouped)").fitted(6, alignment: .trailing))
            line.append("  \(entry.topic)")
            return line
        }
    }
}
