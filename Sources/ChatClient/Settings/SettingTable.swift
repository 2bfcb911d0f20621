import ChatProtocol

/// The settings, in one table that the groups put together: configuration, flags and `/set` read it.
package enum SettingTable {
    /// Every setting, in the order it is listed.
    package static let rows: [SettingRow] =
        StartSettings.rows + ScreenSettings.rows + AttentionSettings.rows + RoomSettings.rows
        + ProgramSettings.rows + LoggingSettings.rows

    /// Returns the setting of this exact name.
    package static func find(_ name: String) -> SettingRow? { rows.first { $0.name == name } }

    /// Returns the name that a mistyped word was probably meant to be.
    package static func suggestion(for word: String) -> String? {
        NearestName.suggestion(for: word, among: rows.map(\.name))
    }
}
