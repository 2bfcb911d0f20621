import TerminalCore

/// The settings over the chat, each with its value and what it does.
enum SettingsPage {
    /// Draws the part of the list around the marked setting.
    static func draw(
        _ overlay: SettingsOverlay, _ settings: Settings, filter: String, in body: Region, on grid: inout CellGrid
    ) {
        let content = OverlayBox.content(of: body)
        let entries = SettingsOverlay.rows(matching: filter)
        let window = ListWindow(selected: overlay.selected, count: entries.count, rows: content.rows)
        let box = OverlayBox(
            heading: ("Settings", "* is not the default   /set save keeps it"),
            footer: (entries.isEmpty ? "" : footer(entries[window.selected], columns: content.columns), ""))
        box.draw(rows(entries, window, settings, filter: filter, in: content), in: body, on: &grid)
    }

    /// What the marked setting can be; its name, which stands in the list too, gives way first.
    private static func footer(_ row: SettingRow, columns: Int) -> String {
        let words = "\(row.name): \(row.kind.sentence)"
        return Line(words).columns <= columns ? words : row.kind.sentence
    }

    private static func rows(
        _ entries: [SettingRow], _ window: ListWindow, _ settings: Settings, filter: String, in content: Region
    ) -> [Line] {
        if entries.isEmpty {
            return Wrap.wrap(Line("No setting has to do with \"\(filter)\"."), columns: content.columns)
        }
        let nameColumns = (SettingTable.rows.map(\.name.count).max() ?? 0) + 2
        return window.rows(columns: content.columns) { index in
            let row = entries[index]
            let text = row.text(in: settings)
            var line = Line(row.name, Palette.strong).fitted(nameColumns)
            line.append(Line(text).cut(to: valueColumns).fitted(valueColumns))
            line.append(text == row.standard ? "   " : " * ")
            if content.columns >= explanationsFrom { line.append(Line(row.explanation, Palette.faint)) }
            return line
        }
    }

    /// A longer value is cut; Enter shows it whole.
    private static let valueColumns = 11
    /// A narrower list has room for names and values only.
    private static let explanationsFrom = 50
}
