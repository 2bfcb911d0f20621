/// How a message is meant.
public enum MessageKind: String, Hashable, Sendable, CaseIterable {
    /// Said.
    case text
    /// Done: `* mina waves`.
    case action
    /// Said by a program; nothing answers it automatically.
    case notice
}
