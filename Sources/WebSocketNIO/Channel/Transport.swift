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

    private var context: ChannelHandlerContext?
    private var phase = Phase.open
    private var hasUnflushed = false
    private var isInputClosed = false
    private var isWatchingDrain = false

    init(context: ChannelHandlerContext) {
        self.context = context
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
        queue.append(bytes.readableBytes)
        hasUnflushed = true
        context.write(NIOAny(bytes), promise: promise)
    }

    /// Hands everything queued to the kernel, in one system call where it has room.
    func flush() {
        guard let context, hasUnflushed else { return }
        hasUnflushed = false
        context.flush()
        settle()
    }

    /// Looks how many bytes still wait, and arranges to hear when they are accepted.
    private func settle() {
        guard let context else { return }
        let waiting = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        queue.settle(remaining: waiting ?? 0, now: loop.now)
        guard queue.bytes > 0, !isWatchingDrain else { return }
        // An empty write completes after all before it: a promise for those who wait instead of one for every write.
        isWatchingDrain = true
        let marker = loop.makePromise(of: Void.self)
        marker.futureResult.assumeIsolated().whenComplete { [self] _ in
            // Not at once: the marker may complete inside a flush that the delegate itself has called.
            loop.assumeIsolated().execute { self.markerPassed() }
        }
        context.writeAndFlush(NIOAny(ByteBuffer()), promise: marker)
    }

    private func markerPassed() {
        isWatchingDrain = false
        settle()
        guard context != nil, queue.bytes == 0 else { return }
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

    /// Lets go of the channel, which is gone.
    func detach() {
        context = nil
        phase = .closed
        whenDrained = nil
        hasUnflushed = false
        queue.settle(remaining: 0, now: loop.now)
    }
}
