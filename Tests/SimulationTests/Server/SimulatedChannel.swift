import NIOCore

/// The server's end of a simulated TCP connection, as NIO has it: a pipeline above, a queue of writes below.
// It is confined to its loop, as every channel's core is; the protocol wants it to be Sendable nevertheless.
final class SimulatedChannel: Channel, ChannelCore, @unchecked Sendable {
    private struct Write {
        var bytes: ByteBuffer
        let promise: EventLoopPromise<Void>?
    }

    let allocator = ByteBufferAllocator()
    let eventLoop: any EventLoop
    private(set) var isActive = true
    private let loop: SimulatedLoop
    private let link: Link
    private let closePromise: EventLoopPromise<Void>
    private let receiveBytes: Int
    private var ownPipeline: ChannelPipeline?
    private var writes: [Write] = []
    private var flushed = 0
    private var isPumping = false
    private var isInputClosed = false
    private var isReadDue = false
    private var isWriteDue = false

    /// Makes the channel of an accepted connection; to be called on its loop.
    init(_ link: Link, on loop: SimulatedLoop, receiveBytes: Int) {
        self.loop = loop
        self.link = link
        self.receiveBytes = receiveBytes
        eventLoop = loop
        closePromise = loop.makePromise()
        ownPipeline = ChannelPipeline(channel: self)
        link.up.whenReadable = { [self] in readLater() }
        link.down.whenWritable = { [self] in writeLater() }
        link.whenServerBroken = { [self] in loop.whenReady { self.breakDown() } }
    }

    var pipeline: ChannelPipeline {
        guard let ownPipeline else { preconditionFailure("The pipeline is made with the channel.") }
        return ownPipeline
    }

    /// Begins: the handlers are there, and what has arrived meanwhile is read.
    func begin() {
        pipeline.fireChannelRegistered()
        pipeline.fireChannelActive()
        if link.up.isReadable { readLater() }
    }

    // MARK: What the network does

    private func readLater() {
        guard isActive, !isReadDue else { return }
        isReadDue = true
        loop.whenReady { self.takeBytes() }
    }

    private func writeLater() {
        guard isActive, !isWriteDue else { return }
        isWriteDue = true
        loop.whenReady {
            self.isWriteDue = false
            self.pump()
        }
    }

    private func takeBytes() {
        isReadDue = false
        guard isActive, !isInputClosed else { return }
        let bytes = link.up.take(receiveBytes)
        if !bytes.isEmpty {
            pipeline.fireChannelRead(ByteBuffer(bytes: bytes))
            pipeline.fireChannelReadComplete()
            return readLater()
        }
        guard link.up.hasEnded else { return }
        isInputClosed = true
        pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    private func breakDown() {
        guard isActive else { return }
        pipeline.fireErrorCaught(ChannelError.inputClosed)
    }

    /// The process is gone: nothing that this channel still does reaches anybody.
    func die() {
        link.serverDied()
        guard isActive else { return }
        close0(error: ChannelError.eof, mode: .all, promise: nil)
    }

    // MARK: What the pipeline wants

    func write0(_ data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard isActive else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        writes.append(Write(bytes: unwrapData(data), promise: promise))
    }

    func flush0() {
        flushed = writes.count
        pump()
    }

    private func pump() {
        guard isActive, !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        while flushed > 0, let first = writes.first {
            let accepted = first.bytes.readableBytes == 0 ? 0 : link.down.send(first.bytes.readableBytesView)
            guard accepted == first.bytes.readableBytes else {
                writes[0].bytes.moveReaderIndex(forwardBy: accepted)
                return
            }
            writes.removeFirst()
            flushed -= 1
            first.promise?.succeed()
        }
    }

    func close0(error: any Error, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard isActive else {
            promise?.fail(ChannelError.alreadyClosed)
            return
        }
        if mode == .output {
            link.down.end()
            promise?.succeed()
            return
        }
        isActive = false
        link.down.end()
        let lost = writes
        writes = []
        flushed = 0
        for write in lost { write.promise?.fail(error) }
        promise?.succeed()
        pipeline.fireChannelInactive()
        pipeline.fireChannelUnregistered()
        // Later, because the one who closes may still be on the way through the pipeline.
        loop.execute { self.end() }
    }

    /// Lets go of the handlers, which is how they hear that all is over.
    func end() {
        guard let pipeline = ownPipeline else { return }
        ownPipeline = nil
        removeHandlers(pipeline: pipeline)
        closePromise.succeed()
        link.up.whenReadable = {}
        link.down.whenWritable = {}
        link.whenServerBroken = {}
    }

    // MARK: What nobody needs here

    let parent: (any Channel)? = nil
    let localAddress: SocketAddress? = nil
    let remoteAddress: SocketAddress? = nil
    let isWritable = true
    var closeFuture: EventLoopFuture<Void> { closePromise.futureResult }
    var _channelCore: any ChannelCore { self }
    var syncOptions: (any NIOSynchronousChannelOptions)? { Options(channel: self) }

    func localAddress0() throws -> SocketAddress { throw ChannelError.operationUnsupported }
    func remoteAddress0() throws -> SocketAddress { throw ChannelError.operationUnsupported }
    func register0(promise: EventLoopPromise<Void>?) { promise?.fail(ChannelError.operationUnsupported) }
    func registerAlreadyConfigured0(promise: EventLoopPromise<Void>?) { register0(promise: promise) }
    func bind0(to: SocketAddress, promise: EventLoopPromise<Void>?) { register0(promise: promise) }
    func connect0(to: SocketAddress, promise: EventLoopPromise<Void>?) { register0(promise: promise) }
    func triggerUserOutboundEvent0(_ event: Any, promise: EventLoopPromise<Void>?) { register0(promise: promise) }
    func read0() {}
    func channelRead0(_ data: NIOAny) {}
    func errorCaught0(error: any Error) {}

    func setOption<Option: ChannelOption>(_ option: Option, value: Option.Value) -> EventLoopFuture<Void> {
        eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
    }

    func getOption<Option: ChannelOption>(_ option: Option) -> EventLoopFuture<Option.Value> {
        eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
    }

    /// The one option that the transport asks for: how many bytes wait.
    private struct Options: NIOSynchronousChannelOptions {
        let channel: SimulatedChannel

        func setOption<Option: ChannelOption>(_ option: Option, value: Option.Value) throws {
            throw ChannelError.operationUnsupported
        }

        func getOption<Option: ChannelOption>(_ option: Option) throws -> Option.Value {
            let waiting = channel.writes.reduce(0) { $0 + $1.bytes.readableBytes }
            guard option is ChannelOptions.Types.BufferedWritableBytesOption, let value = waiting as? Option.Value
            else {
                throw ChannelError.operationUnsupported
            }
            return value
        }
    }
}
