import TerminalCore

/// The links of a room over the chat, numbered; Enter copies the marked one.
enum LinksPage {
    /// Draws the part of the list around the marked link.
    static func draw(_ overlay: LinksOverlay, filter: String, in body: Region, on grid: inout CellGrid) {
        let content = OverlayBox.content(of: body)
        let box = OverlayBox(
            heading: ("Links in this room", "Enter: copy   Alt-O: open"),
            footer: ("A copied link also stands alone on a row.", "Esc closes"))
        box.draw(rows(overlay, filter: filter, in: content), in: body, on: &grid)
    }

    private static func rows(_ overlay: LinksOverlay, filter: String, in content: Region) -> [Line] {
        let entries = overlay.entries(matching: filter)
        if entries.isEmpty {
            return Wrap.wrap(Line("No link here is about \"\(filter)\"."), columns: content.columns)
        }
        let window = ListWindow(selected: overlay.selected, count: entries.count, rows: content.rows)
        let numberColumns = String(overlay.entries.count).count + 1
        let nameColumns = content.columns >= namesFrom ? nameColumnsMax : 0
        return window.rows(columns: content.columns) { index in
            let entry = entries[index]
            var line = Line("\(entry.number) ", Palette.faint).fitted(numberColumns, alignment: .trailing)
            if nameColumns > 0 {
                line.append(Line(entry.author, Palette.nick(entry.author)).cut(to: nameColumns).fitted(nameColumns + 2))
            }
            line.append(entry.link, Style(.link))
            return line
        }
    }

    /// A narrower list has room for addresses only.
    private static let namesFrom = 50
    private static let nameColumnsMax = 10
}
