import TerminalCore

/// The help over the chat: every key and command from the tables that dispatch reads.
enum HelpPage {
    /// Draws the page of the help that is open, narrowed by what was typed.
    static func draw(
        _ help: HelpContent, page: Int, filter: String, in body: Region, on grid: inout CellGrid
    ) {
        let content = OverlayBox.content(of: body)
        let rows = rows(of: help, filter: filter, columns: content.columns)
        let height = max(1, content.rows)
        let pages = max(1, (rows.count + height - 1) / height)
        let page = max(0, min(page, pages - 1))
        let box = OverlayBox(
            heading: filter.isEmpty
                ? ("Help: keys and commands", "type to filter, Esc closes")
                : ("Help: \(filter)", "Backspace widens, Esc closes"),
            footer: (
                "No Alt key? Press Esc, then the letter.",
                pages == 1 ? "" : "page \(page + 1) of \(pages), \(page + 1 < pages ? "PgDn" : "PgUp")"
            ))
        box.draw(rows.dropFirst(page * height), in: body, on: &grid)
    }

    /// Two short entries stand side by side from this width of the content.
    private static let twoColumnsFrom = 70
    /// Where descriptions begin; the longest key labels fit before it.
    private static let labelColumns = 19

    private static func rows(of help: HelpContent, filter: String, columns: Int) -> [Line] {
        let filter = filter.lowercased()
        let rows = help.sections.flatMap { section in
            let entries = section.entries.filter { $0.contains(filter) }
            return entries.isEmpty
                ? [] : [Line(section.title, Palette.strong)] + Self.rows(entries, columns: columns)
        }
        return rows.isEmpty ? [Line("Nothing here about \"\(filter)\".")] : rows
    }

    /// A row an entry, or for two short ones in a row where the screen is wide enough.
    private static func rows(_ entries: [HelpContent.Entry], columns: Int) -> [Line] {
        let half = columns / 2
        var rows: [Line] = []
        var waiting: Line?
        for entry in entries {
            let lines = wrapped(entry, columns: columns)
            let isShort = columns >= twoColumnsFrom && lines.count == 1 && lines[0].columns <= half
            if isShort, let left = waiting {
                var row = left.fitted(half)
                row.append(lines[0])
                rows.append(row)
                waiting = nil
            } else {
                rows += waiting.map { [$0] } ?? []
                waiting = isShort ? lines[0] : nil
                rows += isShort ? [] : lines
            }
        }
        return rows + (waiting.map { [$0] } ?? [])
    }

    /// ` Alt-A         next room with unread`, the description wrapped in its own column.
    private static func wrapped(_ entry: HelpContent.Entry, columns: Int) -> [Line] {
        let labelColumns = min(labelColumns, columns * 2 / 5)
        var label = Line(" \(entry.label) ", Palette.strong)
        if label.columns < labelColumns { label = label.fitted(labelColumns) }
        label.append(entry.description)
        return Wrap.wrap(label, columns: columns, hangingIndent: labelColumns)
    }
}
