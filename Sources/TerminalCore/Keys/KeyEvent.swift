/// What a user does at a terminal, and what the terminal says itself.
public enum KeyEvent: Equatable, Sendable {
    /// A key that is no plain typed text.
    case press(KeyPress)
    /// Typed text: characters without Control or Alt, as many as came together.
    case text(String)
    /// Pasted text as it came; `truncated` when it was longer than the decoder's limit.
    case paste(String, truncated: Bool)
    /// The terminal's window got or lost the focus.
    case focus(Bool)
    /// The mouse did something.
    case mouse(MouseEvent)
    /// The terminal answered, which the user knows nothing of.
    case reply(TerminalReply)
}

/// What the mouse did, with which modifiers, and where.
public struct MouseEvent: Hashable, Sendable {
    /// The things a mouse does that matter here; other buttons than the left are not reported.
    public enum Kind: Hashable, Sendable {
        /// The wheel turned away from the user.
        case wheelUp
        /// The wheel turned towards the user.
        case wheelDown
        /// The left button went down.
        case press
        /// The left button went up.
        case release
        /// The mouse moved with the left button down.
        case drag
    }

    /// What happened.
    public let kind: Kind
    /// The cell under the pointer.
    public let position: CellPosition
    /// What was held on the keyboard.
    public let modifiers: Modifiers

    /// Makes a mouse event.
    public init(_ kind: Kind, at position: CellPosition, _ modifiers: Modifiers = []) {
        self.kind = kind
        self.position = position
        self.modifiers = modifiers
    }
}
