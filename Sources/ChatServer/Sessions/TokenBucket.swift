package import WebSocketCore

/// A rate with a burst, as a value that is told the time.
///
/// It keeps one instant: when the bucket would be full again if nothing more was taken.
package struct TokenBucket: Equatable, Sendable {
    private let interval: Duration
    private let burst: Int
    private var fullAt: Instant?

    /// Creates a full bucket that holds `burst` and gains one each `interval`.
    package init(burst: Int, interval: Duration) {
        self.burst = max(burst, 1)
        self.interval = interval
    }

    /// Takes one, if that is possible within `patience`; returns how long to wait for it, or nil if it was not taken.
    package mutating func take(now: Instant, patience: Duration = .zero) -> Duration? {
        let wait = waitingTime(now: now)
        guard wait <= patience else { return nil }
        fullAt = max(fullAt ?? now, now).advanced(by: interval)
        return wait
    }

    /// How long it is until one could be taken without waiting.
    package func waitingTime(now: Instant) -> Duration {
        guard let fullAt else { return .zero }
        return max(.zero, now.duration(to: fullAt) - interval * (burst - 1))
    }

    /// Whether nothing has been taken that has not been regained.
    package func isFull(now: Instant) -> Bool {
        fullAt.map { $0 <= now } ?? true
    }
}
