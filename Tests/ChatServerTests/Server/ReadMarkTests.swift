import ChatProtocol
import ChatServer
import NIOCore
import NIOPosix
import Testing

/// How far somebody has read, as their session remembers it.
@Suite(.timeLimit(.minutes(1))) struct ReadMarkTests {
    private func read(_ seq: Int64, in room: String = "#lobby") -> String {
        #"{"t":"read","room":"\#(room)","seq":\#(seq)}"#
    }

    /// Somebody in #lobby who has read three of three messages there.
    private func member(_ server: RunningServer) async throws -> JSONClient {
        let mina = try await server.member("mina")
        for number in 1...3 { try await mina.say(RoomConversationTests.send("m", cid: number)) }
        _ = try await mina.next("ev") { $0["seq"] == .number(3) }
        return mina
    }

    private func joined(_ client: JSONClient, _ room: String = "#lobby") async throws -> JSONValue {
        try await client.say(#"{"t":"join","id":"j","room":"\#(room)"}"#)
        return try await client.next("joined")
    }

    @Test func `a mark has no answer, goes forward only, and no further than what was sent`() async throws {
        try await RunningServer.run { server in
            let mina = try await member(server)
            #expect(try await joined(mina)["read"] == nil)
            _ = try await mina.next("live")
            for (seq, mark): (Int64, Double) in [(2, 2), (1, 2), (0, 2), (3, 3), (9_000_000_000, 3)] {
                try await mina.say(read(seq))
                try await mina.say(#"{"t":"ping","id":"p"}"#)
                #expect(try await mina.next()["t"] == .string("pong"))
                #expect(try await joined(mina)["read"] == .number(mark))
                _ = try await mina.next("live")
            }
            // What comes after the last one was not read by it.
            try await mina.say(RoomConversationTests.send("new", cid: 4))
            _ = try await mina.next("ev")
            #expect(try await joined(mina)["read"] == .number(3))
        }
    }

    @Test func `a mark is one's own, and for rooms that one is in`() async throws {
        try await RunningServer.run { server in
            let mina = try await member(server)
            try await mina.say(read(2))
            try await mina.say(read(1, in: "#elsewhere"))
            try await mina.say(read(1, in: "@3kq9-7h2m"))
            let jun = try await server.member("jun")
            #expect(try await joined(jun)["read"] == nil)
            try await mina.say(##"{"t":"part","id":"p","room":"#lobby"}"##)
            // Nobody was told of the marks, and nothing was refused.
            #expect(try await mina.next()["t"] == .string("eph"))
            #expect(try await mina.next()["re"] == .string("p"))
            #expect(try await joined(mina)["read"] == nil)
        }
    }

    @Test func `whoever comes back has read what they had read`() async throws {
        try await RunningServer.run { server in
            let mina = try await member(server)
            try await mina.say(read(2))
            await mina.drop()
            let back = try await ConversationTests.returning(mina, to: server)
            #expect(try await joined(back)["read"] == .number(2))
        }
    }

    @Test func `a flood of marks is dropped and not answered`() async throws {
        try await RunningServer.run { server in
            let mina = try await member(server)
            for _ in 1...500 { try await mina.say(read(1)) }
            #expect(try await joined(mina)["read"] == .number(1))
        }
    }

    @Test func `a stop waits for no connection, and keeps the marks of those that are still there`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            try await RunningServer.run(store: store) { server in
                let mina = try await server.member("mina")
                // Somebody who reads nothing, so that no closing handshake comes to an end.
                let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .channelOption(.autoRead, value: false)
                    .connect(host: "127.0.0.1", port: server.port).get()
                try await channel.writeAndFlush(
                    ByteBuffer(string: BoundsTests.upgrade(fields: "Sec-WebSocket-Protocol: roost.v1.json\r\n")))
                func say(_ lines: String...) async throws {
                    try await channel.writeAndFlush(RecordingClient.frames(lines))
                }
                try await say(
                    #"{"t":"hello","id":"h","client":{"name":"t","ver":"1"},"caps":[],"nick":"jun"}"#,
                    ##"{"t":"join","id":"j","room":"#lobby"}"##, RoomConversationTests.send("1", cid: 1))
                _ = try await mina.next("ev")
                for number in 2...4 {
                    try await say(read(1), RoomConversationTests.send("\(number)", cid: number))
                    _ = try await mina.next("ev")
                }
            }
            let again = try TestStore.open(path)
            let jun = try #require(again.storedSessions.first { $0.author.nick.text == "jun" })
            #expect(jun.marks == [.lobby: 1])
            again.close()
        }
    }

    @Test(arguments: [true, false])
    func `marks outlive the server, whether the client has gone first or not`(drops: Bool) async throws {
        try await TestStore.directory { path in
            var before: JSONClient?
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await member(server)
                before = mina
                try await mina.say(read(2))
                try await mina.say(#"{"t":"ping","id":"p"}"#)
                _ = try await mina.next("pong")
                if drops { await mina.drop() }
            }
            let mina = try #require(before)
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let back = try await ConversationTests.returning(mina, to: server)
                #expect(try await joined(back)["read"] == .number(2))
            }
        }
    }
}
