import ChatServer
import Testing

/// Who is told that somebody types, and who is not.
@Suite(.timeLimit(.minutes(1))) struct TypingTests {
    private func typing(_ isTyping: Bool, in room: String = "#lobby") -> String {
        #"{"t":"typing","room":"\#(room)","on":\#(isTyping)}"#
    }

    /// Everything that a client is told until the answer to a ping, which it sends now.
    private func heard(_ client: JSONClient) async throws -> [JSONValue] {
        try await client.say(#"{"t":"ping","id":"p"}"#)
        var heard: [JSONValue] = []
        while true {
            let message = try await client.next()
            if message["t"] == .string("pong") { return heard }
            heard.append(message)
        }
    }

    @Test func `the others in the room are told, and whoever types hears nothing`() async throws {
        try await RunningServer.run { server in
            let jun = try await server.member("jun")
            let mina = try await server.member("mina")
            _ = try await jun.next("eph")
            try await mina.say(typing(true))
            let uid = try #require(mina.welcome["uid"]?.string)
            #expect(mina.welcome["caps"]?.array == [.string("typing"), .string("read")])
            #expect(
                try await jun.next()
                    == (try JSONValue(
                        ##"{"t":"eph","room":"#lobby","k":"typing","uid":"\##(uid)","by":"mina","on":true}"##)))
            // Too soon to say it again; that they have stopped can be said, once.
            try await mina.say(typing(true))
            try await mina.say(typing(false))
            try await mina.say(typing(false))
            #expect(try await jun.next()["on"] == .bool(false))
            try await mina.say(RoomConversationTests.send("so", cid: 1))
            #expect(try await jun.next()["text"] == .string("so"))
            #expect(try await mina.next()["text"] == .string("so"))
            #expect(try await heard(mina).isEmpty)
        }
    }

    @Test func `nobody has stopped who has not begun, and what is said ends it`() async throws {
        try await RunningServer.run { server in
            let jun = try await server.member("jun")
            let mina = try await server.member("mina")
            _ = try await jun.next("eph")
            try await mina.say(typing(false))
            try await mina.say(typing(true))
            #expect(try await jun.next()["on"] == .bool(true))
            try await mina.say(RoomConversationTests.send("one", cid: 1))
            try await mina.say(typing(false))
            try await mina.say(RoomConversationTests.send("two", cid: 2))
            #expect(try await jun.next()["text"] == .string("one"))
            #expect(try await jun.next()["text"] == .string("two"))
        }
    }

    @Test func `nobody types in a room that they are not in, or muted`() async throws {
        let (secret, text) = OperatorSecret.make(randomBytes: TestStore.randomBytes)
        try await RunningServer.run({ $0.operatorSecret = secret }) { server in
            let jun = try await server.member("jun")
            let mina = try await server.client("mina")
            try await mina.say(typing(true))
            try await mina.say(typing(true, in: "#nowhere"))
            try await mina.say(typing(true, in: "@3kq9-7h2m"))
            #expect(try await heard(mina).isEmpty)
            try await jun.say(#"{"t":"oper","id":"o","secret":"\#(text)"}"#)
            _ = try await jun.next("ok")
            try await jun.say(#"{"t":"mod","id":"m","op":"mute","target":"mina"}"#)
            _ = try await jun.next("ok")
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            _ = try await mina.next("live")
            #expect(try await jun.next("eph")["k"] == .string("join"))
            try await mina.say(typing(true))
            try await mina.say(##"{"t":"part","id":"p","room":"#lobby"}"##)
            // Not even where the room is asked right after it.
            #expect(try await jun.next()["k"] == .string("leave"))
        }
    }

    @Test func `in a conversation the other one is told, and a reader of plain text is spared it`() async throws {
        try await ConversationTests.run { talk in
            try await talk.mina.say(typing(true, in: talk.room))
            #expect(try await talk.jun.next()["k"] == .string("typing"))
            let plain = try await talk.server.plain()
            let dana = try await talk.server.member("dana")
            _ = try await plain.next { $0.hasSuffix("dana joined") }
            try await dana.say(typing(true))
            try await dana.say(RoomConversationTests.send("hi", cid: 1))
            #expect(try await plain.next().hasSuffix("#lobby <dana> hi"))
        }
    }

    @Test func `a flood of it is dropped, and nobody is closed`() async throws {
        try await RunningServer.run { server in
            let jun = try await server.member("jun")
            let mina = try await server.member("mina")
            _ = try await jun.next("eph")
            for _ in 1...300 {
                try await mina.say(typing(true))
                try await mina.say(typing(false))
            }
            try await mina.say(RoomConversationTests.send("still here", cid: 1))
            var told = 0
            while try await jun.next()["t"] == .string("eph") { told += 1 }
            #expect(told >= 2 && told < 100)
        }
    }
}
