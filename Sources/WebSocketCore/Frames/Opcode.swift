/// What a frame is, as its four opcode bits say (RFC 6455, 5.2); the reserved ten have no value here.
public enum Opcode: UInt8, Sendable {
    /// A further fragment of the message that a text or binary frame began.
    case continuation = 0x0
    /// A text message, or its first fragment.
    case text = 0x1
    /// A binary message, or its first fragment.
    case binary = 0x2
    /// The one Close frame that each side sends.
    case close = 0x8
    /// A question that any side may ask at any time; its answer is a Pong with the same payload.
    case ping = 0x9
    /// The answer to a Ping, or an unasked sign of life.
    case pong = 0xA

    /// Whether this is a control frame: never fragmented, at most 125 bytes, allowed between fragments.
    public var isControl: Bool { rawValue >= 0x8 }

    /// Whether this is the first frame of a message.
    var beginsMessage: Bool { self == .text || self == .binary }
}
