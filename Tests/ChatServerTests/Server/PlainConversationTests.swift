import ChatServer
import Testing

/// `/msg` for people who have nothing but a WebSocket tool.
@Suite(.timeLimit(.minutes(1))) struct PlainConversationTests {
    /// A plain-text client with a name, in #lobby.
    private func plain(_ nick: String, at server: RunningServer) async throws -> PlainClient {
        let client = try await server.plain()
        try await client.say("/nick \(nick)")
        _ = try await client.next { $0.hasSuffix("You are now \(nick).") }
        return client
    }

    /// The next message about a conversation, its lines without their times.
    private func next(_ client: PlainClient) async throws -> [String] {
        let text = try await client.next { !$0.contains("#lobby * ") }
        return text.split(separator: "\n").map { line in
            line.hasPrefix("! ") ? String(line) : String(line.dropFirst("12:03:07 ".count))
        }
    }

    private func opened(_ nick: String) -> [String] {
        ["@\(nick) * This is between you and \(nick). /msg \(nick) TEXT says something here."]
    }

    @Test func `a message reaches one person, and the room that is talked in stays the same`() async throws {
        try await RunningServer.run { server in
            let mina = try await plain("미나", at: server)
            let jun = try await plain("jun", at: server)
            let watcher = try await server.member("watcher")
            try await mina.say("/msg jun 점심?")
            #expect(try await next(mina) == opened("jun"))
            #expect(try await next(jun) == opened("미나"))
            #expect(try await next(jun) == ["@미나 <미나> 점심?"])
            try await jun.say("/msg @미나 좋아요\n열두 시")
            #expect(try await next(mina) == ["@jun <jun> 좋아요", "@jun <jun> 열두 시"])
            try await jun.say("모두 안녕")
            #expect(try await watcher.next("ev")["text"] == .string("모두 안녕"))
            #expect(try await next(mina) == ["#lobby <jun> 모두 안녕"])
            try await mina.say("나도")
            #expect(try await watcher.next()["text"] == .string("나도"))
            try await mina.say("/whoami")
            #expect(try await next(mina) == ["* You are 미나 in #lobby."])
            try await mina.say("/rooms")
            #expect(try await next(mina) == ["* #lobby 3 people"])
        }
    }

    @Test func `one's own lines bear the other one's name as well, and a new name is used at once`() async throws {
        try await RunningServer.run { server in
            let mina = try await plain("mina", at: server)
            let jun = try await plain("jun", at: server)
            try await mina.say("/set echo on")
            _ = try await next(mina)
            try await mina.say("/msg jun one")
            #expect(try await next(mina) == opened("jun"))
            #expect(try await next(mina) == ["@jun <mina> one"])
            try await jun.say("/nick 준")
            #expect(try await next(mina) == ["@준 * jun is now 준"])
            try await mina.say("/msg 준 two")
            #expect(try await next(mina) == ["@준 <mina> two"])
            #expect(try await next(jun) == opened("mina"))
            #expect(try await next(jun) == ["@mina <mina> one"])
            #expect(try await next(jun) == ["* You are now 준."])
            #expect(try await next(jun) == ["@mina * jun is now 준"])
            #expect(try await next(jun) == ["@mina <mina> two"])
        }
    }

    @Test func `a JSON client and a plain one talk to each other`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            let jun = try await plain("jun", at: server)
            try await mina.say(ConversationTests.direct("jun"))
            let room = try #require(try await mina.next("joined")["room"]?.string)
            _ = try await mina.next("live")
            try await mina.say(ConversationTests.send("hi", cid: 1, to: room))
            _ = try await mina.next("ev")
            #expect(try await next(jun) == opened("mina"))
            #expect(try await next(jun) == ["@mina <mina> hi"])
            try await jun.say("/msg mina hello")
            let event = try await mina.next()
            #expect(event["room"] == .string(room))
            #expect(event["text"] == .string("hello"))
            try await jun.say("/part @mina")
            // Plain text has no answer to it, so mina looks until it has happened.
            var count = 2
            while count != 1 {
                try await mina.say(#"{"t":"who","id":"w","room":"\#(room)"}"#)
                // Who looks too often is told to wait, and looks again.
                count = try await mina.next()["members"]?.array?.count ?? count
            }
            try await mina.say(ConversationTests.send("still there?", cid: 2, to: room))
            #expect(try await next(jun) == opened("mina"))
            #expect(try await next(jun) == ["@mina <mina> still there?"])
            try await mina.say(#"{"t":"bye"}"#)
            #expect(try await next(jun) == ["@mina * mina left"])
            try await jun.say("/msg mina hello?")
            #expect(try await next(jun) == ["! Nobody here is called mina."])
        }
    }

    @Test func `who is in no room but conversations says nothing by mistake into one`() async throws {
        try await RunningServer.run { server in
            let mina = try await plain("mina", at: server)
            let jun = try await plain("jun", at: server)
            try await mina.say("/msg jun hi")
            #expect(try await next(mina) == opened("jun"))
            try await mina.say("/part")
            _ = try await jun.next { $0.hasSuffix("#lobby * mina left") }
            try await mina.say("for everybody")
            #expect(try await next(mina) == ["* You are in no room. /rooms lists them, /join lobby enters one."])
        }
    }

    @Test func `whom one can't write to is said once`() async throws {
        try await RunningServer.run({ $0.sessions.roomsPerMember = 1 }) { server in
            let mina = try await plain("mina", at: server)
            for (line, answer) in [
                ("/msg nobody hi", "! Nobody here is called nobody."),
                ("/msg mina hi", "! That is you. A conversation is with somebody else."),
                ("/part @nobody", "* You have no conversation with nobody."),
            ] {
                try await mina.say(line)
                #expect(try await mina.next { $0.contains("! ") || $0.contains(" no ") }.hasSuffix(answer))
            }
            let jun = try await plain("jun", at: server)
            try await mina.say("/msg jun hi")
            #expect(try await mina.next { $0.contains("! ") } == "! You are in too many rooms. Leave one first.")
            try await mina.say("/whoami")
            #expect(try await next(mina) == ["* You are mina in #lobby."])
            await jun.leave()
        }
    }
}
