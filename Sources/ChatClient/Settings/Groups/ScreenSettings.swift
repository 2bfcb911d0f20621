import TerminalCore

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

    /// How many colours are used at most.
    package enum Colours: String, CaseIterable, Sendable, SettingValue {
        case auto, full = "256", sixteen = "16", eight = "8", none

        /// As many; what the terminal can do where nothing is said.
        var depth: ColourDepth {
            switch self {
            case .auto, .full: .full
            case .sixteen: .sixteen
            case .eight: .eight
            case .none: .none
            }
        }
    }

    /// How everything looks.
    package var theme: ThemeName = .auto
    /// How many colours are used at most.
    package var colours: Colours = .auto
    /// Whether every name has a colour of its own.
    package var nickColours = true
    /// Whether the terminal reports the mouse.
    package var mouse = true
    /// The time column.
    package var times: Choice = .auto
    /// Joins, leaves and changes of name.
    package var joins = true

    static let rows: [SettingRow] = [
        SettingRow("theme", \.screen.theme, "how it looks; auto goes by the background"),
        SettingRow("colors", \.screen.colours, "colours at most; auto is what there are"),
        SettingRow("nick-colors", \.screen.nickColours, "a colour for each name"),
        SettingRow("mouse", \.screen.mouse, "the wheel scrolls; Shift selects text"),
        SettingRow("times", \.screen.times, "the time of messages; auto goes by the width"),
        SettingRow("joins", \.screen.joins, "who joins, leaves and changes names"),
    ]
}
