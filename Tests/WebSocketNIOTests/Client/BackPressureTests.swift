import NIOCore
import NIOEmbedded
import Synchronization
import Testing
import WebSocketCore

@testable import WebSocketNIO

/// The client asks for more bytes only while its reader keeps up, seen on a channel without a socket.
@Suite("The client's back-pressure", .timeLimit(.minutes(1)))
struct BackPressureTests {
    /// Counts how often more bytes are asked for.
    private final class ReadCounter: ChannelOutboundHandler, Sendable {
        typealias OutboundIn = ByteBuffer

        let count = Atomic<Int>(0)

        func read(context: ChannelHandlerContext) {
            count.add(1, ordering: .relaxed)
            context.read()
        }
    }

    /// A client on a channel without a socket, open, with the marks 2 and 4.
    private struct Client {
        let channel = NIOAsyncTestingChannel()
        let reads = ReadCounter()
        let connection: WebSocketConnection

        init(keepAlive: KeepAlive?) async throws {
            let (channel, reads) = (channel, reads)
            try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1))
            let opened = channel.testingEventLoop.makePromise(of: WebSocketConnection.self)
            let url = try WebSocketURL("127.0.0.1")
            try await channel.testingEventLoop.executeInContext {
                let handler = ClientChannelHandler(
                    url: url, subprotocols: [], configuration: WebSocketClientConfiguration(keepAlive: keepAlive),
                    opening: .connection(opened, waitingEvents: 2...4))
                try channel.pipeline.syncOperations.addHandlers([reads, handler])
            }
            #expect(reads.count.load(ordering: .relaxed) == 1)

            // A server's answer to the random key; the frames after it are literal.
            let request = try await channel.waitForOutboundWrite(as: ByteBuffer.self)
            var handshake = ServerHandshake(now: Instant(nanoseconds: 0))
            guard case .upgrade(let upgrade, _) = handshake.receive(request.readableBytesSpan) else {
                throw ChannelError.inappropriateOperationForState
            }
            try await channel.writeInbound(ByteBuffer(bytes: upgrade.accept(subprotocol: nil)))
            connection = try await opened.futureResult.get()
            #expect(reads.count.load(ordering: .relaxed) == 2)
        }

        /// Delivers three texts in one read.
        func deliverTexts() async throws {
            let text: [UInt8] = [0x81, 0x01, 0x61]
            try await channel.writeInbound(ByteBuffer(bytes: text + text + text))
        }

        /// The first bytes of the frames that were written since this was last asked for.
        func sent() async throws -> [UInt8] {
            var firstBytes: [UInt8] = []
            while let frame = try await channel.readOutbound(as: ByteBuffer.self) {
                firstBytes += Array(buffer: frame).prefix(1)
            }
            return firstBytes
        }
    }

    @Test func `Reading stops at the upper mark and goes on at the lower one`() async throws {
        let client = try await Client(keepAlive: nil)
        try await client.deliverTexts()
        #expect(client.reads.count.load(ordering: .relaxed) == 3)
        try await client.deliverTexts()
        #expect(client.reads.count.load(ordering: .relaxed) == 3)

        var events = client.connection.events.makeAsyncIterator()
        for _ in 0..<6 { #expect(await events.next() == .text("a")) }
        await eventually("reading goes on") { client.reads.count.load(ordering: .relaxed) == 4 }
        try await client.channel.close()
        #expect(await events.next() != nil)
        #expect(await events.next() == nil)
    }

    @Test func `The silence that a lagging reader makes is not the server's, in virtual time`() async throws {
        let client = try await Client(keepAlive: KeepAlive(pingAfter: .seconds(20), answerWithin: .seconds(10)))
        try await client.deliverTexts()
        try await client.deliverTexts()
        for _ in 0..<100 { await client.channel.testingEventLoop.advanceTime(by: .seconds(5)) }
        #expect(try await client.sent().isEmpty)
        #expect(client.channel.isActive)

        // Once the reader is there again, the server's silence counts from then on: a Ping, a Close frame, the end.
        var events = client.connection.events.makeAsyncIterator()
        for _ in 0..<6 { #expect(await events.next() == .text("a")) }
        await eventually("reading goes on") { client.reads.count.load(ordering: .relaxed) == 4 }
        await client.channel.testingEventLoop.advanceTime(by: .seconds(19))
        #expect(try await client.sent().isEmpty)
        await client.channel.testingEventLoop.advanceTime(by: .seconds(2))
        #expect(try await client.sent() == [0x89])
        await client.channel.testingEventLoop.advanceTime(by: .seconds(10))
        #expect(try await client.sent() == [0x88])
        guard case .closed(let outcome)? = await events.next() else {
            Issue.record("the last event is closed")
            return
        }
        #expect(outcome.failure == .silentPeer)
    }
}
