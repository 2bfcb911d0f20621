/// What an operator has done about somebody, or that somebody has become an operator; everybody in the room sees it.
public struct Moderation: Equatable, Sendable {
    /// What can be done; bans and mutes are of an identity, whatever room they are told in.
    public enum Operation: String, Hashable, Sendable, CaseIterable {
        /// The person's session is over.
        case kick
        /// The person is sent away and kept away.
        case ban
        /// A ban is lifted.
        case unban
        /// The person can read and not speak.
        case mute
        /// A mute is lifted.
        case unmute
        /// The author is an operator from now on; no request asks for this.
        case op
    }

    /// What was done.
    public var operation: Operation
    /// About whom, under the nickname of that moment.
    public var target: Author
    /// For how many seconds, in a ban or mute; nil for good.
    public var seconds: Int64?
    /// Why.
    public var reason: String?

    /// Creates word of what was done.
    public init(_ operation: Operation, target: Author, seconds: Int64? = nil, reason: String? = nil) {
        self.operation = operation
        self.target = target
        self.seconds = seconds
        self.reason = reason
    }

    /// Says it to a person: `jun was banned by mina for 10 min: spam`.
    public func sentence(by nick: Nickname) -> String {
        let done =
            switch operation {
            case .kick: "kicked"
            case .ban: "banned"
            case .unban: "unbanned"
            case .mute: "muted"
            case .unmute: "unmuted"
            case .op: ""
            }
        guard operation != .op else { return "\(nick) is an operator now" }
        let time = seconds.map { " for \(Self.words(seconds: $0))" } ?? ""
        return "\(target.nick) was \(done) by \(nick)\(time)" + (reason.map { ": \($0)" } ?? "")
    }

    private static let units: [(word: String, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("min", 60)]

    /// A time in the largest unit that it is a whole number of.
    private static func words(seconds: Int64) -> String {
        let unit = units.first { seconds % $0.seconds == 0 } ?? ("s", 1)
        return "\(seconds / unit.seconds) \(unit.word)"
    }
}

/// What an operator asks for.
public struct ModerationRequest: Equatable, Sendable {
    /// Where it is told; nil for the lobby.
    public var room: RoomName?
    /// What is to be done.
    public var operation: Moderation.Operation
    /// About whom.
    public var target: Nickname
    /// For how many seconds, in a ban or mute; nil for good.
    public var seconds: Int64?
    /// Why.
    public var reason: String?

    /// Creates the request.
    public init(
        _ operation: Moderation.Operation, _ target: Nickname, in room: RoomName? = nil, seconds: Int64? = nil,
        reason: String? = nil
    ) {
        self.room = room
        self.operation = operation
        self.target = target
        self.seconds = seconds
        self.reason = reason
    }
}
