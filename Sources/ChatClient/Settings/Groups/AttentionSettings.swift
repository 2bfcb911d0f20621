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

    static let rows: [SettingRow] = [
        SettingRow("bell", \.attention.bell, "what rings the bell while the terminal has no focus")
    ]
}
