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

    @Test func `Reading stops at the upper mark and goes on at the lower one`() async throws {
        let channel = NIOAsyncTestingChannel()
        try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1))
        let opened = channel.testingEventLoop.makePromise(of: WebSocketConnection.self)
        let reads = ReadCounter()
        let url = try WebSocketURL("127.0.0.1")
        try await channel.testingEventLoop.executeInContext {
            let handler = ClientChannelHandler(
                url: url, subprotocols: [],
                configuration: WebSocketClientConfiguration(keepAlive: nil),
                opening: .connection(opened, waitingEvents: 2...4))
            try channel.pipeline.syncOperations.addHandlers([reads, handler])
        }
        #expect(reads.count.load(ordering: .relaxed) == 1)

        // A server's answer to the random key; the frames after it are literal.
        let request = try await channel.waitForOutboundWrite(as: ByteBuffer.self)
        var handshake = ServerHandshake(now: Instant(nanoseconds: 0))
        guard case .upgrade(let upgrade, _) = handshake.receive(request.readableBytesSpan) else {
            Issue.record("the client sends a legal handshake")
            return
        }
        try await channel.writeInbound(ByteBuffer(bytes: upgrade.accept(subprotocol: nil)))
        let connection = try await opened.futureResult.get()
        #expect(reads.count.load(ordering: .relaxed) == 2)

        let text: [UInt8] = [0x81, 0x01, 0x61]
        try await channel.writeInbound(ByteBuffer(bytes: text + text + text))
        #expect(reads.count.load(ordering: .relaxed) == 3)
        try await channel.writeInbound(ByteBuffer(bytes: text + text + text))
        #expect(reads.count.load(ordering: .relaxed) == 3)

        var events = connection.events.makeAsyncIterator()
        for _ in 0..<6 { #expect(await events.next() == .text("a")) }
        await eventually("reading goes on") { reads.count.load(ordering: .relaxed) == 4 }
        try await channel.close()
        #expect(await events.next() != nil)
        #expect(await events.next() == nil)
    }
}
