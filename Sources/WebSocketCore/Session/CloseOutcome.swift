/// How a connection ended, or how far it has got with ending: both Close frames, their order, and what went wrong.
public struct CloseOutcome: Equatable, Sendable {
    /// The two ends, as seen from this one.
    public enum Side: Equatable, Sendable {
        /// This end.
        case us
        /// The other end.
        case peer
    }

    /// Why a connection ended other than by a complete closing handshake.
    public enum Failure: Equatable, Sendable {
        /// The peer broke the protocol.
        case violation(ProtocolViolation)
        /// The peer gave no sign of life within the time that the keep-alive allows.
        case silentPeer
        /// The peer did not answer our Close frame in time.
        case closeUnanswered
        /// TCP ended before both Close frames were exchanged.
        case endOfStream
    }

    /// The Close frame that we sent.
    public internal(set) var sent: Close?
    /// The Close frame that the peer sent.
    public internal(set) var received: Close?
    /// Who sent the first Close frame.
    public internal(set) var first: Side?
    /// What went wrong, if anything did.
    public internal(set) var failure: Failure?

    /// Creates an outcome; the default is that of a connection that is still open.
    public init(sent: Close? = nil, received: Close? = nil, first: Side? = nil, failure: Failure? = nil) {
        self.sent = sent
        self.received = received
        self.first = first
        self.failure = failure
    }

    /// Whether both Close frames were exchanged and nothing went wrong (RFC 6455, 7.1.4).
    public var isClean: Bool { sent != nil && received != nil && failure == nil }

    /// The peer's code, 1005 if its Close frame was empty, 1006 if none came (RFC 6455, 7.1.5).
    public var code: UInt16 {
        guard let received else { return 1006 }
        return received.code?.rawValue ?? 1005
    }

    /// The outcome as a sentence for a person.
    public var sentence: String {
        switch failure {
        case .violation(let violation): return "The other side broke the protocol. \(violation.sentence)"
        case .silentPeer: return "The other side gave no sign of life."
        case .closeUnanswered: return "The other side did not answer the goodbye."
        case .endOfStream: return "The connection was lost."
        case nil: break
        }
        guard let first, let close = first == .us ? sent : received else { return "The connection is open." }
        let who = first == .us ? "This side" : "The other side"
        return close.reason.isEmpty ? "\(who) closed the connection." : "\(who) closed the connection: \(close.reason)"
    }
}
