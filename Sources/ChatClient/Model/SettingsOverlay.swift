/// The settings over the chat: /set.
package struct SettingsOverlay: Equatable, Sendable {
    /// The entry that Enter takes, counted among those that are shown.
    package var selected = 0

    /// The rows whose name or explanation contains a text, in any case.
    static func rows(matching filter: String) -> [SettingRow] {
        let filter = filter.lowercased()
        guard !filter.isEmpty else { return SettingTable.rows }
        return SettingTable.rows.filter { $0.name.contains(filter) || $0.explanation.lowercased().contains(filter) }
    }
}

extension Model {
    /// Writes the `/set` of a setting into the input line, where its value can be changed and Tab knows the others.
    mutating func edit(_ list: SettingsOverlay) {
        let rows = SettingsOverlay.rows(matching: filter)
        guard rows.indices.contains(list.selected) else { return }
        closeOverlay()
        let row = rows[list.selected]
        composer.replaceText("/set \(row.name) \(row.text(in: settings))")
    }
}
