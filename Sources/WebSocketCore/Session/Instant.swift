/// A point in time as the caller's clock tells it: the core has no clock of its own.
///
/// Only differences matter, so the origin is the caller's choice; every instant that one session or handshake sees
/// must come from the same clock, and that clock should be monotonic.
public struct Instant: InstantProtocol, Hashable, Sendable {
    /// The distance from the caller's origin in nanoseconds.
    public let nanoseconds: Int64

    /// Creates the instant that lies this many nanoseconds after the caller's origin.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Returns the instant that lies `duration` later, rounded down to whole nanoseconds.
    ///
    /// A sum that no longer fits (292 years) stays at the last instant: a deadline of "never" must not trap.
    public func advanced(by duration: Duration) -> Instant {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(Self.nanoseconds(of: duration))
        guard overflow else { return Instant(nanoseconds: sum) }
        return Instant(nanoseconds: duration < .zero ? .min : .max)
    }

    /// Returns the time from this instant to another one, negative if that one is earlier.
    public func duration(to other: Instant) -> Duration {
        .nanoseconds(other.nanoseconds) - .nanoseconds(nanoseconds)
    }

    /// Whether the left instant lies before the right one.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    private static func nanoseconds(of duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        return product.addingReportingOverflow(attoseconds / 1_000_000_000).partialValue
    }
}
