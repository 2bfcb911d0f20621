/// What a client does after a connection has ended.
public enum CloseReaction: Hashable, Sendable {
    /// Connects again, with back-off, and resumes its session.
    case retry
    /// Stays away and tells the person.
    case stop

    /// Returns the reaction to a close code; nil stands for an end without one (1005, 1006).
    public static func after(code: UInt16?) -> CloseReaction {
        switch code {
        case nil, 1001, 1005, 1006, 1011, 1012, 1013: .retry
        case .some(4000..<4400): .retry
        default: .stop
        }
    }
}
