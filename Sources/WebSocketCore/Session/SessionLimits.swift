/// How much a session holds, and how long its closing handshake may take.
public struct SessionLimits: Sendable {
    /// The most payload bytes of a message, all fragments together; a larger one is refused with 1009 at the header
    /// that announces it, before any of it is kept.
    public var messageBytes: Int
    /// The most empty fragments of a message; others are bounded by their bytes.
    public var emptyFragments: Int
    /// The time from our Close frame to the end of TCP; a peer who takes longer is cut off.
    public var closeTimeout: Duration
    /// The most bytes of Pongs that wait in the output; beyond them only the latest Ping is answered (RFC 6455, 5.5.3).
    public var pongBytes: Int

    /// The most bytes of a message while it is compressed; what it inflates to is bounded as any message is.
    ///
    /// A compressor that flushes after each byte needs seven for it, and the empty message needs one.
    var compressedBytes: Int {
        let (bytes, overflow) = messageBytes.multipliedReportingOverflow(by: 8)
        return overflow ? .max : max(64, bytes)
    }

    /// Creates limits; the defaults are those of the chat server: 16 KiB, 1024 empty fragments, five seconds, 4 KiB.
    public init(
        messageBytes: Int = 16 * 1024, emptyFragments: Int = 1024, closeTimeout: Duration = .seconds(5),
        pongBytes: Int = 4096
    ) {
        self.messageBytes = messageBytes
        self.emptyFragments = emptyFragments
        self.closeTimeout = closeTimeout
        self.pongBytes = pongBytes
    }
}
