import ChatServer
import Testing
import WebSocketNIO

/// Over a bound there is a clear answer, never growth.
@Suite(.timeLimit(.minutes(1))) struct BoundsTests {
    @Test func `a flood is delayed, then refused, and the person stays`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            for number in 10..<30 { try await mina.say(RoomConversationTests.send("m\(number)", cid: number)) }
            let refused = try await mina.next("err")
            #expect(refused["code"] == .string("rate_limited"))
            #expect((refused["retry_ms"]?.number ?? 0) > 0)
            // What was delayed arrives after all, in order.
            #expect(try await mina.next("ev") { $0["seq"] == .number(9) }["text"] == .string("m18"))
        }
    }

    @Test func `who floods on is closed`() async throws {
        try await RunningServer.run({ $0.rate = .init(messagesPerSecond: 50, burst: 1) }) { server in
            let mina = try await server.member("mina")
            let flood = talk("m", on: mina.connection)
            #expect(await mina.closeCode() == 4008)
            flood.cancel()
        }
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
        try await RunningServer.run({ $0.connectionsMax = 1 }) { server in
            let mina = try await server.client("mina")
            let answer = try await server.http(Self.upgrade())
            #expect(answer.hasPrefix("HTTP/1.1 503 "))
            #expect(answer.contains("as many connections as it may"))
            await mina.leave()
        }
    }

    @Test func `a message above the bound closes`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            try await mina.say(String(repeating: "x", count: 16 * 1024 + 1))
            #expect(await mina.closeCode() == 1009)
        }
    }

    @Test func `who does not read is cut, and the others go on`() async throws {
        try await RunningServer.run {
            $0.rate.messagesPerSecond = 0
            $0.outboundBytes = 64 * 1024
            $0.sessions.grace = .zero
        } _: { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            // Long messages until jun's socket is full on both sides; mina reads each of hers before the next one.
            let text = String(repeating: "x", count: 4_000)
            var isJunHere = true
            for number in 100_000..<110_000 where isJunHere {
                try await mina.say(RoomConversationTests.send(text, cid: number))
                var hasOwn = false
                while !hasOwn, isJunHere {
                    let message = try await mina.next()
                    hasOwn = message["t"] == .string("ev")
                    isJunHere = message["k"] != .string("leave")
                }
            }
            #expect(!isJunHere)
            await mina.leave()
            #expect(await jun.closeCode() != nil)
        }
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
