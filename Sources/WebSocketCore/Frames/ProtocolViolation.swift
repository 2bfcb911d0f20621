/// What a peer did that the protocol forbids; each fails the connection with its code and sentence (RFC 6455, 7.1.7).
public enum ProtocolViolation: Error, Hashable, Sendable {
    /// A reserved bit is set that no negotiated extension gives a meaning (5.2).
    case reservedBits
    /// The opcode is one of those reserved for later (5.2).
    case reservedOpcode(UInt8)
    /// A length took more bytes than it needs (5.2).
    case lengthNotMinimal
    /// A 64-bit length has its highest bit set (5.2).
    case lengthTooLarge
    /// A client's frame is not masked (5.1).
    case unmaskedFrame
    /// A server's frame is masked (5.1).
    case maskedFrame
    /// A control frame is a fragment (5.5).
    case fragmentedControlFrame
    /// A control frame has more than 125 bytes of payload (5.5).
    case controlFrameTooLong
    /// A continuation frame without a message to continue (5.4).
    case unexpectedContinuation
    /// A new message before the last one is complete (5.4).
    case unfinishedMessage
    /// A message with more bytes than the session takes.
    case messageTooBig(limit: Int)
    /// A message in too many fragments without a byte: they cost no memory, but without a bound they never end.
    case tooManyEmptyFragments(limit: Int)
    /// A text message that is not UTF-8 (8.1).
    case invalidText
    /// A compressed message that no compressor wrote, or that stops inside a block (RFC 7692, 7.2.2).
    case invalidDeflate
    /// A Close frame with a payload of one byte (5.5.1).
    case closePayloadTooShort
    /// A Close frame with a code that must not be sent (7.4).
    case illegalCloseCode(UInt16)
    /// A Close frame whose reason is not UTF-8 (5.5.1).
    case invalidCloseReason

    /// The code that the Close frame carries.
    public var closeCode: CloseCode {
        switch self {
        case .messageTooBig: .messageTooBig
        case .tooManyEmptyFragments: .policyViolation
        case .invalidText, .invalidDeflate, .invalidCloseReason: .invalidPayload
        default: .protocolError
        }
    }

    /// The reason that the Close frame carries, for people; at most 123 bytes.
    public var sentence: String {
        switch self {
        case .reservedBits: "A reserved bit was set although no extension was agreed on."
        case .reservedOpcode(let opcode): "The opcode \(opcode) has no meaning yet."
        case .lengthNotMinimal: "A frame's length was not written in its shortest form."
        case .lengthTooLarge: "A frame's length had its highest bit set."
        case .unmaskedFrame: "A client must mask its frames, and this one was not masked."
        case .maskedFrame: "A server must not mask its frames, and this one was masked."
        case .fragmentedControlFrame: "A control frame must not be fragmented."
        case .controlFrameTooLong: "A control frame must not carry more than 125 bytes."
        case .unexpectedContinuation: "A continuation frame came without a message to continue."
        case .unfinishedMessage: "A new message began before the last one was complete."
        case .messageTooBig(let limit): "The message is too big: at most \(limit) bytes are taken."
        case .tooManyEmptyFragments(let limit): "A message came in more than \(limit) empty fragments."
        case .invalidText: "A text message was not valid UTF-8."
        case .invalidDeflate: "A compressed message could not be inflated."
        case .closePayloadTooShort: "A Close frame's payload must be empty or at least two bytes."
        case .illegalCloseCode(let code): "The close code \(code) must not be sent."
        case .invalidCloseReason: "The reason of a Close frame was not valid UTF-8."
        }
    }
}
