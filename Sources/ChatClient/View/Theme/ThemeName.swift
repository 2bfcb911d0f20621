package import TerminalCore

/// The themes by the names that people choose them by.
package enum ThemeName: String, CaseIterable, Sendable, SettingValue {
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

extension Model {
    /// How the screen looks now: as it is set, or as a `/theme` that is being typed would make it.
    package var theme: Theme {
        let name = ScreenCommands.themeTyped(in: composer.editor.text) ?? settings.screen.theme
        var theme = name.theme(background: background)
        if !settings.screen.nickColours { theme = theme.withoutNameColours }
        theme.depthMax = settings.screen.colours.depth
        return theme
    }
}
