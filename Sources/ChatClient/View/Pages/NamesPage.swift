import TerminalCore

/// The people of a room over the chat, in as many columns as fit.
enum NamesPage {
    /// Widest column of names; a longer name ends in an ellipsis.
    static let columnWidthMax = 20

    /// Draws the names from the first one asked for.
    static func draw(_ overlay: NamesOverlay, in body: Region, on grid: inout CellGrid) {
        let content = OverlayBox.content(of: body)
        let count = overlay.names.map { $0.count == 1 ? "1 person" : "\($0.count.grouped) people" } ?? ""
        let rows = rows(overlay, in: content)
        let box = OverlayBox(
            heading: ("People in \(overlay.room)", count),
            footer: ("Esc closes", rows.count > content.rows ? "PgDn: more" : overlay.top > 0 ? "PgUp: back" : ""))
        box.draw(rows, in: body, on: &grid)
    }

    /// The name at a cell of the body.
    static func name(_ overlay: NamesOverlay, at position: CellPosition, in body: Region) -> String? {
        let content = OverlayBox.content(of: body)
        guard let names = overlay.names, content.contains(position) else { return nil }
        let (across, first) = grid(of: names, overlay, in: content)
        let column = (position.column - content.column) / columnWidthMax
        let index = first + (position.row - content.row) * across + column
        return column < across && index < names.count ? names[index] : nil
    }

    /// How many names stand side by side, and the first of all.
    private static func grid(
        of names: [String], _ overlay: NamesOverlay, in content: Region
    ) -> (across: Int, first: Int) {
        (max(1, content.columns / columnWidthMax), max(0, min(overlay.top, names.count - 1)))
    }

    private static func rows(_ overlay: NamesOverlay, in content: Region) -> [Line] {
        guard let names = overlay.names else { return [Line("Asking the server.", Palette.faint)] }
        let (across, first) = grid(of: names, overlay, in: content)
        // One row more than is drawn tells whether there are more.
        let last = min(names.count, first + across * (content.rows + 1))
        return stride(from: first, to: last, by: across).map { start in
            var line = Line()
            for name in names[start..<min(start + across, last)] {
                line.append(Line(name, Palette.nick(name)).cut(to: columnWidthMax - 2).fitted(columnWidthMax))
            }
            return line
        }
    }
}
