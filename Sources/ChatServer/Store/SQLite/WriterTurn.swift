/// When the writer of the database takes its next turn: at once for events, whose senders wait for it, and after a short
/// while for sessions, for which nobody waits.
///
/// So the two rows of everybody who enters are not a transaction each: a crowd that comes in is a few of them.
enum WriterTurn: Equatable {
    /// Nothing is to be written.
    case idle
    /// Sessions gather until a timer ends.
    case gathering
    /// A turn is scheduled or runs.
    case writing

    /// What the owner has to do now.
    enum Action: Equatable {
        case nothing
        /// Schedule a turn.
        case write
        /// Start a timer, and tell of its end.
        case startTimer
    }

    /// What is still to be written when a turn is over.
    enum Rest {
        case nothing
        case sessions
        case events
    }

    /// Events are there that are to be stored; with them go the sessions that have gathered.
    mutating func eventsCame() -> Action {
        guard self != .writing else { return .nothing }
        self = .writing
        return .write
    }

    /// A session is there that is to be stored.
    mutating func sessionCame() -> Action {
        guard self == .idle else { return .nothing }
        self = .gathering
        return .startTimer
    }

    /// A timer has ended; it may be one of an earlier time, then the sessions that gather now go a little earlier.
    mutating func timerEnded() -> Action {
        guard self == .gathering else { return .nothing }
        self = .writing
        return .write
    }

    /// A turn is over.
    mutating func ended(_ rest: Rest) -> Action {
        switch rest {
        case .nothing:
            self = .idle
            return .nothing
        case .sessions:
            self = .gathering
            return .startTimer
        case .events:
            self = .writing
            return .write
        }
    }

    /// Nothing further comes: what has gathered goes now, and what was left from before is tried once more.
    mutating func finish(isAnythingLeft: Bool) -> Action {
        guard self == .gathering || self == .idle && isAnythingLeft else { return .nothing }
        self = .writing
        return .write
    }
}
