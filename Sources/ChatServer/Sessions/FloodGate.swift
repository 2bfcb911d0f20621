package import ChatProtocol
package import WebSocketCore

/// How many messages a connection may send: delay first, then refuse, and in the end close.
package struct FloodGate: Equatable, Sendable {
    /// What happens to one message.
    package enum Verdict: Equatable, Sendable {
        /// It goes on after a delay, most often of zero.
        case pass(after: Duration)
        /// It is refused.
        case refuse(retryAfter: Duration)
        /// It is refused, and the connection closed.
        case close
    }

    /// The bounds that a server's flags set.
    package struct Rate: Equatable, Sendable {
        package var messagesPerSecond: Int
        package var burst: Int

        /// Creates a rate; 0 messages a second stands for no limit at all.
        package init(
            messagesPerSecond: Int = ChatLimits.messagesPerSecond, burst: Int = ChatLimits.messageBurst
        ) {
            self.messagesPerSecond = messagesPerSecond
            self.burst = burst
        }
    }

    /// How long a message is held back rather than refused: a pasted handful of lines arrives, only slower.
    static let patience: Duration = .seconds(2)
    /// Refused bursts within `burstWindow` after which the connection is closed.
    static let refusedBursts = 3
    /// The time in which refused bursts are counted.
    static let burstWindow: Duration = .seconds(60)
    /// Refused messages at once: a pasted file is refused and no more, line by line.
    static let refusalsMax = 1_000
    /// Refused messages a second beyond that: more than a person or a careless script sends, less than a flood.
    static let refusalsPerSecond = 10

    private var messages: TokenBucket?
    private var joins = TokenBucket(burst: 10, interval: .seconds(1))
    private var nicks = TokenBucket(burst: 3, interval: .seconds(20))
    private var secrets = TokenBucket(burst: 3, interval: .seconds(20))
    private var reads = TokenBucket(burst: 20, interval: .milliseconds(500))
    private var typings = TokenBucket(burst: 1, interval: .seconds(3))
    private var controls = TokenBucket(burst: 60, interval: .milliseconds(100))
    private var refusals = TokenBucket(burst: refusalsMax, interval: .seconds(1) / refusalsPerSecond)
    private var bursts: [Instant] = []
    private var isInRefusedBurst = false

    /// Creates the buckets of a connection.
    package init(rate: Rate) {
        guard rate.messagesPerSecond > 0 else { return }
        messages = TokenBucket(burst: rate.burst, interval: .seconds(1) / rate.messagesPerSecond)
    }

    /// Judges a command.
    package mutating func judge(_ command: Command, now: Instant) -> Verdict {
        switch command {
        case .send, .topic, .redact, .moderate:
            guard messages != nil else { return .pass(after: .zero) }
            return judgeMessage(now: now)
        case .join, .direct: return Self.take(&joins, now)
        case .nick: return Self.take(&nicks, now)
        case .oper: return Self.take(&secrets, now)
        case .history, .search, .who, .rooms: return judgeReading(now: now)
        case .typing(_, true): return Self.take(&typings, now)
        case .typing(_, false): return .pass(after: .zero)
        case .read, .ping, .part, .bye, .hello: return Self.take(&controls, now)
        }
    }

    /// Judges a look at a list or at history.
    package mutating func judgeReading(now: Instant) -> Verdict {
        Self.take(&reads, now)
    }

    /// Judges something that is no command but costs a reading, as a WebSocket ping or a mistake: false if too many.
    package mutating func judgeOther(now: Instant) -> Bool {
        controls.take(now: now) != nil
    }

    private static func take(_ bucket: inout TokenBucket, _ now: Instant) -> Verdict {
        if let wait = bucket.take(now: now) { return .pass(after: wait) }
        return .refuse(retryAfter: bucket.waitingTime(now: now))
    }

    private mutating func judgeMessage(now: Instant) -> Verdict {
        // Only who has paused until the bucket is full again can begin another burst: a message now and then passes even
        // while somebody types on a little too fast, and that is one burst.
        if messages?.isFull(now: now) == true { isInRefusedBurst = false }
        if let wait = messages?.take(now: now, patience: Self.patience) { return .pass(after: wait) }
        // A flood that never pauses is one burst too, so it has a bound of its own.
        guard refusals.take(now: now) != nil else { return .close }
        if !isInRefusedBurst {
            isInRefusedBurst = true
            bursts.removeAll { $0.advanced(by: Self.burstWindow) <= now }
            bursts.append(now)
            if bursts.count >= Self.refusedBursts { return .close }
        }
        let wait = messages?.waitingTime(now: now) ?? .zero
        return .refuse(retryAfter: max(wait - Self.patience, .milliseconds(100)))
    }
}
