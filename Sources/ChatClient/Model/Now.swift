/// The moment an input is handled at, told by the caller because `ChatClient` owns no clock.
package struct Now: Hashable, Sendable {
    /// Time since any fixed origin, by which all waiting is measured; never jumps.
    package var monotonic: Duration
    /// Milliseconds since 1970, UTC; only shown to people.
    package var wallClock: Int64
    /// Seconds to add to UTC for the user's local time at this moment.
    package var utcOffset: Int

    /// Makes a moment.
    package init(monotonic: Duration, wallClock: Int64, utcOffset: Int = 0) {
        self.monotonic = monotonic
        self.wallClock = wallClock
        self.utcOffset = utcOffset
    }

    /// The origin, for a model that has seen no input.
    package static let start = Now(monotonic: .zero, wallClock: 0)
}
