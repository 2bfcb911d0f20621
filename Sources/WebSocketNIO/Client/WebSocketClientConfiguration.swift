import NIOCore
package import WebSocketCore

/// The patience and the bounds of a client.
package struct WebSocketClientConfiguration: Sendable {
    /// The time for TCP to connect, all addresses of the host together.
    package var connectTimeout: Duration
    /// Whom to trust where the address asks for TLS.
    package var tls: ClientTLS
    /// Bounds of the server's answer; its time is that for the opening handshake.
    package var headLimits: HeadLimits
    /// Bounds of a session: message bytes, close timeout, Pongs.
    package var sessionLimits: SessionLimits
    /// How compression is offered, or not at all.
    package var deflate: DeflatePolicy?
    /// When to ask a silent server for a sign of life, or never.
    package var keepAlive: KeepAlive?
    /// Bounds of what waits for the server.
    package var outboundLimits: OutboundLimits
    /// The events that may wait for the program; at the upper one reading stops, at the lower one it goes on.
    package var waitingEvents: ClosedRange<Int>

    /// Creates a configuration.
    ///
    /// The defaults: 5 s to connect and 5 s for the handshake (TLS's and WebSocket's together), messages to 1 MiB, a Ping after 15 s without inbound
    /// traffic, dead after 30 s, 16 to 256 waiting events.
    package init(
        connectTimeout: Duration = .seconds(5), tls: ClientTLS = ClientTLS(), headLimits: HeadLimits = HeadLimits(),
        sessionLimits: SessionLimits = SessionLimits(messageBytes: 1024 * 1024), deflate: DeflatePolicy? = nil,
        keepAlive: KeepAlive? = KeepAlive(pingAfter: .seconds(15), answerWithin: .seconds(15)),
        outboundLimits: OutboundLimits = OutboundLimits(stall: .seconds(30), slowClose: Close(.goingAway)),
        waitingEvents: ClosedRange<Int> = 16...256
    ) {
        self.connectTimeout = connectTimeout
        self.tls = tls
        self.headLimits = headLimits
        self.sessionLimits = sessionLimits
        self.deflate = deflate
        self.keepAlive = keepAlive
        self.outboundLimits = outboundLimits
        self.waitingEvents = waitingEvents
    }
}
