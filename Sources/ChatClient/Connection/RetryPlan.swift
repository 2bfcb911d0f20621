/// When a lost connection is tried again.
enum RetryPlan {
    /// Waits before the first attempts; the last one holds for all that follow, for ever.
    static let delays: [Duration] = [
        .milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(15),
    ]
    /// Each wait is made up to this much shorter or longer, so that a room full of clients does not return at once.
    static let jitterPercent = 20
    /// The longest wait that a server can ask for: nobody looks at a dead screen for longer.
    static let askedWaitMax: Duration = .seconds(300)
    /// How long an attempt may take until the welcome: above the handshake's 5 s and the hello's 10 s of a busy server.
    static let attemptLimit: Duration = .seconds(15)
    /// A connection that lived this long counts as well; the next drop starts from the shortest wait again.
    static let settledAfter: Duration = .seconds(10)

    /// Returns the wait before an attempt, counted from 1.
    static func delay(beforeAttempt attempt: Int, using random: inout some RandomNumberGenerator) -> Duration {
        let delay = delays[min(max(attempt, 1), delays.count) - 1]
        let percent = Int.random(in: (100 - jitterPercent)...(100 + jitterPercent), using: &random)
        return delay * percent / 100
    }
}

/// When a silent connection is asked for a sign of life, and when it counts as dead.
enum Heartbeat {
    /// Silence after which a ping goes out.
    static let pingAfter: Duration = .seconds(15)
    /// How late a pong may be before the status says `no answer`.
    static let lateAfter: Duration = .seconds(5)
    /// Silence after which the connection counts as lost.
    static let deadAfter: Duration = .seconds(30)
    /// A round trip above this is shown as `slow`.
    static let slowAbove: Duration = .seconds(1)
}
