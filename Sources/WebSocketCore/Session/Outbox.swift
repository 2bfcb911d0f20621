/// The bytes for the peer, in order, until the owner takes them.
struct Outbox: Sendable {
    private var bytes: [UInt8] = []
    private var pongBytes = 0
    private let pongBytesMax: Int
    /// The payload of the latest Ping, once too many Pongs wait already.
    private var latestPing: [UInt8]?
    /// Where a client's masking keys come from; none for a server.
    private let maskingKey: (@Sendable () -> UInt32)?

    init(pongBytesMax: Int, maskingKey: (@Sendable () -> UInt32)?) {
        self.pongBytesMax = pongBytesMax
        self.maskingKey = maskingKey
    }

    /// The bytes that wait or that are kept ready.
    var retainedBytes: Int { bytes.capacity + (latestPing?.capacity ?? 0) }

    /// Appends a frame.
    mutating func append(_ opcode: Opcode, _ payload: RawSpan) {
        FrameEncoder.append(opcode: opcode, payload: payload, maskingKey: maskingKey?(), to: &bytes)
    }

    /// Appends the answer to a Ping.
    ///
    /// Every Ping is answered while few Pongs wait. A flood whose answers the peer does not take is answered once, for
    /// its latest Ping, as RFC 6455, 5.5.3 allows: the output stays bounded.
    mutating func appendPong(_ payload: RawSpan) {
        guard pongBytes < pongBytesMax else {
            var ping: [UInt8] = []
            payload.append(to: &ping)
            latestPing = ping
            return
        }
        let before = bytes.count
        append(.pong, payload)
        pongBytes += bytes.count - before
    }

    /// Appends a Close frame, after the Pong that may still be owed.
    mutating func appendClose(_ payload: RawSpan) {
        appendOwedPong()
        append(.close, payload)
    }

    /// Returns everything that waits, and forgets it.
    mutating func take() -> [UInt8] {
        appendOwedPong()
        pongBytes = 0
        let taken = bytes
        bytes = []
        return taken
    }

    private mutating func appendOwedPong() {
        guard let ping = latestPing else { return }
        latestPing = nil
        unsafe append(.pong, ping.span.bytes)
    }
}
