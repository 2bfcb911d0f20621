/// A colour by the number that terminals know it by.
public enum Colour: Hashable, Sendable {
    /// What the user's terminal takes for text or background.
    case standard
    /// 0 to 15 are the terminal's own, as its user has set them; 16 to 255 are the same on every terminal.
    case indexed(UInt8)
}

/// How many colours a terminal shows; more than it can do are never asked of it.
public enum ColourDepth: Int, Comparable, Sendable {
    /// None, or none wanted.
    case none = 0
    /// The eight of the first colour terminals.
    case eight = 8
    /// Those and their bright sisters.
    case sixteen = 16
    /// Those, a cube of 216 and 24 greys.
    case full = 256

    /// Reads off how many colours a terminal's description promises.
    ///
    /// Above 256 a number means a mixture of red, green and blue, but for the first eight.
    public init(count: Int) {
        switch count {
        case ..<8: self = .none
        case 8..<16: self = .eight
        case 16..<256: self = .sixteen
        case 256: self = .full
        default: self = .eight
        }
    }

    /// Whether it has fewer colours.
    public static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }
}
