import ChatServer
import NIOCore
import NIOPosix
import Testing
import WebSocketNIO

/// Over a bound there is a clear answer, never growth.
@Suite(.timeLimit(.minutes(5))) struct BoundsTests {
    @Test func `a flood is delayed, then refused, and the person stays`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            for number in 10..<60 { try await mina.say(RoomConversationTests.send("m\(number)", cid: number)) }
            var refused: JSONValue?
            var texts: [String?] = []
            while refused == nil || texts.count < 9 {
                let message = try await mina.next()
                if message["t"] == .string("ev") { texts.append(message["text"]?.string) }
                if message["t"] == .string("err") { refused = refused ?? message }
            }
            #expect(refused?["code"] == .string("rate_limited"))
            #expect((refused?["retry_ms"]?.number ?? 0) > 0)
            // What was delayed arrives after all, in order; on a slow machine the bucket fills a little meanwhile.
            #expect(texts == (10..<(10 + texts.count)).map { "m\($0)" })
        }
    }

    @Test func `who floods on is closed, and the log knows of it but not what was said`() async throws {
        let log = RecordingLog()
        try await RunningServer.run({ $0.rate = .init(messagesPerSecond: 50, burst: 1) }, logger: log.logger) {
            server in
            let mina = try await server.member("mina")
            let flood = talk("a secret", on: mina.connection)
            #expect(await mina.closeCode() == 4008)
            flood.cancel()
            let token = try #require(mina.welcome["token"]?.string)
            #expect(log.lines.allSatisfy { !$0.contains("secret") && !$0.contains(token) })
        }
        #expect(log.lines.contains { $0.hasPrefix("notice closing: rate_limit") && $0.contains("code=4008") })
        #expect(log.lines.contains { $0.hasPrefix("debug opened") && $0.contains("address=127.0.0.1") })
        #expect(log.lines.contains { $0.hasPrefix("debug closed") && $0.contains("code=4008") })
        #expect(log.lines.contains { $0.hasPrefix("info listening") && $0.contains("127.0.0.1") })
        #expect(log.count("info stopped") == 1)
    }

    @Test func `rooms of a member are bounded`() async throws {
        try await RunningServer.run({ $0.sessions.roomsPerMember = 1 }) { server in
            let mina = try await server.member("mina")
            try await mina.say(##"{"t":"join","id":"2","room":"#dev"}"##)
            let refused = try await mina.next("err")
            #expect(refused["code"] == .string("too_many_rooms"))
            #expect(refused["re"] == .string("2"))
        }
    }

    @Test func `connections are bounded, with a sentence`() async throws {
        let log = RecordingLog()
        try await RunningServer.run({ $0.connectionsMax = 1 }, logger: log.logger) { server in
            let mina = try await server.client("mina")
            let answer = try await server.http(Self.upgrade())
            #expect(answer.hasPrefix("HTTP/1.1 503 "))
            #expect(answer.contains("as many connections as it may"))
            await mina.leave()
        }
        #expect(log.lines.contains { $0.hasPrefix("notice refused a connection") && $0.contains("status=503") })
    }

    @Test func `a message above the bound closes`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            try await mina.say(String(repeating: "x", count: 16 * 1024 + 1))
            #expect(await mina.closeCode() == 1009)
        }
    }

    @Test func `who accepts nothing for too long is cut, and the others go on`() async throws {
        let log = RecordingLog()
        try await RunningServer.run(
            {
                $0.rate.messagesPerSecond = 0
                // Long messages fill what the system buffers in a few rounds.
                $0.messageBytes = 256 * 1024
                $0.outboundBytes = 2 * 1024 * 1024
                $0.writeStall = .seconds(1)
                $0.sessions.grace = .zero
            }, logger: log.logger
        ) { server in
            let mina = try await server.member("mina")
            let jun = try await Self.mute("jun", at: server)
            #expect(try await mina.next("eph")["by"] == .string("jun"))
            // Long messages until something waits for jun for too long; mina reads each of hers before the next one.
            let text = String(repeating: "x", count: 60_000)
            var number = 100_000
            while log.count("closing: slow") == 0 {
                try await mina.say(RoomConversationTests.send(text, cid: number))
                _ = try await mina.next("ev")
                number += 1
            }
            #expect(try await mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
            try await jun.close()
        }
    }

    /// Somebody in #lobby who never reads, and for whom the system keeps little.
    private static func mute(_ nick: String, at server: RunningServer) async throws -> any Channel {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelOption(.socketOption(.so_rcvbuf), value: 4_096)
            .connect(host: "127.0.0.1", port: server.port).get()
        var packet = ByteBuffer(string: upgrade(fields: "Sec-WebSocket-Protocol: roost.v1.json\r\n"))
        let hello = #"{"t":"hello","id":"h","client":{"name":"t","ver":"1"},"caps":[],"nick":"\#(nick)"}"#
        let join = ##"{"t":"join","id":"j","room":"#lobby"}"##
        packet.writeImmutableBuffer(RecordingClient.frames([hello, join]))
        try await channel.writeAndFlush(packet)
        return channel
    }

    /// Says the same again and again until the connection is gone or the task is cancelled.
    private func talk(_ text: String, on connection: WebSocketConnection) -> Task<Void, Never> {
        Task {
            var number = 100_000
            while !Task.isCancelled {
                let line = RoomConversationTests.send(text, cid: number)
                guard (try? await connection.send(text: line)) != nil else { return }
                number += 1
            }
        }
    }

    static func upgrade(path: String = "/", fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\(fields)\r\n"
    }
}
