package import NIOCore
package import WebSocketCore

/// Where a server listens, and every bound it sets to its connections.
package struct WebSocketServerConfiguration: Sendable {
    /// The address or name to listen on; none for every address of both families.
    package var host: String?
    /// The port; 0 takes a free one, the same for both families.
    package var port: Int
    /// Bounds of a request head.
    package var headLimits: HeadLimits
    /// Bounds of a session: message bytes, close timeout, Pongs.
    package var sessionLimits: SessionLimits
    /// How messages may be compressed where a client offers it, or never.
    package var deflate: DeflatePolicy?
    /// When to ask a silent peer for a sign of life, or never; the first Ping comes at a random point, so that a
    /// thousand clients that came back at once do not answer at once.
    package var keepAlive: KeepAlive?
    /// Bounds of what waits for a peer.
    package var outboundLimits: OutboundLimits
    /// Connections at once, those included that have sent no request yet; nil for no bound.
    package var connectionsMax: Int?
    /// How often deadlines and heartbeats are looked after; every one may be late by this much.
    package var sweepInterval: TimeAmount
    /// The bytes read at once.
    ///
    /// NIO keeps one such buffer for each connection for good, so it begins with what people type and a usual request
    /// head, and grows only for those who send more: a buffer that was filled is twice as large the next time.
    package var receiveBufferBytes: ClosedRange<Int>
    /// How often a connection that has more is read before the others get their turn: 32 KiB of an upload.
    package var readsAtOnce: UInt
    /// The connections that may wait to be accepted; thousands return at once after a restart.
    package var backlog: Int

    /// Creates a configuration; the defaults are those of PROTOCOL.md, section 7.
    package init(
        host: String? = nil, port: Int = 8080, headLimits: HeadLimits = HeadLimits(),
        sessionLimits: SessionLimits = SessionLimits(), deflate: DeflatePolicy? = nil, keepAlive: KeepAlive? = .server,
        outboundLimits: OutboundLimits = OutboundLimits(), connectionsMax: Int? = nil,
        sweepInterval: TimeAmount = .milliseconds(500),
        receiveBufferBytes: ClosedRange<Int> = 512...4096, readsAtOnce: UInt = 8, backlog: Int = 4096
    ) {
        self.host = host
        self.port = port
        self.headLimits = headLimits
        self.sessionLimits = sessionLimits
        self.deflate = deflate
        self.keepAlive = keepAlive
        self.outboundLimits = outboundLimits
        self.connectionsMax = connectionsMax
        self.sweepInterval = sweepInterval
        self.receiveBufferBytes = receiveBufferBytes
        self.readsAtOnce = readsAtOnce
        self.backlog = backlog
    }
}

extension KeepAlive {
    /// A server's rule: a Ping after 20 s of silence, 10 s for any sign of life, then 4002.
    package static let server = KeepAlive(
        pingAfter: .seconds(20), answerWithin: .seconds(10), closeCode: CloseCode(4002) ?? .goingAway,
        closeReason: "No sign of life for too long.")
}
