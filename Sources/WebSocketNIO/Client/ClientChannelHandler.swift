import NIOCore
import WebSocketCore

/// The client's end of one connection: the opening handshake, then the session.
///
/// Reading is by request, not automatic: who owns the connection can pause it.
final class ClientChannelHandler: ChannelInboundHandler {
    /// What becomes of an attempt to connect; one of the two is called, once.
    struct Opening: Sendable {
        /// Makes the delegate of the open connection, given what was agreed on and the connection's end.
        let succeeded: @Sendable (ClientChannelHandler, Agreed, EventLoopFuture<Void>) -> any WebSocketDelegate
        /// Hears why there is no connection.
        let failed: @Sendable (ConnectError) -> Void
    }

    /// What the opening handshake has agreed on.
    struct Agreed: Sendable {
        let subprotocol: String?
        let deflate: DeflateAgreement?
    }

    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How soon a queue that does not drain is looked at again.
    private static let stallCheck = TimeAmount.seconds(1)

    private let url: WebSocketURL
    private let subprotocols: [String]
    private let configuration: WebSocketClientConfiguration
    /// Dropped once called: it may hold the connection, which is to close when nobody else does.
    private var opening: Opening?
    /// Kept when the channel is gone.
    private var closed: EventLoopPromise<Void>?
    private var context: ChannelHandlerContext?
    private var transport: Transport?
    private var handshake: ClientHandshake?
    private var socket: WebSocketChannel?
    private var isPaused = false
    private var timer: (task: Scheduled<Void>, due: NIODeadline)?

    init(
        url: WebSocketURL, subprotocols: [String], configuration: WebSocketClientConfiguration, opening: Opening
    ) {
        self.url = url
        self.subprotocols = subprotocols
        self.configuration = configuration
        self.opening = opening
    }

    // MARK: The channel's life

    /// Begins the handshake: the handler is added to a channel that is connected already.
    func handlerAdded(context: ChannelHandlerContext) {
        let transport = Transport(context: context)
        self.context = context
        self.transport = transport
        closed = transport.loop.makePromise()
        do throws(HandshakeFailure) {
            var random = SystemRandomNumberGenerator()
            let handshake = try ClientHandshake(
                host: url.hostField, target: url.path, key: (0..<16).map { _ in random.next() },
                subprotocols: subprotocols, deflate: configuration.deflate, now: Instant(transport.loop.now),
                limits: configuration.headLimits)
            self.handshake = handshake
            transport.write(ByteBuffer(bytes: handshake.request))
            transport.flush()
            context.read()
            arm()
        } catch {
            fail(.handshake(error))
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        if let socket {
            socket.receive(buffer)
        } else if let progress = handshake?.receive(buffer.readableBytesSpan) {
            follow(progress, &buffer)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        socket?.readCompleted()
        arm()
        if !isPaused { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event as? ChannelEvent == .inputClosed else { return }
        if let socket {
            socket.receiveEOF()
            arm()
        } else {
            fail(.handshake(handshake?.receiveEOF() ?? .endOfStream))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if ClientTLS.isEndOfStream(error) { return }
        if handshake != nil, let failure = ClientTLS.failure(error, on: context) {
            return fail(.tls(failure, authority: url.authority))
        }
        // A reset or a time-out of TCP, or TLS has broken.
        context.close(promise: nil)
    }

    /// The channel is gone; as in the server's handler, `channelInactive` could come too early.
    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        timer?.task.cancel()
        timer = nil
        if handshake != nil { fail(.handshake(.endOfStream)) }
        socket?.channelClosed()
        socket = nil
        transport?.detach()
        transport = nil
        closed?.succeed()
        closed = nil
    }

    // MARK: Before the session

    private func follow(_ progress: ClientHandshake.Progress, _ buffer: inout ByteBuffer) {
        switch progress {
        case .needsMore:
            break
        case .accepted(let subprotocol, let deflate, let consumed):
            buffer.moveReaderIndex(forwardBy: consumed)
            open(Agreed(subprotocol: subprotocol, deflate: deflate))
            socket?.receive(buffer)
        case .failed(.refused(let status, _, let body)):
            fail(.notWebSocket(status: status, body: body))
        case .failed(let failure):
            fail(.handshake(failure))
        }
    }

    private func open(_ agreed: Agreed) {
        guard let transport, let opening, let closed else { return }
        handshake = nil
        self.opening = nil
        let socket = WebSocketChannel(
            role: .client, transport: transport, deflate: agreed.deflate, sessionLimits: configuration.sessionLimits,
            keepAlive: configuration.keepAlive, outboundLimits: configuration.outboundLimits,
            maskingKey: Self.maskingKey,
            delegate: opening.succeeded(self, agreed, closed.futureResult))
        self.socket = socket
        socket.start()
    }

    /// Unpredictable keys, as RFC 6455, 10.3, asks for.
    private static let maskingKey: @Sendable () -> UInt32 = {
        var random = SystemRandomNumberGenerator()
        return random.next()
    }

    private func fail(_ error: ConnectError) {
        handshake = nil
        opening?.failed(error)
        opening = nil
        transport?.abort()
    }

    // MARK: What the connection's user wants

    func send(_ kind: WebSocketCore.MessageKind, _ payload: ByteBuffer, promise: EventLoopPromise<Void>) {
        guard let socket else { return promise.fail(ChannelError.ioOnClosedChannel) }
        socket.send(kind, payload.readableBytesSpan, promise: promise)
        socket.flush()
        arm()
    }

    func ping() {
        socket?.ping()
        arm()
    }

    func close(_ code: CloseCode, reason: String) {
        socket?.close(code, reason: reason)
        // From here on messages are dropped, so reading needs nobody to take them; the peer's Close is behind them.
        resumeReading()
        arm()
    }

    // MARK: Back-pressure

    func resumeReading() {
        guard isPaused, let context else { return }
        isPaused = false
        socket?.isReadingPaused = false
        context.read()
    }

    func pauseReading() {
        isPaused = true
        socket?.isReadingPaused = true
    }

    // MARK: Time

    /// Sets the timer to the next deadline if it is set to a later one; a deadline that has moved away is noticed when
    /// the timer fires, so traffic costs no timers.
    private func arm() {
        guard let loop = context?.eventLoop else { return }
        var deadline = handshake.map { NIODeadline($0.deadline) } ?? socket?.deadline
        if let socket, socket.queuedBytes > 0 {
            deadline = min(deadline ?? .distantFuture, loop.now + Self.stallCheck)
        }
        guard let deadline, timer.map({ deadline < $0.due }) ?? true else { return }
        timer?.task.cancel()
        timer = (loop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerFired() }, deadline)
    }

    private func timerFired() {
        timer = nil
        guard let loop = context?.eventLoop else { return }
        if handshake?.expire(now: Instant(loop.now)) != nil {
            fail(.handshakeTimedOut(authority: url.authority))
        }
        socket?.advance(to: loop.now)
        arm()
    }
}

@available(*, unavailable)
extension ClientChannelHandler: Sendable {}
