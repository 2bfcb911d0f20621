/// How a session finds out that its peer is gone: a Ping after silence, and a limit for the answer.
public struct KeepAlive: Sendable {
    /// The silence after which a Ping is sent.
    public var pingAfter: Duration
    /// The further silence after which the connection fails; any byte from the peer counts as an answer.
    public var answerWithin: Duration
    /// The silence before the first Ping, if it differs: a random one keeps a thousand clients from answering at once.
    public var firstPingAfter: Duration?
    /// The code of the Close frame that a silent peer is sent.
    public var closeCode: CloseCode
    /// The reason that goes with it.
    public var closeReason: String

    /// Creates a keep-alive rule.
    public init(
        pingAfter: Duration, answerWithin: Duration, firstPingAfter: Duration? = nil,
        closeCode: CloseCode = .goingAway, closeReason: String = "no sign of life"
    ) {
        self.pingAfter = pingAfter
        self.answerWithin = answerWithin
        self.firstPingAfter = firstPingAfter
        self.closeCode = closeCode
        self.closeReason = closeReason
    }
}
