import TerminalCore

/// The few styles of the screen; each only repeats what a character already says.
enum Palette {
    /// What the eye may skip: times, rules, hints.
    static let faint = Style(attributes: .dim)
    /// Titles and what is selected by weight.
    static let strong = Style(attributes: .bold)
    /// The one bar of the screen, and what is selected in a list.
    static let bar = Style(attributes: .reverse)
    /// What concerns the reader: mentions and the rule above what is new.
    static let alert = Style(foreground: .palette(1), attributes: .bold)
    /// A link.
    static let link = Style(attributes: .underline)

    /// The style of a name.
    static func nick(_ name: String) -> Style { Style(foreground: NickColour.colour(of: name)) }
}

extension Style {
    /// The same style, dim: for what is not settled yet.
    var dimmed: Style {
        var style = self
        style.attributes.insert(.dim)
        return style
    }
}
