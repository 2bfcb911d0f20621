/// What a session tells its owner while it takes bytes; the span that comes along is the payload.
public enum SessionEvent: Equatable, Sendable {
    /// A whole message; a text message is valid UTF-8.
    case message(MessageKind)
    /// A Ping, whose Pong is already in the output.
    case ping
    /// A Pong, asked for or not.
    case pong
    /// The peer's Close frame; the answer to it is already in the output. Nothing follows it.
    case closing(Close)
    /// The peer broke the protocol, and our Close frame that says so is in the output. Nothing follows it.
    case failed(ProtocolViolation)
}
