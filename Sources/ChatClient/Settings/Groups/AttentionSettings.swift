/// What calls for attention while the user looks elsewhere.
package struct AttentionSettings: Equatable, Sendable {
    /// What rings the bell while the terminal has no focus.
    package enum Bell: String, CaseIterable, Sendable, SettingValue {
        case mention, all, none

        /// Whether a line that somebody said rings.
        func rings(forMention isMention: Bool) -> Bool {
            switch self {
            case .mention: isMention
            case .all: true
            case .none: false
            }
        }
    }

    /// What rings the bell.
    package var bell: Bell = .mention
    /// Words that speak to us as our name does.
    package var highlight: [String] = []
    /// Whether the window's title names the room and counts mentions.
    package var title = true

    static let rows: [SettingRow] = [
        SettingRow("bell", \.attention.bell, "what rings while the terminal has no focus"),
        SettingRow("highlight", \.attention.highlight, "words that count as mentions, like your name"),
        SettingRow("title", \.attention.title, "the window's title names room and mentions"),
    ]
}
