/// The keep-alive's clockwork: when to ask a silent peer, and when to give it up.
struct Heartbeat: Sendable {
    /// What is due at an instant.
    enum Due: Equatable {
        /// Nothing yet.
        case nothing
        /// Send a Ping.
        case ping
        /// The peer did not answer: fail the connection with this Close frame.
        case failure(Close)
    }

    private let rule: KeepAlive
    private var lastHeard: Instant
    private var pingSent: Instant?
    /// The silence before the next Ping.
    ///
    /// The first one stays until it is used, so that peers who all speak at the same moment after a restart are still asked
    /// at different ones.
    private var silence: Duration

    init(rule: KeepAlive, now: Instant) {
        self.rule = rule
        lastHeard = now
        silence = rule.firstPingAfter ?? rule.pingAfter
    }

    /// The instant at which ``advance(to:)`` has something to do.
    var deadline: Instant {
        if let pingSent { return pingSent.advanced(by: rule.answerWithin) }
        return lastHeard.advanced(by: silence)
    }

    /// Notes that bytes arrived, whatever they say: whoever sends is alive.
    @inline(__always)
    mutating func heard(now: Instant) {
        lastHeard = now
        pingSent = nil
    }

    /// Begins the current wait anew, for the silence as for the answer.
    mutating func restart(now: Instant) {
        lastHeard = now
        if pingSent != nil { pingSent = now }
    }

    /// Lets time pass and says what is due.
    mutating func advance(to now: Instant) -> Due {
        guard now >= deadline else { return .nothing }
        guard pingSent == nil else { return .failure(Close(rule.closeCode, reason: rule.closeReason)) }
        pingSent = now
        silence = rule.pingAfter
        return .ping
    }
}
