import NIOCore
import NIOEmbedded
import Testing
import WebSocketCore

@testable import WebSocketNIO

/// The promised numbers, in virtual time: no test waits for them.
@Suite("The server's clock")
struct DeadlineTests {
    private let application = EchoApplication(lastWords: "bye")
    private let channel = EmbeddedChannel()

    /// Connects with the default limits; a sweep comes every half second.
    private func connect(_ configuration: WebSocketServerConfiguration = WebSocketServerConfiguration()) throws {
        let handler = ServerChannelHandler(
            rules: ServerRules(configuration, application),
            sweep: LoopSweep(loop: channel.eventLoop, interval: .milliseconds(500)), whenGone: {})
        try channel.pipeline.syncOperations.addHandler(handler)
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    }

    private func receive(_ bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// Returns everything that was written since it was last asked for.
    private func sent() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer: buffer) }
        return bytes
    }

    private func advance(_ time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    @Test func `A head may take five seconds`() throws {
        try connect()
        try receive(Array("GET / HTTP/1.1\r\n".utf8))
        advance(.milliseconds(4_900))
        #expect(try sent().isEmpty)
        advance(.milliseconds(600))
        #expect(String(decoding: try sent(), as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
    }

    @Test func `The first Ping comes after 10 to 20 s, and 10 s later the peer is given up with 4002`() throws {
        try connect()
        try receive(Array(RawClient.upgrade.utf8))
        _ = try sent()
        advance(.milliseconds(9_900))
        #expect(try sent().isEmpty)
        var bytes: [UInt8] = []
        for _ in 0..<22 where bytes.isEmpty {
            advance(.milliseconds(500))
            bytes = try sent()
        }
        #expect(bytes == [0x89, 0x00])
        advance(.milliseconds(9_400))
        #expect(try sent().isEmpty)
        advance(.milliseconds(1_600))
        // The last words, and right behind them the Close frame.
        let last = try sent()
        #expect(last.prefix(5) == [0x81, 0x03, 0x62, 0x79, 0x65])
        #expect(last.dropFirst(7).prefix(2) == [0x0f, 0xa2])
        advance(.seconds(6))
        #expect(application.log.outcomes.map(\.failure) == [.silentPeer])
        #expect(!channel.isActive)
    }

    @Test func `Pings keep a short interval, although the wait for an answer is longer`() throws {
        var configuration = WebSocketServerConfiguration()
        configuration.keepAlive = KeepAlive(pingAfter: .seconds(3), answerWithin: .seconds(10))
        try connect(configuration)
        try receive(Array(RawClient.upgrade.utf8))
        _ = try sent()
        var pings = 0
        for _ in 0..<60 {
            advance(.milliseconds(500))
            guard try !sent().isEmpty else { continue }
            pings += 1
            try receive([0x8A, 0x80, 0, 0, 0, 0])
        }
        // In 30 s, each of them late by a sweep at most.
        #expect((8...11).contains(pings))
    }

    @Test func `Whoever speaks is not asked`() throws {
        try connect()
        try receive(Array(RawClient.upgrade.utf8))
        _ = try sent()
        for _ in 0..<20 {
            advance(.seconds(5))
            try receive(RawClient.maskedHello)
            #expect(try sent() == RawClient.hello)
        }
    }

    @Test(arguments: [0, 1, 3, 8])
    func `A Close frame may stay unanswered for five seconds, however idle the connection was`(seconds: Int64) throws {
        try connect()
        try receive(Array(RawClient.upgrade.utf8))
        advance(.seconds(seconds))
        try receive([0x81, 0x85, 0, 0, 0, 0] + Array("close".utf8))
        advance(.milliseconds(4_900))
        #expect(channel.isActive)
        advance(.milliseconds(600))
        #expect(!channel.isActive)
        #expect(application.log.outcomes.map(\.failure) == [.closeUnanswered])
    }

    @Test func `Nothing is left running once the last connection is gone`() throws {
        try connect()
        channel.close(promise: nil)
        advance(.seconds(1))
        #expect(try channel.finish(acceptAlreadyClosed: true).isClean)
        #expect(application.log.all.isEmpty)
    }
}
