import NIOCore

/// The TCP side of one connection: bytes out and their count, and how the stream is brought to its end.
///
/// Confined to the channel's loop. An orderly end is: write everything, shut our direction, discard what still comes
/// until the peer's end of stream, close. Closing at once would make the kernel answer late bytes with a reset, which
/// can destroy the last thing we said.
final class Transport {
    private enum Phase {
        case open
        /// The end has begun, but bytes still wait to be accepted.
        case draining
        /// Everything is written and our direction is shut; the peer's end of stream is awaited.
        case lingering
        case closed
    }

    let loop: any EventLoop
    let remoteAddress: SocketAddress?
    private(set) var queue = OutboundQueue()
    /// The instant at which TCP is ended whatever else; set as soon as the end is in sight.
    private(set) var deadline: NIODeadline?
    /// Called when bytes that had to wait are all accepted; dropped when the channel is gone.
    var whenDrained: (() -> Void)?
    /// Called when time has something to do here earlier than before; dropped when the channel is gone.
    var whenDueEarlier: (() -> Void)?

    /// Up to here writes of one flush are joined by a copy, which costs less than their way through the channel.
    private static let joinedBytesMax = 1024

    private var context: ChannelHandlerContext?
    private var phase = Phase.open
    /// Whether the channel has something that it was not asked to flush.
    private var hasUnflushed = false
    /// The first writes since the last flush, where nothing waits before them.
    private var held: ByteBuffer?
    private var direct: (any DirectWriting)?
    private var isInputClosed = false
    private var isWatchingDrain = false

    /// - Parameter direct: what writes go to past the channel, where nothing stands between the two, as TLS would.
    init(context: ChannelHandlerContext, direct: (any DirectWriting)? = nil) {
        self.context = context
        self.direct = direct
        loop = context.eventLoop
        remoteAddress = context.remoteAddress
    }

    /// Whether bytes from the peer still mean anything.
    var isReading: Bool { phase == .open && context != nil }

    // MARK: Writing

    /// Queues bytes without flushing; dropped once the end has begun, when the promise fails.
    func write(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>? = nil) {
        guard let context, phase == .open else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if direct != nil, promise == nil, queue.bytes == 0, held == nil, !hasUnflushed {
            held = bytes
        } else if promise == nil, let first = held,
            first.readableBytes + bytes.readableBytes <= Self.joinedBytesMax
        {
            held = first.joined(bytes)
        } else {
            if let first = held.take() { pass(first, to: context) }
            pass(bytes, to: context, promise: promise)
        }
        queue.append(bytes.readableBytes)
    }

    private func pass(_ bytes: ByteBuffer, to context: ChannelHandlerContext, promise: EventLoopPromise<Void>? = nil) {
        hasUnflushed = true
        context.write(NIOAny(bytes), promise: promise)
    }

    /// Hands everything queued to the kernel, in one system call where it has room.
    func flush() {
        if let bytes = held.take() { flush(bytes) }
        guard let context, hasUnflushed else { return }
        hasUnflushed = false
        context.flush()
        settle()
    }

    /// Hands what is held to the kernel, and what it doesn't take to the channel.
    private func flush(_ bytes: ByteBuffer) {
        guard let context else { return }
        let sent = direct?.send(bytes) ?? 0
        guard sent < bytes.readableBytes else { return queue.settle(remaining: 0, now: loop.now) }
        pass(bytes.dropping(sent), to: context)
    }

    /// Looks how many bytes still wait in the channel, and arranges to hear when they are accepted; returns how many.
    @discardableResult
    private func settle() -> Int {
        guard let context else { return 0 }
        let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        queue.settle(remaining: waiting + (held?.readableBytes ?? 0), now: loop.now)
        guard waiting > 0, !isWatchingDrain else { return waiting }
        whenDueEarlier?()
        // An empty write completes after all before it: a promise for those who wait instead of one for every write.
        isWatchingDrain = true
        let marker = loop.makePromise(of: Void.self)
        marker.futureResult.assumeIsolated().whenComplete { [self] _ in
            // Not at once: the marker may complete inside a flush that the delegate itself has called.
            loop.assumeIsolated().execute { self.markerPassed() }
        }
        context.writeAndFlush(NIOAny(ByteBuffer()), promise: marker)
        return waiting
    }

    private func markerPassed() {
        isWatchingDrain = false
        guard settle() == 0, context != nil else { return }
        whenDrained?()
        goOnEnding()
    }

    // MARK: Ending

    /// Begins the orderly end, for which everything together may take until the deadline.
    func endAfterWriting(by deadline: NIODeadline) {
        guard phase == .open else { return }
        end(by: deadline)
        flush()
        phase = .draining
        goOnEnding()
    }

    /// Ends TCP at this instant unless it has ended before; of several deadlines the first counts.
    func end(by deadline: NIODeadline) {
        self.deadline = min(self.deadline ?? deadline, deadline)
        whenDueEarlier?()
    }

    /// Ends TCP now; what waits is lost.
    func abort() {
        guard let context, phase != .closed else { return }
        phase = .closed
        context.close(promise: nil)
    }

    /// Takes the end of the peer's stream.
    func receiveEOF() {
        isInputClosed = true
        goOnEnding()
    }

    private func goOnEnding() {
        switch phase {
        case .draining where queue.bytes == 0:
            // NIO turns a second half-close into a full one and would lose waiting bytes; there are none left here.
            phase = .lingering
            if isInputClosed { abort() } else { context?.close(mode: .output, promise: nil) }
        case .lingering where isInputClosed:
            abort()
        case .open, .draining, .lingering, .closed:
            break
        }
    }

    /// Lets time pass: counts what was accepted meanwhile, and ends TCP at the deadline.
    func advance(to now: NIODeadline) {
        if queue.bytes > 0 { settle() }
        if let deadline, deadline <= now { abort() }
    }

    /// Whether writes may go past the channel.
    var hasSocket: Bool { direct != nil }

    /// Lets go of the socket, which is closed; the channel itself still is there, and refuses what is written.
    func loseSocket() {
        direct = nil
    }

    /// Lets go of the channel, which is gone.
    func detach() {
        context = nil
        held = nil
        phase = .closed
        whenDrained = nil
        whenDueEarlier = nil
        hasUnflushed = false
        queue.settle(remaining: 0, now: loop.now)
    }
}

extension ByteBuffer {
    /// The readable bytes with others behind them, in memory of their own: both may be somebody else's as well.
    fileprivate func joined(_ bytes: ByteBuffer) -> ByteBuffer {
        var both = ByteBufferAllocator().buffer(capacity: readableBytes + bytes.readableBytes)
        both.writeImmutableBuffer(self)
        both.writeImmutableBuffer(bytes)
        return both
    }

    /// The readable bytes behind the first `count` of them.
    fileprivate func dropping(_ count: Int) -> ByteBuffer {
        var rest = self
        rest.moveReaderIndex(forwardBy: count)
        return rest
    }
}
