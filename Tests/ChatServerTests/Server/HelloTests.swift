import ChatServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct HelloTests {
    @Test func `a hello is answered with who one is and what binds one`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("미나")
            #expect(mina.welcome["re"] == .string("h"))
            #expect(mina.welcome["nick"] == .string("미나"))
            #expect(mina.welcome["resumed"] == .bool(false))
            #expect(mina.welcome["session"]?.string?.isEmpty == false)
            #expect(mina.welcome["token"]?.string?.isEmpty == false)
            #expect(mina.welcome["uid"]?.string?.isEmpty == false)
        }
    }

    @Test(arguments: [
        ##"{"t":"join","id":"1","room":"#lobby"}"##, #"{"t":"ping","id":"1"}"#, "hello there", "[]",
    ])
    func `before hello nothing else is taken`(_ text: String) async throws {
        try await RunningServer.run { server in
            let client = try await server.stranger()
            try await client.say(text)
            #expect(try await client.next()["t"] == .string("err"))
            #expect(await client.closeCode() == 4400)
        }
    }

    @Test func `who says no hello in time is closed`() async throws {
        try await RunningServer.run({ $0.helloTime = .milliseconds(10) }) { server in
            let client = try await server.stranger()
            #expect(await client.closeCode() == 4009)
        }
    }

    @Test func `a name that is taken becomes a guest's, with a note`() async throws {
        try await RunningServer.run { server in
            _ = try await server.client("mina")
            let second = try await server.client("MINA")
            #expect(second.welcome["nick"]?.string?.hasPrefix("guest-") == true)
            #expect(try await second.next("note")["code"] == .string("nick_in_use"))
        }
    }

    @Test func `everybody is told the message of the day`() async throws {
        try await RunningServer.run({ $0.motd = "점심은 12시" }) { server in
            let client = try await server.client("mina")
            #expect(try await client.next("note")["text"] == .string("점심은 12시"))
            let plain = try await server.plain()
            #expect(plain.greeting.contains("점심은 12시"))
        }
    }

    @Test func `a mistake after hello costs an answer and nothing else`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            try await mina.say("{")
            #expect(try await mina.next()["code"] == .string("bad_json"))
            try await mina.say(#"{"t":"fly","id":"f"}"#)
            let answer = try await mina.next()
            #expect(answer["code"] == .string("unknown_type"))
            #expect(answer["re"] == .string("f"))
            try await mina.say(#"{"t":"hello","id":"h2","client":{"name":"test","ver":"1"},"caps":[]}"#)
            #expect(try await mina.next()["re"] == .string("h2"))
        }
    }
}
