/// A key, whatever sequence of bytes a terminal sends for it.
public enum Key: Hashable, Sendable {
    /// A key that carries a character, in lower case when it is a letter with Control.
    case character(Character)
    /// Enter, Ctrl-M and Ctrl-J, which terminals cannot tell apart.
    case enter
    /// Tab, which is Ctrl-I too.
    case tab
    /// Backspace, which is Ctrl-H too.
    case backspace
    /// Delete.
    case delete
    /// The arrow to the left.
    case left
    /// The arrow to the right.
    case right
    /// The arrow up.
    case up
    /// The arrow down.
    case down
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// Escape alone.
    case escape
    /// Insert.
    case insert
    /// A function key, from 1.
    case function(Int)
}

/// The keys held down with another key.
public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The set as bits, as xterm counts them.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Shift; a shifted character comes as that character without it.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, also as Escape before the key.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
}

/// One press of a key with its modifiers: Ctrl-A is the character "a" with control.
public struct KeyPress: Hashable, Sendable {
    /// The key.
    public let key: Key
    /// What was held with it.
    public let modifiers: Modifiers

    /// Makes a key press.
    public init(_ key: Key, _ modifiers: Modifiers = []) {
        self.key = key
        self.modifiers = modifiers
    }
}
