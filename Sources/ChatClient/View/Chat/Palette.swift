import TerminalCore

/// The few styles of the screen; each only repeats what a character already says.
enum Palette {
    /// What the eye may skip: times, rules, hints, what is not settled.
    static let faint = Style(.faint)
    /// Titles and what is selected by weight.
    static let strong = Style(.strong)
    /// The one bar of the screen, and what is selected in a list.
    static let bar = Style(.bar)
    /// What concerns the reader: mentions and the rule above what is new.
    static let alert = Style(.alert)

    /// The style of a name.
    static func nick(_ name: String) -> Style { Style(.name(NickColour.number(of: name))) }
}

extension Style {
    /// The same style, faint: for what is not settled yet.
    var dimmed: Style { Style(.faint, attributes) }
}
