/// The connection to the server: its address and its state machine.
///
/// ```
/// disconnected -connect-> connecting -welcomed-> connected -lost-> waiting -tick-> returning -welcomed-> connected
///                             |                      |                ^                |
///                             +--failed--> disconnected/ended         +----failed------+----> ended
///                             +--failed, but rooms wait for it--------+
/// ```
/// Only `handle` moves it. Time and jitter are arguments; what has to be done comes back as actions.
package struct Connection: Equatable, Sendable {
    /// The address as the user gave it; empty before the first one.
    package internal(set) var address = "" { didSet { key = ServerKey(address) } }
    /// The server by its address in one form, for what is kept of it.
    private(set) var key = ServerKey("")
    /// The address to tell others; the same unless that is one only this machine understands.
    package internal(set) var invitation = ""
    /// Where it stands.
    package internal(set) var state: ConnectionState = .disconnected
    /// How long the server asked us to stay away when it announced its close.
    var retryAfter: Duration = .zero
    /// Whether a first attempt that fails is followed by others, as after a loss: rooms wait for it.
    var keepsTrying = false
    private var lastNumber: ConnectionNumber = 0

    /// What happens to a connection.
    enum Event: Equatable, Sendable {
        case connect(address: String)
        case retryNow
        case disconnect
        /// The opening handshake is done, with the subprotocol of Roost or with none.
        case opened(Link.Dialect)
        case welcomed
        /// The server refuses what we are, and says why: no retry can cure that.
        case refused(sentence: String)
        case heard
        case pong(roundTrip: Duration)
        case failed(sentence: String, canRetry: Bool)
        case closed(sentence: String, canRetry: Bool)
        case tick
    }

    /// What a transition asks for, in order.
    enum Action: Equatable, Sendable {
        case open(ConnectionNumber)
        /// Close it, to come back to the session or because the peer is silent.
        case close(ConnectionNumber)
        /// Close it for good.
        case leave(ConnectionNumber)
        /// Send `hello`.
        case greet
        /// In use from now on.
        case begin(Link.Dialect)
        case ping
        /// A connection in use is gone.
        case lost(cause: String)
        /// The first attempt came to nothing.
        case unreachable(sentence: String)
        /// Given up.
        case ended(sentence: String)
    }

    /// The number of the connection that is open or opening; events of any other are late.
    var currentNumber: ConnectionNumber? {
        switch state {
        case .connecting(let attempt), .returning(_, let attempt): attempt.number
        case .connected(let link): link.number
        case .disconnected, .waiting, .ended: nil
        }
    }

    mutating func handle(
        _ event: Event, now: Duration, using random: inout some RandomNumberGenerator
    ) -> [Action] {
        switch event {
        case .connect(let address):
            self.address = address
            return restart(now: now)
        case .retryNow:
            return retryNow(now: now)
        case .disconnect:
            let closing = currentNumber.map { [Action.leave($0)] } ?? []
            let wasInUse = isInUse
            state = .disconnected
            return closing + (wasInUse ? [.lost(cause: "you disconnected")] : [])
        case .opened(let dialect):
            return opened(dialect, now: now)
        case .welcomed:
            return begin(.roost, now: now)
        case .refused(let sentence):
            return closeCurrent() + giveUp(sentence)
        case .heard:
            if case .connected(var link) = state {
                link.lastHeard = now
                state = .connected(link)
            }
            return []
        case .pong(let roundTrip):
            if case .connected(var link) = state {
                link.lastHeard = now
                link.pingSent = nil
                link.roundTrip = roundTrip
                state = .connected(link)
            }
            return []
        case .failed(let sentence, let canRetry), .closed(let sentence, let canRetry):
            return gone(sentence, canRetry: canRetry, now: now, using: &random)
        case .tick:
            return tick(now: now, using: &random)
        }
    }

    private var isInUse: Bool {
        if case .connected = state { true } else { false }
    }

    private func closeCurrent() -> [Action] { currentNumber.map { [.close($0)] } ?? [] }

    private mutating func nextAttempt(now: Duration) -> Attempt {
        lastNumber += 1
        return Attempt(number: lastNumber, since: now)
    }

    private mutating func restart(now: Duration) -> [Action] {
        let closing = closeCurrent() + (isInUse ? [.lost(cause: "you reconnected")] : [])
        let attempt = nextAttempt(now: now)
        state = .connecting(attempt)
        return closing + [.open(attempt.number)]
    }

    private mutating func retryNow(now: Duration) -> [Action] {
        switch state {
        case .waiting(var drop):
            drop.retryAt = now
            let attempt = nextAttempt(now: now)
            state = .returning(drop, attempt)
            return [.open(attempt.number)]
        case .disconnected, .ended, .connected:
            return restart(now: now)
        case .connecting, .returning:
            return []
        }
    }

    private mutating func opened(_ dialect: Link.Dialect, now: Duration) -> [Action] {
        if dialect == .plain { return begin(.plain, now: now) }
        switch state {
        case .connecting(var attempt):
            attempt.isGreeting = true
            state = .connecting(attempt)
        case .returning(let drop, var attempt):
            attempt.isGreeting = true
            state = .returning(drop, attempt)
        case .disconnected, .connected, .waiting, .ended:
            return []
        }
        return [.greet]
    }

    private mutating func begin(_ dialect: Link.Dialect, now: Duration) -> [Action] {
        let attemptsBefore: Int
        let number: ConnectionNumber
        switch state {
        case .connecting(let attempt): (attemptsBefore, number) = (0, attempt.number)
        case .returning(let drop, let attempt): (attemptsBefore, number) = (drop.attempt, attempt.number)
        case .disconnected, .connected, .waiting, .ended: return []
        }
        retryAfter = .zero
        state = .connected(
            Link(
                number: number, dialect: dialect, since: now, attemptsBefore: attemptsBefore, lastHeard: now,
                pingSent: now))
        return [.begin(dialect), .ping]
    }

    private mutating func gone(
        _ sentence: String, canRetry: Bool, now: Duration, using random: inout some RandomNumberGenerator
    ) -> [Action] {
        switch state {
        case .connecting(let attempt):
            if keepsTrying, canRetry {
                wait(since: attempt.since, attempt: 1, now: now, using: &random)
            } else {
                state = .disconnected
            }
            return [.unreachable(sentence: sentence)]
        case .connected(let link):
            let attempts = now - link.since < RetryPlan.settledAfter ? link.attemptsBefore : 0
            guard canRetry else { return [.lost(cause: sentence)] + giveUp(sentence) }
            wait(since: now, attempt: attempts + 1, now: now, using: &random)
            return [.lost(cause: sentence)]
        case .returning(let drop, _):
            guard canRetry else { return giveUp(sentence) }
            wait(since: drop.since, attempt: drop.attempt + 1, now: now, using: &random)
            return []
        case .disconnected, .waiting, .ended:
            return []
        }
    }

    /// What stands behind the reason why the connection is not made again.
    static let returnHint = " /reconnect to return."

    private mutating func giveUp(_ reason: String) -> [Action] {
        let sentence = reason + Self.returnHint
        state = .ended(sentence: sentence)
        return [.ended(sentence: sentence)]
    }

    private mutating func wait(
        since: Duration, attempt: Int, now: Duration, using random: inout some RandomNumberGenerator
    ) {
        let delay = max(
            RetryPlan.delay(beforeAttempt: attempt, using: &random), min(retryAfter, RetryPlan.askedWaitMax))
        retryAfter = .zero
        state = .waiting(Drop(since: since, attempt: attempt, retryAt: now + delay))
    }

    private mutating func tick(now: Duration, using random: inout some RandomNumberGenerator) -> [Action] {
        switch state {
        case .waiting(let drop) where now >= drop.retryAt:
            let attempt = nextAttempt(now: now)
            state = .returning(drop, attempt)
            return [.open(attempt.number)]
        case .connecting(let attempt) where now >= attempt.since + RetryPlan.attemptLimit,
            .returning(_, let attempt) where now >= attempt.since + RetryPlan.attemptLimit:
            return [.close(attempt.number)]
                + gone("The server does not answer.", canRetry: true, now: now, using: &random)
        case .connected(let link) where now >= link.lastHeard + Heartbeat.deadAfter:
            return [.close(link.number)]
                + gone("no answer for 30 s", canRetry: true, now: now, using: &random)
        case .connected(var link) where link.pingSent == nil && now >= link.lastHeard + Heartbeat.pingAfter:
            link.pingSent = now
            state = .connected(link)
            return [.ping]
        case .disconnected, .connecting, .connected, .waiting, .returning, .ended:
            return []
        }
    }
}
