import NIOCore
import NIOEmbedded
import Testing

@testable import WebSocketNIO

/// What is written goes out once and in order, whatever of it the socket takes at once and whatever goes the longer way.
@Suite struct TransportTests {
    /// What has gone out, both ways, in its order.
    private final class Wire {
        var bytes: [UInt8] = []
    }

    /// A socket that takes so many bytes in all.
    private final class Socket: DirectWriting {
        private var room: Int
        private let wire: Wire
        private(set) var calls = 0

        init(room: Int, wire: Wire) {
            self.room = room
            self.wire = wire
        }

        func send(_ bytes: ByteBuffer) -> Int {
            calls += 1
            let count = min(room, bytes.readableBytes)
            wire.bytes += bytes.readableBytesView.prefix(count)
            room -= count
            return count
        }
    }

    /// The channel's own way: what was written goes out with the flush.
    private final class LongWay: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        private let wire: Wire
        private var written: [UInt8] = []

        init(_ wire: Wire) {
            self.wire = wire
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            written += Array(buffer: unwrapOutboundIn(data))
            context.write(data, promise: promise)
        }

        func flush(context: ChannelHandlerContext) {
            wire.bytes += written
            written = []
            context.flush()
        }
    }

    /// Makes a transport inside a channel.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let socket: Socket?
        private(set) var transport: Transport?

        init(_ socket: Socket?) {
            self.socket = socket
        }

        func handlerAdded(context: ChannelHandlerContext) {
            transport = Transport(context: context, direct: socket)
        }
    }

    /// Returns what has gone out of a channel whose socket takes so many bytes; nil for one without a way past it.
    private static func run(_ room: Int?, _ body: (Transport, Socket?) throws -> Void) throws -> String {
        let channel = EmbeddedChannel()
        let wire = Wire()
        let socket = room.map { Socket(room: $0, wire: wire) }
        let handler = Handler(socket)
        try channel.pipeline.syncOperations.addHandlers([LongWay(wire), handler])
        try body(try #require(handler.transport), socket)
        _ = try? channel.finish(acceptAlreadyClosed: true)
        return String(decoding: wire.bytes, as: UTF8.self)
    }

    private static func bytes(_ text: String) -> ByteBuffer { ByteBuffer(string: text) }

    @Test(arguments: [nil, 0, 1, 3, 5, 100])
    func `one write a flush`(room: Int?) throws {
        let sent = try Self.run(room) { transport, socket in
            for text in ["hello", "world", "again"] {
                transport.write(Self.bytes(text))
                #expect(transport.queue.bytes >= 5)
                transport.flush()
            }
            if room == 100 { #expect(socket?.calls == 3 && transport.queue.bytes == 0) }
        }
        #expect(sent == "helloworldagain")
    }

    @Test(arguments: [nil, 0, 2, 100])
    func `several writes a flush keep their order, and go through the channel`(room: Int?) throws {
        let sent = try Self.run(room) { transport, socket in
            transport.write(Self.bytes("a"))
            transport.write(Self.bytes("b"))
            transport.write(Self.bytes("c"), promise: transport.loop.makePromise())
            transport.flush()
            #expect(socket?.calls ?? 0 == 0)
            transport.write(Self.bytes("d"))
            transport.flush()
        }
        #expect(sent == "abcd")
    }

    @Test(arguments: [(1_023, 1), (1_024, 2), (0, 1)])
    func `a few bytes behind others go with them, in one call and in memory of their own`(size: Int, calls: Int) throws
    {
        let (shared, last) = (Self.bytes(String(repeating: "a", count: size)), Self.bytes("b"))
        let sent = try Self.run(10_000) { transport, socket in
            transport.write(shared)
            transport.write(last)
            transport.flush()
            #expect(socket?.calls == (calls == 1 ? 1 : 0))
            transport.write(last)
            transport.flush()
            #expect(socket?.calls == calls % 2 + 1)
        }
        #expect(sent == String(repeating: "a", count: size) + "bb")
        #expect(shared.readableBytes == size && last == Self.bytes("b"))
    }

    @Test func `what is written and not flushed waits, also while time passes`() throws {
        let sent = try Self.run(100) { transport, socket in
            transport.write(Self.bytes("held"))
            transport.advance(to: transport.loop.now)
            #expect(transport.queue.bytes == 4 && socket?.calls == 0)
            transport.write(Self.bytes(" and more"))
            transport.flush()
        }
        #expect(sent == "held and more")
    }

    @Test func `the end flushes what is held, and without the socket it goes the longer way`() throws {
        let ended = try Self.run(100) { transport, _ in
            transport.write(Self.bytes("last words"))
            transport.endAfterWriting(by: .distantFuture)
            transport.write(Self.bytes("too late"))
            transport.flush()
        }
        #expect(ended == "last words")
        let lost = try Self.run(100) { transport, socket in
            transport.write(Self.bytes("held"))
            transport.loseSocket()
            transport.flush()
            #expect(socket?.calls == 0)
        }
        #expect(lost == "held")
    }
}
