package import NIOCore
package import WebSocketCore

/// What one connection may hold back and for how long, whichever end of it we are.
package struct OutboundLimits: Sendable {
    /// The most bytes that may wait for the peer; one more, and the connection is closed as too slow (1 MiB).
    package var bytes: Int
    /// The time without one byte accepted after which the peer is too slow (120 s: a laptop lid, a lift).
    package var stall: TimeAmount
    /// What a peer who is too slow is told, as far as it still listens.
    package var slowClose: Close

    /// Creates limits; the defaults are those of PROTOCOL.md, sections 6 and 7.
    package init(
        bytes: Int = 1024 * 1024, stall: TimeAmount = .seconds(120),
        slowClose: Close = Close(CloseCode(4001) ?? .policyViolation, reason: "Too slow: the unread messages piled up.")
    ) {
        self.bytes = bytes
        self.stall = stall
        self.slowClose = slowClose
    }
}
