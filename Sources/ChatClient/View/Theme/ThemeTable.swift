import TerminalCore

/// What each theme looks like.
///
/// The contrast of every fixed colour to the background that a theme is for is computed by a test: 4.5 or more, and 7 in
/// the theme named after it (WCAG 2). The sixteen others are what each user has set them to, so the test takes the
/// palettes of four common terminals for them and asks for 3.
extension Theme {
    /// For any background: only the terminal's own colours, and of these the ones that can be told from both black and
    /// white.
    static let neutral: Theme = {
        var looks = Looks()
        looks.alert = Look(1, .bold)
        looks.code = Look(6)
        looks.names = named(1, 2, 5, 6, 9, 12, 13)
        return Theme(full: looks, basic: looks)
    }()

    /// For a dark background.
    static let dark: Theme = {
        var full = Looks()
        full.faint = Look(248)
        full.alert = Look(210, .bold)
        full.link = Look(117, .underline)
        full.code = Look(152)
        full.names = named(39, 43, 44, 45, 49, 71, 72, 110, 113, 141, 142, 150, 175, 183, 209, 213, 215, 221)
        var basic = Looks()
        basic.alert = Look(9, .bold)
        basic.code = Look(6)
        basic.names = named(2, 3, 6, 10, 11, 12, 13, 14)
        return Theme(full: full, basic: basic)
    }()

    /// For a light background.
    static let light: Theme = {
        var full = Looks()
        full.faint = Look(241)
        full.alert = Look(124, .bold)
        full.link = Look(25, .underline)
        full.code = Look(23)
        full.names = named(20, 22, 25, 26, 53, 54, 55, 58, 89, 94, 125, 126, 127, 128)
        var basic = Looks()
        basic.alert = Look(1, .bold)
        basic.code = Look(5)
        basic.names = named(1, 4, 5, 9)
        return Theme(full: full, basic: basic)
    }()

    /// White on black, painted.
    static let contrast = Theme(
        full: painted(
            text: 231, on: 16, faint: 250, alert: 226, link: 117, code: 159,
            names: 39, 48, 78, 80, 86, 106, 107, 117, 175, 177, 183, 206, 208, 210, 215, 221),
        basic: painted(text: 15, on: 0, faint: 7, alert: 11, link: 14, code: 10, names: 10, 14, 11))

    /// No colours.
    static let mono = Theme()

    private static func named(_ colours: UInt8...) -> [Look] { colours.map { Look($0) } }

    /// Looks that leave nothing to the terminal's own colours.
    private static func painted(
        text: UInt8, on background: UInt8, faint: UInt8, alert: UInt8, link: UInt8, code: UInt8, names: UInt8...
    ) -> Looks {
        let background = Colour.indexed(background)
        var looks = Looks()
        looks.text = Look(text, on: background)
        looks.faint = Look(faint, on: background)
        looks.strong = Look(text, on: background, .bold)
        looks.bar = Look(text, on: background, .reverse)
        looks.alert = Look(alert, on: background, .bold)
        looks.link = Look(link, on: background, .underline)
        looks.code = Look(code, on: background)
        looks.names = names.map { Look($0, on: background) }
        return looks
    }
}
