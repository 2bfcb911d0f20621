/// A loss of the connection, as one line in every joined room.
package struct Outage: Equatable, Sendable {
    /// Milliseconds since 1970, UTC.
    package var lostAt: Int64
    /// Why, as a phrase: `server closed`.
    package var cause: String
    /// How it ended; `nil` while it lasts.
    package var recovery: Recovery?

    /// The end of an outage.
    package struct Recovery: Equatable, Sendable {
        /// Milliseconds since 1970, UTC.
        package var at: Int64
        /// How long it took, in whole seconds.
        package var seconds: Int
        /// What became of what was said meanwhile.
        package var missed: Missed
    }

    /// What became of the messages of an outage.
    package enum Missed: Equatable, Sendable {
        /// `3 messages fetched`; grows while they arrive.
        case fetched(Int)
        /// `3 or more messages may be missing`.
        case missing(Int)
        /// `messages may be missing`: a plain server keeps nothing and tells nothing.
        case unknown
        /// `server restarted, earlier messages are only here`.
        case restarted
    }
}
