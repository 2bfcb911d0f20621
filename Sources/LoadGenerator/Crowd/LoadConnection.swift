import NIOCore
import WebSocketCore
import WebSocketNIO

/// One connection of the generator: the core's handshake, then its reading and its part of the sending.
///
/// Confined to the one loop, as everything of a crowd is. There is no task and no timer for it.
final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Stage {
        case connecting
        case shaking(ClientHandshake)
        case entering
        case inside
        case ended
    }

    /// Its place in the crowd.
    let number: Int
    /// What it was told while it came in.
    private(set) var captured = CapturedFields()

    private unowned let crowd: Crowd
    private let begun: NIODeadline
    private let script: ConnectionScript
    private let sender: Int?
    private var stage = Stage.connecting
    private var context: ChannelHandlerContext?
    private var receiver: Receiver
    /// The core's reading, where that is asked for.
    private var session: Session?
    private var encoder = MessageEncoder(maskingKey: LoadConnection.maskingKey)
    private var message: MarkedMessage?
    private var outgoing: [UInt8] = []

    /// Unpredictable keys, as RFC 6455, 10.3, asks for: a cheaper source would send what no client sends.
    private static let maskingKey: @Sendable () -> UInt32 = {
        var random = SystemRandomNumberGenerator()
        return random.next()
    }

    init(number: Int, script: ConnectionScript, crowd: Crowd, begun: NIODeadline) {
        self.number = number
        self.crowd = crowd
        self.begun = begun
        self.script = script
        sender = crowd.plan.sender(of: number)
        message = script.message.flatMap { MarkedMessage($0, crowd.plan.tag) }
        let first = crowd.plan.firstSender(for: number)
        receiver = Receiver(senders: first..<(first + crowd.plan.senders), tag: crowd.plan.tag, ownSender: sender)
    }

    // MARK: Coming in

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        do throws(HandshakeFailure) {
            var random = SystemRandomNumberGenerator()
            let handshake = try ClientHandshake(
                host: crowd.plan.url.authority, target: script.path, key: (0..<16).map { _ in random.next() },
                subprotocols: crowd.plan.dialect.subprotocols, deflate: crowd.plan.deflate ? .stateless : nil,
                now: Instant(nanoseconds: now))
            stage = .shaking(handshake)
            outgoing += handshake.request
            flush()
        } catch {
            end("The handshake is not possible: \(error)")
        }
    }

    private func shake(_ handshake: inout ClientHandshake, _ buffer: inout ByteBuffer) {
        switch handshake.receive(buffer.readableBytesSpan) {
        case .needsMore:
            stage = .shaking(handshake)
        case .failed(let failure):
            end("The handshake has failed: \(failure)")
        case .accepted(_, let deflate, let consumed):
            buffer.moveReaderIndex(forwardBy: consumed)
            begin(deflate)
            if buffer.readableBytes > 0 { read(&buffer) }
        }
    }

    private func begin(_ deflate: DeflateAgreement?) {
        stage = .entering
        if let deflate {
            encoder = MessageEncoder(direction: deflate.sent(by: .client), maskingKey: Self.maskingKey)
        }
        if crowd.plan.reader == .core || deflate != nil {
            session = Session(
                role: .client, limits: SessionLimits(messageBytes: Crowd.messageBytesMax), deflate: deflate,
                now: Instant(nanoseconds: now), maskingKey: Self.maskingKey)
        }
        for line in script.hello { unsafe encoder.append(.text, Array(line.utf8).span.bytes, to: &outgoing) }
        if script.ready == nil { enter() }
    }

    private func enter() {
        guard let context, case .entering = stage else { return }
        stage = .inside
        receiver.listens = false
        crowd.entered(self, after: context.eventLoop.now - begun)
        guard crowd.plan.isStalled(number) else { return }
        try? context.channel.syncOptions?.setOption(.autoRead, value: false)
    }

    // MARK: Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        if case .shaking(var handshake) = stage { return shake(&handshake, &buffer) }
        read(&buffer)
    }

    private func read(_ buffer: inout ByteBuffer) {
        let now = now
        if session != nil {
            var bytes = buffer.mutableReadableBytesSpan
            session?.receive(&bytes, now: Instant(nanoseconds: now)) { event, payload in
                guard case .message = event else { return }
                receiver.look(1, payload, payload.byteCount, now, &crowd.board)
            }
            outgoing += session?.takeOutput() ?? []
        } else {
            receiver.take(buffer.readableBytesSpan, at: now, onto: &crowd.board)
        }
        if !receiver.heard.isEmpty { for heard in receiver.takeHeard() { hear(heard) } }
        guard receiver.returned > 0 else { return }
        for _ in 0..<receiver.takeReturned() { crowd.cameBack(to: self, at: now) }
    }

    private func hear(_ heard: Receiver.Heard) {
        switch Opcode(rawValue: heard.opcode) {
        case .ping where session == nil:
            unsafe FrameEncoder.append(
                opcode: .pong, payload: heard.head.span.bytes, maskingKey: Self.maskingKey(), to: &outgoing)
        case .close:
            end("A connection was closed: " + String(decoding: heard.head.dropFirst(2), as: UTF8.self))
        case .text:
            guard case .entering = stage else { return }
            let text = String(decoding: heard.head, as: UTF8.self)
            captured.capture(crowd.plan.dialect.captured, from: text)
            if let ready = script.ready, text.contains(ready) { enter() }
        default:
            break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush()
    }

    // MARK: Sending

    /// Queues the sender's next message, which was due at a time; its latency counts from then.
    func send(due: Int64) {
        guard let sender, context != nil else { return }
        message?.mark(crowd.board.send(sender, due: due))
        guard let message else { return }
        unsafe encoder.append(.text, message.bytes.span.bytes, to: &outgoing)
    }

    /// Hands what is queued to the kernel.
    func flush() {
        guard let context, !outgoing.isEmpty else { return }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: outgoing)), promise: nil)
        outgoing.removeAll(keepingCapacity: outgoing.count <= Crowd.keptBytesMax)
    }

    // MARK: The end

    /// Ends TCP without a closing handshake.
    func leave() {
        stage = .ended
        context?.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end("A connection has failed: \(error)")
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        end("A connection has ended.")
        crowd.left()
    }

    private func end(_ reason: String) {
        if case .ended = stage { return }
        let wasInside = if case .inside = stage { true } else { false }
        stage = .ended
        crowd.lost(reason, wasInside: wasInside)
        context?.close(promise: nil)
    }

    private var now: Int64 { Int64(clamping: (context?.eventLoop.now ?? .now()).uptimeNanoseconds) }
}

@available(*, unavailable)
extension LoadConnection: Sendable {}
