import ChatServer
import NIOCore
import NIOPosix
import Testing
import WebSocketCore
import WebSocketNIO

/// A dropped connection must not meet its own ghost, and nothing is lost or said twice.
@Suite(.timeLimit(.minutes(1))) struct ResumeTests {
    private func send(_ text: String, cid: Int) -> String { RoomConversationTests.send(text, cid: cid) }

    private func hello(resuming client: JSONClient, nick: String) throws -> String {
        let session = try #require(client.welcome["session"]?.string)
        let token = try #require(client.welcome["token"]?.string)
        return #"{"t":"hello","id":"h","client":{"name":"test","ver":"1"},"caps":[],"nick":"\#(nick)","#
            + #""resume":{"session":"\#(session)","token":"\#(token)"}}"#
    }

    /// Reads up to `live` and returns the answer to the join and the numbers of the events after it.
    private func replay(_ client: JSONClient) async throws -> (joined: JSONValue, seqs: [Int64], live: Int64?) {
        let joined = try await client.next("joined")
        var seqs: [Int64] = []
        while true {
            let message = try await client.next()
            switch message["t"]?.string {
            case "ev": message["seq"]?.number.map { seqs.append($0) }
            case "live": return (joined, seqs, message["seq"]?.number)
            default: continue
            }
        }
    }

    @Test func `a second connection takes the session over from the first, without leave or join`() async throws {
        try await RunningServer.run { server in
            let watcher = try await server.member("mina")
            // Several times, so that the two connections are on the same loop as well as on different ones.
            var old = try await server.member("jun")
            #expect(try await watcher.next("eph")["k"] == .string("join"))
            for _ in 0..<4 {
                let new = try await server.stranger()
                try await new.say(hello(resuming: old, nick: "jun"))
                new.welcome = try await new.next("welcome")
                #expect(new.welcome["resumed"] == .bool(true))
                #expect(new.welcome["nick"] == .string("jun"))
                #expect(new.welcome["uid"] == old.welcome["uid"])
                #expect(new.welcome["rooms"] == .array([.string("#lobby")]))
                #expect(await old.closeCode() == 4409)
                try await new.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
                _ = try await new.next("live")
                old = new
            }
            try await old.say(send("여전히 나", cid: 1))
            // Neither a leave nor a join came in between.
            #expect(try await watcher.next()["by"] == .string("jun"))
        }
    }

    @Test func `what the old connection had sent is in the room before the new one reads its head`() async throws {
        try await RunningServer.run({ $0.rate.messagesPerSecond = 0 }) { server in
            let old = try await server.member("jun")
            for number in 0..<40 { try await old.say(send("\(number)", cid: number)) }
            let new = try await server.stranger()
            try await new.say(hello(resuming: old, nick: "jun"))
            try await new.say(##"{"t":"join","id":"j","room":"#lobby","last":100}"##)
            let (joined, seqs, live) = try await replay(new)
            #expect(seqs == (1...40).prefix(seqs.count).map { $0 })
            #expect(joined["head"]?.number == live)
            // The rest of what the old one sent was either taken before, or never.
            try await new.say(send("after", cid: 99))
            #expect(try await new.next("ev")["seq"]?.number == (live ?? 0) + 1)
        }
    }

    @Test func `a cut connection comes back to everything that was said meanwhile`() async throws {
        try await RunningServer.run { server in
            let watcher = try await server.member("mina")
            let jun = try await server.client("jun")
            try await jun.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let epoch = try #require(try await jun.next("joined")["epoch"]?.string)
            try await watcher.say(send("one", cid: 1))
            _ = try await jun.next("ev")
            await jun.connection.close(.goingAway)
            try await watcher.say(send("two", cid: 2))
            try await watcher.say(send("three", cid: 3))
            _ = try await watcher.next("ev") { $0["seq"] == .number(3) }

            let back = try await server.stranger()
            try await back.say(hello(resuming: jun, nick: "jun"))
            #expect(try await back.next("welcome")["resumed"] == .bool(true))
            try await back.say(##"{"t":"join","id":"j","room":"#lobby","pos":["\##(epoch)",1]}"##)
            let (joined, seqs, live) = try await replay(back)
            #expect(joined["recovered"] == .bool(true))
            #expect(joined["from"] == .number(2))
            #expect(seqs == [2, 3])
            #expect(live == 3)
            try await watcher.say(send("four", cid: 4))
            #expect(try await back.next()["seq"] == .number(4))
            #expect(try await watcher.next()["seq"] == .number(4))
        }
    }

    @Test func `a position needs no session, and far behind or from another log there is a gap`() async throws {
        try await RunningServer.run({ $0.rate.messagesPerSecond = 0 }) { server in
            let mina = try await server.client("mina")
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let epoch = try #require(try await mina.next("joined")["epoch"]?.string)
            for number in 1...600 { try await mina.say(send("m", cid: 1000 + number)) }
            _ = try await mina.next("ev") { $0["seq"] == .number(600) }

            let jun = try await server.client("jun")
            try await jun.say(##"{"t":"join","id":"j","room":"#lobby","pos":["\##(epoch)",100]}"##)
            let recovered = try await replay(jun)
            #expect(recovered.joined["recovered"] == .bool(true))
            #expect(recovered.seqs == Array(101...600))

            try await jun.say(##"{"t":"join","id":"j","room":"#lobby","pos":["\##(epoch)",99]}"##)
            let far = try await replay(jun)
            #expect(far.joined["recovered"] == .bool(false))
            #expect(far.joined["gap"] == .object(["from": .number(100), "to": .number(500)]))
            #expect(far.seqs == Array(501...600))

            try await jun.say(##"{"t":"join","id":"j","room":"#lobby","pos":["other0000000000",599]}"##)
            let other = try await replay(jun)
            #expect(other.joined["recovered"] == .bool(false))
            #expect(other.joined["gap"] == .object(["from": .number(1), "to": .number(500)]))
            #expect(other.live == 600)
        }
    }

    @Test func `a position above the head is told in the log`() async throws {
        let log = RecordingLog()
        try await RunningServer.run(logger: log.logger) { server in
            let mina = try await server.client("mina")
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let epoch = try #require(try await mina.next("joined")["epoch"]?.string)
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby","pos":["\##(epoch)",7]}"##)
            #expect(try await mina.next("joined")["recovered"] == .bool(false))
        }
        let line = try #require(log.lines.first { $0.contains("above the room's head") })
        #expect(line.hasPrefix("notice ") && line.contains("position=7") && line.contains("head=0"))
    }

    @Test func `when the grace is over the person leaves, and the name is free`() async throws {
        try await RunningServer.run({ $0.sessions.grace = .milliseconds(10) }) { server in
            let watcher = try await server.member("mina")
            let jun = try await server.member("jun")
            await jun.connection.close(.goingAway)
            #expect(try await watcher.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
            let new = try await server.stranger()
            try await new.say(hello(resuming: jun, nick: "jun"))
            let welcome = try await new.next("welcome")
            #expect(welcome["resumed"] == .bool(false))
            #expect(welcome["nick"] == .string("jun"))
        }
    }

    @Test func `a connection that ends while it takes a session over leaves no ghost`() async throws {
        try await RunningServer.run({ $0.sessions.grace = .milliseconds(10) }) { server in
            let watcher = try await server.member("mina")
            let old = try await server.member("jun")
            #expect(try await watcher.next("eph")["k"] == .string("join"))
            // One packet: the resume, which has to hop to the old connection's loop, and a binary message, which ends it.
            var packet = ByteBuffer(
                string: """
                    GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\
                    Sec-WebSocket-Protocol: roost.v1.json\r\n\r\n
                    """)
            packet.writeImmutableBuffer(RecordingClient.frames([try hello(resuming: old, nick: "jun")]))
            packet.writeBytes([0x82, 0x80, 0, 0, 0, 0])
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: server.port).get()
            try await channel.writeAndFlush(packet)
            #expect(await old.closeCode() == 4409)
            let left = try await watcher.next("eph")
            #expect(left["k"] == .string("leave"))
            #expect(left["by"] == .string("jun"))
            try? await channel.close()
        }
    }

    @Test func `within the grace the person stays on the list`() async throws {
        try await RunningServer.run { server in
            let watcher = try await server.member("mina")
            let jun = try await server.member("jun")
            await jun.connection.close(.goingAway)
            try await watcher.say(##"{"t":"who","id":"w","room":"#lobby"}"##)
            let who = try await watcher.next("who")
            #expect(who["members"]?.array?.compactMap { $0["nick"]?.string } == ["jun", "mina"])
        }
    }

    @Test func `joins that race with messages neither miss nor repeat one`() async throws {
        try await RunningServer.run({ $0.rate.messagesPerSecond = 0 }) { server in
            let mina = try await server.member("mina")
            for round in 0..<10 {
                let jun = try await server.client("jun\(round)")
                for number in 0..<20 { try await mina.say(send("m", cid: 10_000 + round * 100 + number)) }
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby","last":5}"##)
                for number in 20..<40 { try await mina.say(send("m", cid: 10_000 + round * 100 + number)) }
                let (_, seqs, live) = try await replay(jun)
                let first = try #require(live)
                #expect(seqs == Array((first - Int64(seqs.count) + 1)..<(first + 1)))
                var last = first
                while last < Int64((round + 1) * 40) {
                    let seq = try #require(try await jun.next("ev")["seq"]?.number)
                    #expect(seq == last + 1)
                    last = seq
                }
                await jun.leave()
            }
        }
    }
}
