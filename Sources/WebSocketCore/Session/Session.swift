/// One WebSocket connection after its opening handshake, as a value: bytes and time in, bytes and events out.
///
/// The owner does the I/O. After **every** call that changes the session it asks three questions, in this order:
///
/// 1. ``takeOutput()``: which bytes go to the peer? The owner may ask later, when its own queue is short; what waits
///    here is bounded but for what the owner sends itself.
/// 2. ``transport``: does TCP go on, and if not, who ends it and how?
/// 3. ``deadline``: when does ``advance(to:)`` have to be called if nothing else happens?
///
/// Three kinds of illegality are kept apart. The owner's own mistake throws a ``SessionError`` and changes nothing. The
/// peer's violation fails the connection: a Close frame with code and sentence goes out, a
/// ``SessionEvent/failed(_:)`` is delivered, nothing further is read. What RFC 6455 allows to ignore is dropped in
/// silence: bytes after the peer's Close frame, and messages that arrive after our own.
public struct Session: ~Copyable {
    /// How far the two Close frames have got (RFC 6455, 7).
    public enum State: Equatable, Sendable {
        /// Messages flow both ways.
        case open
        /// Our Close frame is in the output or sent; the peer's is awaited.
        case closeSent
        /// Both Close frames are exchanged; only TCP is left to end.
        case closeReceived
        /// The connection failed or TCP ended: nothing more is read or sent.
        case closed
    }

    /// What the owner of the transport is to do once the output is taken.
    public enum TransportAction: Equatable, Sendable {
        /// Nothing: the connection goes on.
        case keep
        /// End TCP once everything in the output is written.
        ///
        /// Best is to end our direction and read on until EOF or ``Session/deadline`` (the session drops what it is
        /// given): a socket that is closed with unread bytes resets the connection, and the peer may lose our Close frame.
        case closeAfterWriting
        /// Write the output, then wait for the server to end TCP; ``Session/deadline`` ends the wait.
        case awaitEOF
        /// End TCP at once; waiting output is lost.
        case abort
    }

    private let limits: SessionLimits
    private let role: Role
    private var decoder = FrameDecoder()
    private var assembly: MessageAssembly
    /// The payload of a control frame that does not arrive in one piece.
    private var controlPayload: [UInt8] = []
    private var outbox: Outbox
    private var closing: ClosingHandshake
    private var heartbeat: Heartbeat?

    /// Begins a session right after the opening handshake.
    ///
    /// - Parameters:
    ///   - role: which end we are.
    ///   - limits: what the session holds at most.
    ///   - deflate: how messages are compressed, if the opening handshake has agreed on that.
    ///   - keepAlive: when to ask for signs of life, or none.
    ///   - now: the present.
    ///   - maskingKey: a source of unpredictable keys (RFC 6455, 10.3), used by the client's side only.
    public init(
        role: Role, limits: SessionLimits = SessionLimits(), deflate: DeflateAgreement? = nil,
        keepAlive: KeepAlive? = nil, now: Instant, maskingKey: @escaping @Sendable () -> UInt32
    ) {
        self.role = role
        self.limits = limits
        assembly = MessageAssembly(bytesMax: limits.messageBytes, compression: deflate?.received(by: role))
        outbox = Outbox(
            pongBytesMax: limits.pongBytes,
            encoder: MessageEncoder(
                direction: deflate?.sent(by: role), maskingKey: role == .client ? maskingKey : nil))
        closing = ClosingHandshake(role: role, timeout: limits.closeTimeout)
        heartbeat = keepAlive.map { Heartbeat(rule: $0, now: now) }
    }

    // MARK: The peer's bytes

    /// Takes bytes from the peer, unmasks them in place and delivers what they complete.
    ///
    /// The payload is valid only inside `deliver`, which must not touch the session. Messages are delivered only while
    /// the session is open: who has said goodbye is told nothing more.
    public mutating func receive(
        _ bytes: inout MutableRawSpan, now: Instant, deliver: (SessionEvent, RawSpan) -> Void
    ) {
        var position = 0
        while closing.isReading, position < bytes.byteCount {
            receive(&bytes, from: &position, now: now, deliver: deliver)
        }
    }

    /// Takes bytes from a position on as ``receive(_:now:deliver:)`` does, and stops behind a frame that the session
    /// itself answers; the position is moved past what was taken.
    ///
    /// For an owner that sends inside `deliver`: taking the output between the calls keeps the order, and the answer
    /// to a Ping goes out before those to the messages behind it.
    public mutating func receive(
        _ bytes: inout MutableRawSpan, from position: inout Int, now: Instant, deliver: (SessionEvent, RawSpan) -> Void
    ) {
        guard closing.isReading else {
            position = bytes.byteCount
            return
        }
        heartbeat?.heard(now: now)
        do throws(ProtocolViolation) {
            while closing.isReading, let piece = try decoder.next(in: &bytes, at: &position, context: context) {
                let payload = bytes.bytes.extracting(piece.range)
                if piece.opcode.isControl {
                    try take(control: piece, payload, now: now, deliver: deliver)
                    if piece.ends, piece.opcode != .pong { return }
                } else {
                    try take(data: piece, payload, deliver: deliver)
                }
            }
        } catch {
            fail(.violation(error), saying: Close(error.closeCode, reason: error.sentence), now: now)
            deliver(.failed(error), RawSpan())
        }
    }

    /// Takes the end of the peer's stream; to be called also when the transport breaks.
    public mutating func receiveEOF(now: Instant) {
        closing.receiveEOF()
    }

    private var context: FrameContext {
        FrameContext(
            receiver: role, hasUnfinishedMessage: assembly.kind != nil,
            isUnfinishedMessageCompressed: assembly.isCompressed, messageBytes: assembly.receivedBytes,
            emptyFragments: assembly.emptyFragments, allowsCompression: assembly.compression != nil, limits: limits)
    }

    /// Takes a piece of a message; a whole one that arrived in one piece is delivered from where it lies.
    private mutating func take(
        data piece: FramePiece, _ payload: RawSpan, deliver: (SessionEvent, RawSpan) -> Void
    ) throws(ProtocolViolation) {
        if piece.begins, piece.ends, piece.isFinal, !piece.isCompressed, piece.opcode != .continuation {
            let kind: MessageKind = piece.opcode == .text ? .text : .binary
            if kind == .text {
                var validator = UTF8Validator()
                guard validator.accepts(payload), validator.isComplete else { throw .invalidText }
            }
            if closing.isOpen { deliver(.message(kind), payload) }
            return
        }
        if piece.begins, piece.opcode != .continuation {
            assembly.begin(piece.opcode == .text ? .text : .binary, isCompressed: piece.isCompressed)
        }
        try assembly.append(payload)
        guard piece.ends else { return }
        guard piece.isFinal else {
            if piece.begins, payload.isEmpty { assembly.countEmptyFragment() }
            return
        }
        try assembly.finish()
        if closing.isOpen, let kind = assembly.kind { unsafe deliver(.message(kind), assembly.bytes.span.bytes) }
        assembly.reset()
    }

    /// Takes a piece of a control frame, which may arrive in the middle of a message.
    private mutating func take(
        control piece: FramePiece, _ payload: RawSpan, now: Instant, deliver: (SessionEvent, RawSpan) -> Void
    ) throws(ProtocolViolation) {
        if piece.begins, piece.ends {
            return try take(control: piece.opcode, payload, now: now, deliver: deliver)
        }
        payload.append(to: &controlPayload)
        guard piece.ends else { return }
        let whole = controlPayload
        controlPayload = []
        try unsafe take(control: piece.opcode, whole.span.bytes, now: now, deliver: deliver)
    }

    private mutating func take(
        control opcode: Opcode, _ payload: RawSpan, now: Instant, deliver: (SessionEvent, RawSpan) -> Void
    ) throws(ProtocolViolation) {
        switch opcode {
        case .ping:
            outbox.appendPong(payload)
            deliver(.ping, payload)
        case .pong:
            deliver(.pong, payload)
        default:
            let close = try Close(payload: payload)
            // The payload goes back as it came: what the peer sees is its own code.
            if closing.receive(close, now: now) { outbox.appendClose(payload) }
            deliver(.closing(close), payload)
        }
    }

    private mutating func fail(_ failure: CloseOutcome.Failure, saying close: Close, now: Instant) {
        if closing.fail(failure, saying: close, now: now) { unsafe outbox.appendClose(close.payload.span.bytes) }
        assembly.giveUp()
    }

    // MARK: The owner's intents

    /// Appends a message to the output, in one frame, compressed where that was agreed on and is worth it.
    ///
    /// - Throws: `SessionError.notOpen` once a Close frame was sent or received. A text that is not UTF-8 is the caller's
    ///   mistake and is not looked for.
    public mutating func send(_ kind: MessageKind, _ payload: RawSpan) throws(SessionError) {
        guard closing.isOpen else { throw .notOpen }
        outbox.append(kind, payload)
    }

    /// Appends a Ping to the output.
    ///
    /// - Throws: `SessionError.notOpen` as ``send(_:_:)`` does, and `controlPayloadTooLong` over 125 bytes.
    public mutating func ping(_ payload: RawSpan) throws(SessionError) {
        guard closing.isOpen else { throw .notOpen }
        guard payload.byteCount <= FrameEncoder.controlPayloadBytesMax else {
            throw .controlPayloadTooLong(payload.byteCount)
        }
        outbox.append(control: .ping, payload)
    }

    /// Begins the closing handshake, unless it has begun; the reason is cut at 123 bytes.
    public mutating func close(_ code: CloseCode, reason: String = "", now: Instant) {
        guard closing.isOpen else { return }
        let close = Close(code, reason: reason)
        closing.send(close, now: now)
        unsafe outbox.appendClose(close.payload.span.bytes)
    }

    // MARK: Time

    /// Lets time pass: sends a due Ping, fails a silent peer, ends a closing handshake that takes too long.
    public mutating func advance(to now: Instant) {
        guard closing.isOpen else { return closing.advance(to: now) }
        switch heartbeat?.advance(to: now) ?? .nothing {
        case .nothing: break
        case .ping: outbox.append(control: .ping, RawSpan())
        case .failure(let close): fail(.silentPeer, saying: close, now: now)
        }
    }

    /// Begins the keep-alive's current wait anew: for an owner whose bytes still wait to be accepted by the peer, who
    /// cannot answer what has not reached it.
    public mutating func restartKeepAlive(now: Instant) {
        heartbeat?.restart(now: now)
    }

    /// The instant at which ``advance(to:)`` has something to do.
    public var deadline: Instant? {
        closing.isOpen ? heartbeat?.deadline : closing.deadline
    }

    // MARK: What the owner asks

    /// Returns the bytes for the peer, in order, and forgets them; empty if there are none.
    public mutating func takeOutput() -> [UInt8] {
        outbox.take()
    }

    /// How far the closing handshake has got.
    public var state: State { closing.state }

    /// What to do with the transport once the output is written.
    public var transport: TransportAction { closing.transport }

    /// How the connection ended, or how far it has got with ending.
    public var outcome: CloseOutcome { closing.outcome }

    /// The bytes that this session holds for unfinished frames and messages and for output not yet taken.
    public var retainedBytes: Int {
        assembly.retainedBytes + controlPayload.capacity + outbox.retainedBytes
    }
}
