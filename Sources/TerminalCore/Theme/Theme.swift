/// How everything on the screen looks, for terminals of every number of colours.
///
/// The screen knows what each cell is for and looks it up here while it draws. So another theme changes nothing but the
/// drawing, and what was laid out stays laid out.
public struct Theme: Equatable, Sendable {
    /// The look of each role; as made, without any colour.
    public struct Looks: Equatable, Sendable {
        /// What is said.
        public var text = Look()
        /// What the eye may skip.
        public var faint = Look(.standard, .dim)
        /// Titles.
        public var strong = Look(.standard, .bold)
        /// The bar, and what is selected.
        public var bar = Look(.standard, .reverse)
        /// What concerns the reader.
        public var alert = Look(.standard, .bold)
        /// A link.
        public var link = Look(.standard, .underline)
        /// Code between backticks.
        public var code = Look()
        /// Names share these among themselves; without any they look like text.
        public var names: [Look] = []

        /// Makes looks without any colour.
        public init() {}
    }

    /// For 256 colours.
    public var full = Looks()
    /// For the sixteen colours that are the terminal's own.
    public var basic = Looks()
    /// At most so many colours are used.
    public var depthMax = ColourDepth.full

    /// Makes a theme without any colour.
    public init() {}

    /// Makes a theme of its two tables.
    public init(full: Looks, basic: Looks) {
        self.full = full
        self.basic = basic
    }

    /// The looks on a terminal with so many colours.
    public func looks(at depth: ColourDepth) -> Looks {
        switch min(depth, depthMax) {
        case .none: Looks()
        case .eight: basic.inEightColours
        case .sixteen: basic
        case .full: full
        }
    }

    /// The same theme without colours for names.
    public var withoutNameColours: Theme {
        var theme = self
        theme.full.names = []
        theme.basic.names = []
        return theme
    }
}

extension Theme.Looks {
    /// How a style looks: what its role has, and the attributes it carries itself.
    public func look(of style: Style) -> Look {
        var look = look(of: style.role)
        look.attributes.formUnion(style.attributes)
        return look
    }

    private func look(of role: Style.Role) -> Look {
        switch role {
        case .text: text
        case .faint: faint
        case .strong: strong
        case .bar: bar
        case .alert: alert
        case .link: link
        case .code: code
        case .name(let number): names.isEmpty ? text : names[Int(number) % names.count]
        }
    }

    fileprivate var inEightColours: Theme.Looks {
        var looks = self
        looks.text = text.inEightColours
        looks.faint = faint.inEightColours
        looks.strong = strong.inEightColours
        looks.bar = bar.inEightColours
        looks.alert = alert.inEightColours
        looks.link = link.inEightColours
        looks.code = code.inEightColours
        looks.names = names.map(\.inEightColours)
        return looks
    }
}
