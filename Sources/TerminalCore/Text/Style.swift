/// One of the terminal's own colours, so that light and dark themes stay readable.
public enum Colour: Hashable, Sendable {
    /// What the user's terminal takes for text or background.
    case standard
    /// One of the sixteen ANSI colours, 0 to 15; a terminal with fewer gets the nearest of its own.
    case palette(UInt8)
}

/// How a cell looks: colours and attributes, never the only carrier of a meaning.
public struct Style: Hashable, Sendable {
    /// The attributes a terminal can give to text.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The set as bits; CTerminal reads the same bits.
        public let rawValue: UInt8

        /// Makes a set from its bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Heavier strokes.
        public static let bold = Attributes(rawValue: 1)
        /// Fainter than the rest.
        public static let dim = Attributes(rawValue: 2)
        /// Slanted where the terminal can.
        public static let italic = Attributes(rawValue: 4)
        /// Underlined.
        public static let underline = Attributes(rawValue: 8)
        /// Foreground and background exchanged.
        public static let reverse = Attributes(rawValue: 16)
    }

    /// The colour of the text.
    public var foreground: Colour
    /// The colour behind it.
    public var background: Colour
    /// Bold, dim and the rest.
    public var attributes: Attributes

    /// Makes a style; what is left out is the terminal's own.
    public init(foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own colours, no attributes.
    public static let plain = Style()
}
