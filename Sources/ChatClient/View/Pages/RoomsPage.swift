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

    /// Which entry a row of the body shows.
    static func entry(_ overlay: RoomsOverlay, filter: String, atRow row: Int, in body: Region) -> Int? {
        let content = OverlayBox.content(of: body)
        guard let count = overlay.entries(matching: filter)?.count, (content.row..<content.endRow).contains(row)
        else { return nil }
        let index = first(overlay, of: count, height: max(1, content.rows)) + row - content.row
        return index < count ? index : nil
    }

    private static func selected(_ overlay: RoomsOverlay, of count: Int) -> Int {
        min(max(0, overlay.selected), count - 1)
    }

    /// The entry on the first row: the selected one is in the middle as long as there are enough on both sides.
    private static func first(_ overlay: RoomsOverlay, of count: Int, height: Int) -> Int {
        max(0, min(selected(overlay, of: count) - height / 2, count - height))
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
        let height = max(1, content.rows)
        let (selected, first) = (
            selected(overlay, of: entries.count), first(overlay, of: entries.count, height: height)
        )
        let nameColumns = min(24, content.columns / 2)
        return entries[first...].prefix(height).enumerated().map { offset, entry in
            let isSelected = first + offset == selected
            var line = Line(isSelected ? ">" : " ")
            line.append(Line(entry.name, Palette.strong).fitted(nameColumns))
            line.append(Line(" \(entry.people.grouped)").fitted(6, alignment: .trailing))
            line.append("  \(entry.topic)")
            line = line.fitted(content.columns)
            return isSelected ? line.restyled(Palette.bar) : line
        }
    }
}

extension Line {
    /// The same text in one style.
    fileprivate func restyled(_ style: Style) -> Line { Line(text, style) }
}
