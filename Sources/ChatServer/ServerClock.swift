package import ChatProtocol
package import WebSocketCore

/// Where the server gets its time from, so that tests can give it theirs.
package struct ServerClock: Sendable {
    /// The time that only goes forward, for deadlines.
    package var now: @Sendable () -> Instant
    /// The time that people read.
    package var wall: @Sendable () -> Timestamp
    /// The difference of local time to UTC, for stamps in plain text.
    package var utcOffset: @Sendable () -> Duration

    /// Creates a clock.
    package init(
        now: @escaping @Sendable () -> Instant, wall: @escaping @Sendable () -> Timestamp,
        utcOffset: @escaping @Sendable () -> Duration = { .zero }
    ) {
        self.now = now
        self.wall = wall
        self.utcOffset = utcOffset
    }
}
