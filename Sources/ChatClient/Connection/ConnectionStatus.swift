/// The connection as the status row names it.
package enum ConnectionStatus: Equatable, Sendable {
    /// Nothing asked for.
    case notConnected
    /// `connecting`.
    case connecting
    /// `connected  4 ms`; no number until the first pong, and never one for a plain server's chat.
    case connected(milliseconds: Int?)
    /// `slow 1 200 ms`.
    case slow(milliseconds: Int)
    /// `no answer 7 s`.
    case noAnswer(seconds: Int)
    /// `OFFLINE 14 s  try 4 in 6 s`.
    case offline(seconds: Int, attempt: Int, inSeconds: Int)
    /// `OFFLINE 14 s  try 4` while the attempt runs.
    case retrying(seconds: Int, attempt: Int)
    /// Given up; the sentence says why and what to do.
    case ended(sentence: String)
}

extension Connection {
    /// Returns what the status row says at a moment.
    package func status(at now: Now) -> ConnectionStatus {
        let now = now.monotonic
        switch state {
        case .disconnected:
            return .notConnected
        case .connecting:
            return .connecting
        case .connected(let link):
            if let pingSent = link.pingSent {
                let silence = now - max(pingSent, link.lastHeard)
                if silence >= Heartbeat.lateAfter { return .noAnswer(seconds: silence.wholeSeconds) }
            }
            guard let roundTrip = link.roundTrip else { return .connected(milliseconds: nil) }
            let milliseconds = roundTrip.wholeMilliseconds
            return roundTrip > Heartbeat.slowAbove
                ? .slow(milliseconds: milliseconds) : .connected(milliseconds: milliseconds)
        case .waiting(let drop):
            let left = max(drop.retryAt - now, .zero)
            return .offline(
                seconds: (now - drop.since).wholeSeconds, attempt: drop.attempt,
                inSeconds: (left + .milliseconds(999)).wholeSeconds)
        case .returning(let drop, _):
            return .retrying(seconds: (now - drop.since).wholeSeconds, attempt: drop.attempt)
        case .ended(let sentence):
            return .ended(sentence: sentence)
        }
    }

    /// The moment at which `tick` is wanted next, for a transition or because the status shows another second.
    func nextDeadline(after now: Duration) -> Duration? {
        switch state {
        case .disconnected, .ended:
            return nil
        case .connecting(let attempt):
            return attempt.since + RetryPlan.attemptLimit
        case .connected(let link):
            let dead = link.lastHeard + Heartbeat.deadAfter
            guard let pingSent = link.pingSent else { return link.lastHeard + Heartbeat.pingAfter }
            let late = max(pingSent, link.lastHeard) + Heartbeat.lateAfter
            return min(dead, now < late ? late : Self.nextSecond(of: late, after: now))
        case .waiting(let drop):
            return min(drop.retryAt, Self.nextSecond(of: drop.since, after: now))
        case .returning(let drop, let attempt):
            return min(attempt.since + RetryPlan.attemptLimit, Self.nextSecond(of: drop.since, after: now))
        }
    }

    private static func nextSecond(of origin: Duration, after now: Duration) -> Duration {
        origin + .seconds((now - origin).wholeSeconds + 1)
    }
}

extension Duration {
    /// Whole seconds, rounded down.
    var wholeSeconds: Int { Int(components.seconds) }
    /// Whole milliseconds, rounded down.
    var wholeMilliseconds: Int { Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
