package import NIOCore
package import WebSocketCore

/// One open WebSocket on a channel: the session, its delegate and the transport, confined to the channel's loop.
///
/// Both ends use it: the server's handler and the client's hand it bytes, ends of streams and time.
package final class WebSocketChannel {
    /// What must wait until the session has taken all of its bytes: it must not be changed by what it delivers.
    private enum Intent {
        case close(Close)
        case ping
    }

    /// The loop that everything here is confined to.
    package let loop: any EventLoop
    /// The address of the peer, where the system knows it.
    package let remoteAddress: SocketAddress?
    /// How messages are compressed, if the opening handshake has agreed on that.
    package let deflate: DeflateAgreement?
    /// Whether messages still flow; false from the first sign of an end on, and writes are then dropped.
    package private(set) var isOpen = true

    /// Whether the owner has stopped reading: the silence is then our own doing and no reason to give the peer up.
    var isReadingPaused = false {
        didSet { if !isReadingPaused { session.restartKeepAlive(now: Instant(loop.now)) } }
    }

    private let transport: Transport
    private let limits: OutboundLimits
    private let closeTimeout: TimeAmount
    private var encoder: MessageEncoder
    private var session: Session
    private var delegate: (any WebSocketDelegate)?
    private var intents: [Intent] = []
    private var isReceiving = false
    /// Whether something was written that the delegate knows nothing of, and so does not flush: what the session itself
    /// says, and before it the answer to the opening handshake.
    private var hasOwnWords = true
    /// Whether what is written are the last words, for which there is always room.
    private var isAnnouncing = false
    private var pingSentAt: NIODeadline?

    init(
        role: Role, transport: Transport, deflate: DeflateAgreement?, sessionLimits: SessionLimits,
        keepAlive: KeepAlive?, outboundLimits: OutboundLimits, maskingKey: @escaping @Sendable () -> UInt32 = { 0 },
        delegate: any WebSocketDelegate
    ) {
        loop = transport.loop
        remoteAddress = transport.remoteAddress
        self.transport = transport
        self.deflate = deflate
        limits = outboundLimits
        closeTimeout = TimeAmount(sessionLimits.closeTimeout)
        session = Session(
            role: role, limits: sessionLimits, deflate: deflate, keepAlive: keepAlive, now: Instant(transport.loop.now),
            maskingKey: maskingKey)
        encoder = MessageEncoder(
            direction: deflate?.sent(by: role), maskingKey: role == .client ? maskingKey : nil)
        self.delegate = delegate
        transport.whenDrained = { [unowned self] in self.drained() }
    }

    /// The bytes that were written and that the peer's side has not accepted, unflushed ones included.
    package var queuedBytes: Int { transport.queue.bytes }

    /// When the peer's side last accepted a byte while others had to wait; the present if nothing waits.
    package var lastProgress: NIODeadline { transport.queue.waitingSince ?? loop.now }

    /// Whether writes may go past the channel, as a server's do while its socket is open.
    var writesDirectly: Bool { transport.hasSocket }

    // MARK: Writing

    /// Queues frames that are already encoded (unmasked, so of a server), without copying and without flushing.
    package func write(frames: ByteBuffer) {
        write(frames, promise: nil)
    }

    /// Encodes a message and queues it without flushing; a text must be valid UTF-8.
    package func send(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        send(kind, payload, promise: nil)
    }

    /// Encodes a text message, which must be valid UTF-8, and queues it without flushing.
    package func send(text: RawSpan) {
        send(.text, text, promise: nil)
    }

    /// Hands everything queued to the kernel: one system call for all writes since the last flush.
    package func flush() {
        hasOwnWords = false
        transport.flush()
    }

    /// Encodes and queues a message; the promise tells when the kernel has it or that it never will.
    func send(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan, promise: EventLoopPromise<Void>?) {
        // Not through the session: it must not be touched while it delivers, and has nothing to add to a message.
        var frame: [UInt8] = []
        encoder.append(kind, payload, to: &frame)
        write(ByteBuffer(bytes: frame), promise: promise)
    }

    private func write(_ frames: ByteBuffer, promise: EventLoopPromise<Void>?) {
        guard isOpen else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if !isAnnouncing, queuedBytes + frames.readableBytes > limits.bytes { transport.flush() }
        guard isAnnouncing || queuedBytes + frames.readableBytes <= limits.bytes else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            cut()
            return
        }
        transport.write(frames, promise: promise)
    }

    // MARK: Ending

    /// Begins the closing handshake; nothing further is delivered or sent, and `closed` follows.
    package func close(_ code: CloseCode, reason: String) {
        guard isOpen else { return }
        isOpen = false
        carryOut(.close(Close(code, reason: reason)))
    }

    /// Ends TCP without a closing handshake; `closed` follows.
    package func abort() {
        isOpen = false
        transport.abort()
    }

    /// Sends a Ping, whose answer the delegate hears of.
    func ping() {
        guard isOpen else { return }
        carryOut(.ping)
    }

    /// Closes a connection whose peer is too slow: behind what waits goes a Close frame, and the close timeout is all
    /// that is left to read it.
    private func cut() {
        guard isOpen else { return }
        announce(limits.slowClose)
        close(limits.slowClose.code ?? .policyViolation, reason: limits.slowClose.reason)
    }

    /// Lets the delegate say why, in its own words, right before the Close frame and whatever waits.
    private func announce(_ close: Close) {
        isAnnouncing = true
        delegate?.closing(close)
        isAnnouncing = false
    }

    private func carryOut(_ intent: Intent) {
        guard !isReceiving else {
            intents.append(intent)
            return
        }
        apply(intent)
        followSession()
        flush()
    }

    private func apply(_ intent: Intent) {
        switch intent {
        case .close(let close):
            session.close(close.code ?? .normal, reason: close.reason, now: Instant(loop.now))
        case .ping:
            guard (try? session.ping(RawSpan())) != nil else { return }
            pingSentAt = loop.now
        }
    }

    // MARK: What the handler tells

    /// Tells the delegate that the connection is open: the first thing to happen.
    func start() {
        delegate?.opened(self)
    }

    /// Takes bytes from the peer and hands on what they complete; what this writes waits for the next flush.
    func receive(_ buffer: ByteBuffer) {
        // A flush from inside can fail and have NIO read the rest at once: the channel is at its end then.
        guard !isReceiving, transport.isReading, buffer.readableBytes > 0 else { return }
        var buffer = buffer
        var bytes = buffer.mutableReadableBytesSpan
        var position = 0
        let now = Instant(loop.now)
        // In steps, so that a Pong goes out before what the delegate sends upon the messages behind the Ping.
        while transport.isReading, position < bytes.byteCount {
            isReceiving = true
            session.receive(&bytes, from: &position, now: now) { event, payload in deliver(event, payload) }
            isReceiving = false
            if !intents.isEmpty {
                for intent in intents { apply(intent) }
                intents.removeAll()
            }
            followSession()
        }
    }

    private func deliver(_ event: SessionEvent, _ payload: RawSpan) {
        switch event {
        case .message(let kind):
            if isOpen { delegate?.received(kind, payload) }
        case .ping:
            if isOpen { delegate?.pinged() }
        case .pong:
            guard let sent = pingSentAt else { return }
            pingSentAt = nil
            delegate?.ponged(after: Duration(loop.now - sent))
        case .closing, .failed:
            isOpen = false
        }
    }

    /// Takes the end of what was ready to be read; what the delegate has written is for it to flush.
    func readCompleted() {
        delegate?.readCompleted()
        if hasOwnWords { flush() }
    }

    /// Takes the end of the peer's stream, after which we may still write.
    func receiveEOF() {
        transport.receiveEOF()
        session.receiveEOF(now: Instant(loop.now))
        followSession()
        flush()
    }

    /// Whether bytes wait for the peer, or the peer for us: the heartbeat stands still, and the stall is watched.
    var isWaitingForPeer: Bool { transport.queue.bytes > 0 || isReadingPaused }

    /// Lets time pass: heartbeats while the peer can answer, the write stall while bytes wait for it.
    func advance(to now: NIODeadline) {
        transport.advance(to: now)
        if isOpen, isWaitingForPeer {
            session.restartKeepAlive(now: Instant(now))
            if transport.queue.isStalled(for: limits.stall, at: now) { cut() }
            return
        }
        session.advance(to: Instant(now))
        followSession(timePassed: true)
        flush()
    }

    /// Takes the end of the channel and tells the delegate, whose last call this is.
    func channelClosed() {
        isOpen = false
        transport.detach()
        guard let delegate else { return }
        self.delegate = nil
        session.receiveEOF(now: Instant(loop.now))
        delegate.closed(session.outcome)
    }

    /// The instant at which `advance` has something to do, apart from what a queue that does not drain asks for.
    var deadline: NIODeadline? {
        [session.deadline.map(NIODeadline.init), transport.deadline].compactMap { $0 }.min()
    }

    private func drained() {
        session.restartKeepAlive(now: Instant(loop.now))
        delegate?.drained()
    }

    // MARK: What the session wants

    /// Writes what the session has to say, and does to TCP what it asks for.
    private func followSession(timePassed: Bool = false) {
        let output = session.takeOutput()
        if session.state != .open {
            if timePassed, isOpen, session.outcome.failure == .silentPeer, let close = session.outcome.sent {
                announce(close)
            }
            isOpen = false
            // The session has a close timeout of its own, but it does not know of bytes that wait before its frame.
            transport.end(by: loop.now + closeTimeout)
        } else if timePassed, !output.isEmpty {
            // All that time alone can make an open session say is a Ping.
            pingSentAt = loop.now
        }
        writeControl(output)
        switch session.transport {
        case .keep, .awaitEOF: break
        case .closeAfterWriting: transport.endAfterWriting(by: loop.now + closeTimeout)
        case .abort: transport.abort()
        }
    }

    /// Queues what the session itself sends; Pongs count like everything else, so that a peer that asks and never
    /// reads is cut as well, and a Close frame always finds room.
    private func writeControl(_ output: [UInt8]) {
        guard !output.isEmpty else { return }
        if isOpen, queuedBytes + output.count > limits.bytes {
            cut()
        } else {
            hasOwnWords = true
            transport.write(ByteBuffer(bytes: output))
        }
    }
}
