/// The bytes for the peer, in order, until the owner takes them.
struct Outbox: ~Copyable {
    private var bytes: [UInt8] = []
    private var pongBytes = 0
    private let pongBytesMax: Int
    /// The payload of the latest Ping, once too many Pongs wait already.
    private var latestPing: [UInt8]?
    private var encoder: MessageEncoder

    init(pongBytesMax: Int, encoder: consuming MessageEncoder) {
        self.pongBytesMax = pongBytesMax
        self.encoder = encoder
    }

    /// The bytes that wait or that are kept ready.
    var retainedBytes: Int { bytes.capacity + (latestPing?.capacity ?? 0) + encoder.retainedBytes }

    /// Appends a message.
    mutating func append(_ kind: MessageKind, _ payload: RawSpan) {
        encoder.append(kind, payload, to: &bytes)
    }

    /// Appends a control frame.
    mutating func append(control opcode: Opcode, _ payload: RawSpan) {
        encoder.append(frame: opcode, payload, to: &bytes)
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
        append(control: .pong, payload)
        pongBytes += bytes.count - before
    }

    /// Appends a Close frame, after the Pong that may still be owed.
    mutating func appendClose(_ payload: RawSpan) {
        appendOwedPong()
        append(control: .close, payload)
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
        unsafe append(control: .pong, ping.span.bytes)
    }
}
