package import TerminalCore

/// The themes by the names that people choose them by.
package enum ThemeName: String, CaseIterable, Sendable {
    /// By the colour behind the terminal's text; until the terminal has told it, what can be read on any.
    case auto
    /// For light text on a dark background.
    case dark
    /// For dark text on a light background.
    case light
    /// White on black whatever the terminal has, and every colour far from it.
    case contrast
    /// No colours: bold, underline and reverse only.
    case mono

    /// The theme, on a terminal with that background if it has told one.
    package func theme(background: RGB?) -> Theme {
        switch self {
        case .auto: background.map { $0.isLight ? .light : .dark } ?? .neutral
        case .dark: .dark
        case .light: .light
        case .contrast: .contrast
        case .mono: .mono
        }
    }
}
