/// A mistake of the session's owner; the peer never causes one.
public enum SessionError: Error, Equatable, Sendable {
    /// The session is closing or closed, so nothing can be sent any more.
    case notOpen
    /// A Ping's payload is longer than the 125 bytes of a control frame.
    case controlPayloadTooLong(Int)
}
