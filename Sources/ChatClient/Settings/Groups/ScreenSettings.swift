/// What is on the screen.
package struct ScreenSettings: Equatable, Sendable {
    /// Something that the width of the screen decides unless the user does.
    package enum Choice: String, CaseIterable, Sendable, SettingValue {
        case auto, on, off

        /// What the user decides; `nil` leaves it to the width.
        var wish: Bool? {
            switch self {
            case .auto: nil
            case .on: true
            case .off: false
            }
        }
    }

    /// Whether the terminal reports the mouse.
    package var mouse = true
    /// The time column.
    package var times: Choice = .auto
    /// Joins, leaves and changes of name.
    package var joins = true

    static let rows: [SettingRow] = [
        SettingRow("mouse", \.screen.mouse, "the wheel scrolls; selecting text then needs Shift"),
        SettingRow("times", \.screen.times, "the time of each message; auto goes by the width"),
        SettingRow("joins", \.screen.joins, "who joins, leaves and changes names"),
    ]
}
