import NIOCore
import WebSocketCore

/// The server's end of one connection: the opening handshake, then the session, or a page and the end.
final class ServerChannelHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The place in the loop's sweep, which alone sets it.
    var sweepIndex: Int?

    private let rules: ServerRules
    private let sweep: LoopSweep
    private let whenGone: () -> Void
    private var transport: Transport?
    private var handshake: ServerHandshake?
    private var socket: WebSocketChannel?

    init(rules: ServerRules, sweep: LoopSweep, whenGone: @escaping () -> Void) {
        self.rules = rules
        self.sweep = sweep
        self.whenGone = whenGone
    }

    private var configuration: WebSocketServerConfiguration { rules.configuration }
    private var application: any WebSocketApplication { rules.application }

    // MARK: The channel's life

    func channelActive(context: ChannelHandlerContext) {
        let transport = Transport(context: context, direct: DirectSocket(of: context))
        transport.whenDueEarlier = { [unowned self] in sweep.touch(self) }
        self.transport = transport
        handshake = ServerHandshake(now: Instant(context.eventLoop.now), limits: configuration.headLimits)
        sweep.add(self)
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
        if let socket { socket.readCompleted() } else { transport?.flush() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event as? ChannelEvent == .inputClosed else { return }
        if let socket {
            socket.receiveEOF()
        } else {
            // A request that was answered is still written; one that is not complete never will be.
            if handshake != nil { transport?.abort() }
            transport?.receiveEOF()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A reset or a time-out of TCP: nothing that could still be said would arrive.
        context.close(promise: nil)
    }

    /// Takes the end of the socket, before its number can be another connection's and anything else runs here.
    func channelInactive(context: ChannelHandlerContext) {
        transport?.loseSocket()
        context.fireChannelInactive()
    }

    /// Takes the end of the channel.
    ///
    /// Not `channelInactive`: that can come out of a write or close that the delegate, inside the session, has just
    /// called; this comes later, from the loop itself.
    func handlerRemoved(context: ChannelHandlerContext) {
        sweep.remove(self)
        handshake = nil
        socket?.channelClosed()
        socket = nil
        transport?.detach()
        transport = nil
        whenGone()
    }

    // MARK: Before the session

    private func follow(_ progress: ServerHandshake.Progress, _ buffer: inout ByteBuffer) {
        switch progress {
        case .needsMore:
            break
        case .upgrade(let request, let consumed):
            switch application.answer(request, from: transport?.remoteAddress) {
            case .accept(let subprotocol):
                buffer.moveReaderIndex(forwardBy: consumed)
                open(request, subprotocol: subprotocol)
                socket?.receive(buffer)
            case .refuse(let response):
                answer(response.bytes())
            }
        case .plain(let head, _):
            answer(application.page(for: head, from: transport?.remoteAddress).bytes(omitBody: head.method == "HEAD"))
        case .refused(let response):
            answer(response.bytes())
        }
    }

    private func open(_ request: UpgradeRequest, subprotocol: String?) {
        guard let transport else { return }
        handshake = nil
        let deflate = configuration.deflate.flatMap { request.deflateAnswer(by: $0) }
        transport.write(ByteBuffer(bytes: request.accept(subprotocol: subprotocol, deflate: deflate)))
        let socket = WebSocketChannel(
            role: .server, transport: transport, deflate: deflate?.agreement,
            sessionLimits: configuration.sessionLimits, keepAlive: configuration.keepAlive?.withRandomStart(),
            outboundLimits: configuration.outboundLimits,
            delegate: application.makeDelegate(
                subprotocol: subprotocol, on: transport.loop, from: transport.remoteAddress))
        self.socket = socket
        sweep.touch(self)
        socket.start()
    }

    /// Writes the only answer that this connection gets.
    private func answer(_ response: [UInt8]) {
        guard let transport else { return }
        handshake = nil
        transport.write(ByteBuffer(bytes: response))
        transport.endAfterWriting(by: transport.loop.now + TimeAmount(configuration.sessionLimits.closeTimeout))
    }

    // MARK: Time

    /// When time has something to do here at the earliest, if nothing happens meanwhile.
    func due(at now: NIODeadline) -> NIODeadline {
        if let socket {
            if socket.isWaitingForPeer { return now }
            let deadline = socket.deadline ?? .distantFuture
            // A Pong, of which nobody tells, makes the next Ping due earlier than the end of the wait for it was.
            return configuration.keepAlive.map { min(deadline, now + TimeAmount($0.pingAfter)) } ?? deadline
        }
        return handshake.map { NIODeadline($0.deadline) } ?? transport?.deadline ?? now
    }

    /// Lets time pass; called by the loop's sweep.
    func advance(to now: NIODeadline) {
        if let socket {
            socket.advance(to: now)
        } else if let response = handshake?.expire(now: Instant(now)) {
            answer(response.bytes())
        } else {
            transport?.advance(to: now)
        }
    }
}

@available(*, unavailable)
extension ServerChannelHandler: Sendable {}

extension KeepAlive {
    /// Returns the rule with its first Ping somewhere in the second half of the usual wait.
    fileprivate func withRandomStart() -> KeepAlive {
        guard firstPingAfter == nil else { return self }
        var rule = self
        rule.firstPingAfter = pingAfter * Double.random(in: 0.5...1)
        return rule
    }
}
