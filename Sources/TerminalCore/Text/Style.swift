/// What a cell is for, and what it has beyond that; a ``Theme`` says how it looks.
///
/// Never the only carrier of a meaning: what a style says, a character says as well.
public struct Style: Hashable, Sendable {
    /// What a cell is for.
    public enum Role: Hashable, Sendable {
        /// What is said.
        case text
        /// What the eye may skip: times, rules, hints, what is not settled.
        case faint
        /// Titles and what stands out by weight.
        case strong
        /// The one bar of the screen, and what is selected in a list.
        case bar
        /// What concerns the reader.
        case alert
        /// A link.
        case link
        /// Code between backticks.
        case code
        /// A name; the same number always looks alike.
        case name(UInt8)
    }

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

    /// What the cell is for.
    public var role: Role
    /// What it has beyond what the theme gives its role.
    public var attributes: Attributes

    /// Makes a style.
    public init(_ role: Role = .text, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    /// Text as it is said.
    public static let plain = Style()
}
