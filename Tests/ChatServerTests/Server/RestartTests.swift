import ChatProtocol
import ChatServer
import Testing

/// A server that ends and begins again on the same directory.
@Suite(.timeLimit(.minutes(1))) struct RestartTests {
    /// A hello that takes up a session again.
    private func resume(_ client: JSONClient, in server: RunningServer) async throws -> JSONClient {
        let again = try await server.stranger()
        let session = client.welcome["session"]?.string ?? ""
        let token = client.welcome["token"]?.string ?? ""
        try await again.say(
            #"{"t":"hello","id":"h","client":{"name":"test","ver":"1"},"caps":[],"#
                + #""resume":{"session":"\#(session)","token":"\#(token)"}}"#)
        again.welcome = try await again.next("welcome")
        return again
    }

    @Test func `everybody is who and where they were, and nobody has noticed`() async throws {
        try await TestStore.directory { path in
            var clients: [JSONClient] = []
            var seq: JSONValue?
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                clients = [try await server.member("mina"), try await server.member("준")]
                try await clients[0].say(RoomConversationTests.send("before", cid: 1))
                seq = try await clients[0].next("ev")["seq"]
            }
            #expect(seq == .number(1))

            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await resume(clients[0], in: server)
                #expect(mina.welcome["resumed"] == .bool(true))
                #expect(mina.welcome["uid"] == clients[0].welcome["uid"])
                #expect(mina.welcome["nick"] == .string("mina"))
                #expect(mina.welcome["rooms"]?.array == [.string("#lobby")])
                try await mina.say(##"{"t":"join","id":"j","room":"#lobby","last":10}"##)
                let joined = try await mina.next("joined")
                // 준 is still away and counts as present until the grace is over.
                #expect(joined["members"]?.array?.count == 2)
                #expect(joined["head"] == .number(1))
                #expect(try await mina.next("ev")["text"] == .string("before"))
                _ = try await mina.next("live")

                let jun = try await resume(clients[1], in: server)
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
                _ = try await jun.next("live")
                try await jun.say(RoomConversationTests.send("after", cid: 2))
                // The next thing that mina hears of is the message: nobody has left or come.
                let next = try await mina.next()
                #expect(next["t"] == .string("ev"))
                #expect(next["seq"] == .number(2))
                #expect(next["uid"] == clients[1].welcome["uid"])
            }
        }
    }

    @Test func `a session that was ended is not there after a restart, and its name is free`() async throws {
        try await TestStore.directory { path in
            var mina: JSONClient?
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let client = try await server.member("mina")
                mina = client
                try await client.say(#"{"t":"bye"}"#)
                #expect(await client.closeCode() == 1000)
            }
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let gone = try #require(mina)
                #expect(try await resume(gone, in: server).welcome["resumed"] == .bool(false))
                #expect(try await server.client("mina").welcome["nick"] == .string("mina"))
            }
        }
    }

    @Test func `who leaves before the room has been read hears nothing more of it`() async throws {
        try await TestStore.directory { path in
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await server.member("mina")
                for number in 1...3 { try await mina.say(RoomConversationTests.send("before", cid: number)) }
                _ = try await mina.next("ev") { $0["seq"] == .number(3) }
            }
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                // Nothing of the room is in memory yet: the file is read while jun is leaving.
                let jun = try await server.client("jun")
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby","last":3}"##)
                try await jun.say(##"{"t":"part","id":"p","room":"#lobby"}"##)
                _ = try await jun.next("ok") { $0["re"] == .string("p") }
                let dana = try await server.member("dana")
                try await dana.say(RoomConversationTests.send("after", cid: 4))
                _ = try await dana.next("ev")
                try await jun.say(#"{"t":"ping","id":"q"}"#)
                #expect(try await jun.types(upTo: "pong") == ["pong"])
            }
        }
    }

    @Test func `rooms of the last run are listed with their topics`() async throws {
        try await TestStore.directory { path in
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await server.member("mina")
                try await mina.say(##"{"t":"topic","id":"t","room":"#lobby","value":"점심"}"##)
                _ = try await mina.next("ok")
                try await mina.say(#"{"t":"bye"}"#)
                _ = await mina.closeCode()
            }
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let jun = try await server.client("jun")
                try await jun.say(#"{"t":"rooms","id":"r"}"#)
                let rooms = try await jun.next("rooms")["rooms"]?.array
                #expect(rooms?.count == 1)
                #expect(rooms?.first?["room"] == .string("#lobby"))
                #expect(rooms?.first?["topic"] == .string("점심"))
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
                #expect(try await jun.next("joined")["topic"] == .string("점심"))
            }
        }
    }
}
