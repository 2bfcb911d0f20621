import ChatProtocol

/// Something said in a room.
package struct MessageEntry: Equatable, Sendable {
    /// What sort of saying it is.
    package enum Kind: Equatable, Sendable {
        /// Plain text.
        case text
        /// `/me`: shown as `* dana waves`.
        case action
        /// From a program.
        case notice
        /// A line as a plain server sent it, or as we sent it there; it has no sender but in its own text.
        case line
        /// Its text was taken back.
        case takenBack
    }
    /// The sender's name at that moment; empty for a line of a plain server.
    package var nick: String
    /// The text, original, with line breaks.
    package var text: String
    /// What sort of saying it is.
    package var kind: Kind
    /// Whether we said it.
    package var isOwn: Bool
    /// Whether it mentions us: `!` in the gutter.
    package var mentionsMe: Bool
    /// How far it got.
    package var delivery: DeliveryState
    /// What the update functions need to find it again.
    var reference = MessageReference()
}

/// How far a message got.
package enum DeliveryState: Equatable, Sendable {
    /// In the room's log, or received: normal.
    case delivered
    /// Sent since this monotonic moment and not answered: dim.
    case sending(since: Duration)
    /// The same for more than a second: dim, and `…` after it.
    case delayed
    /// The connection went before the answer: `(not confirmed)`.
    case notConfirmed
    /// Certainly not in the log: `(not sent – Up, Enter to send again)`.
    case notSent
    /// Written to a plain server, which confirms nothing: normal, and no claim.
    case written

    /// How long the answer may take before the message is marked with `…`.
    static let delayedAfter: Duration = .seconds(1)

    /// Whether the message may still be missing from the log.
    var isOpen: Bool {
        switch self {
        case .sending, .delayed, .notConfirmed, .notSent: true
        case .delivered, .written: false
        }
    }
}

/// How a message is found again in its room.
struct MessageReference: Equatable, Sendable {
    /// The id we gave it, or its author did.
    var cid: MessageID?
    /// Who said it, whatever their name is now; `nil` for a line of a plain server.
    var uid: UserID?
    /// Its number in the room's log, once it has one.
    var seq: Int64?
    /// Whether its connection is gone for good, so that no replay can prove any more that it was not sent.
    var isBeyondProof = false
}
