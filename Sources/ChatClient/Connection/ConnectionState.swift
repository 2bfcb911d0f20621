/// Where the connection to the server stands.
package enum ConnectionState: Equatable, Sendable {
    /// Nothing is asked for: before the first connect, or after /disconnect.
    case disconnected
    /// A first attempt is under way.
    case connecting(Attempt)
    /// Connected and welcomed.
    case connected(Link)
    /// Lost; the next attempt starts at `outage.retryAt`.
    case waiting(Drop)
    /// Lost; an attempt to return is under way.
    case returning(Drop, Attempt)
    /// Given up, for a reason that a retry cannot cure. /reconnect tries again.
    case ended(sentence: String)
}

/// An attempt to connect.
package struct Attempt: Equatable, Sendable {
    /// The number its events carry.
    package var number: ConnectionNumber
    /// The monotonic moment it began.
    package var since: Duration
    /// The opening handshake is done and our `hello` is sent; the welcome is missing.
    package var isGreeting = false
}

/// A connection in use.
package struct Link: Equatable, Sendable {
    /// The number its events carry.
    package var number: ConnectionNumber
    /// What the server speaks.
    package var dialect: Dialect
    /// The monotonic moment it was welcomed.
    package var since: Duration
    /// Attempts that a drop soon after still counts, so that a server that hangs up at once is not asked in a rush.
    package var attemptsBefore = 0
    /// The last measured round trip; `nil` until the first pong.
    package var roundTrip: Duration?
    /// The monotonic moment anything last arrived.
    package var lastHeard: Duration
    /// The monotonic moment a ping went out that is not answered.
    package var pingSent: Duration?

    /// What a server speaks.
    package enum Dialect: Equatable, Sendable {
        /// `roost.v1.json`.
        case roost
        /// No subprotocol: lines as they come.
        case plain
    }
}

/// A lost connection that is to be made again.
package struct Drop: Equatable, Sendable {
    /// The monotonic moment it was lost.
    package var since: Duration
    /// The number of the attempt under way or waited for, from 1.
    package var attempt: Int
    /// The monotonic moment the attempt begins.
    package var retryAt: Duration
}
