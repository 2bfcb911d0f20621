/// The two kinds of message that an application sends and receives (RFC 6455, 5.6).
public enum MessageKind: Sendable {
    /// UTF-8 text; what a session delivers has been validated.
    case text
    /// Bytes that mean whatever the application says.
    case binary

    /// The opcode of a message's first frame.
    public var opcode: Opcode {
        switch self {
        case .text: .text
        case .binary: .binary
        }
    }
}
