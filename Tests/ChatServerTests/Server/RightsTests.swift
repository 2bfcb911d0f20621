import ChatProtocol
import ChatServer
import Testing

/// What an operator can do, seen by everybody whom it concerns.
@Suite(.timeLimit(.minutes(1))) struct RightsTests {
    private struct People {
        let secret: String
        let server: RunningServer
        let mina: JSONClient
        let jun: JSONClient
    }

    /// A server with mina, who is an operator, and jun, who is not.
    private func run(store: SQLiteStore? = nil, _ body: (People) async throws -> Void) async throws {
        let (secret, text) = OperatorSecret.make(randomBytes: TestStore.randomBytes)
        try await RunningServer.run(store: store, { $0.operatorSecret = secret }) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await mina.say(#"{"t":"oper","id":"o","secret":"\#(text)"}"#)
            #expect(try await mina.next("ok")["re"] == .string("o"))
            let event = try await jun.next("ev")
            #expect(event["k"] == .string("mod"))
            #expect(event["op"] == .string("op"))
            #expect(event["target"]?["nick"] == .string("mina"))
            _ = try await mina.next("ev")
            try await body(People(secret: text, server: server, mina: mina, jun: jun))
        }
    }

    private static func resume(_ client: JSONClient) throws -> String {
        let session = try #require(client.welcome["session"]?.string)
        let token = try #require(client.welcome["token"]?.string)
        return #""resume":{"session":"\#(session)","token":"\#(token)"}"#
    }

    /// Somebody who comes back and is live in #lobby.
    private func returning(_ resume: String, to server: RunningServer) async throws -> JSONClient {
        let client = try await server.stranger()
        try await client.say(#"{"t":"hello","id":"h","client":{"name":"t","ver":"1"},"caps":[],\#(resume)}"#)
        #expect(try await client.next("welcome")["resumed"] == .bool(true))
        try await client.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
        _ = try await client.next("live")
        return client
    }

    private func mod(_ fields: String) -> String { ##"{"t":"mod","id":"m","room":"#lobby",\##(fields)}"## }

    @Test func `only who knows the secret is an operator, and guessing is slow`() async throws {
        try await run { people in
            for _ in 1...3 {
                try await people.jun.say(#"{"t":"oper","id":"o","secret":"guess"}"#)
                #expect(try await people.jun.next("err")["code"] == .string("auth_failed"))
            }
            try await people.jun.say(#"{"t":"oper","id":"o","secret":"\#(people.secret)"}"#)
            #expect(try await people.jun.next("err")["code"] == .string("rate_limited"))
            try await people.jun.say(mod(#""op":"kick","target":"mina""#))
            #expect(try await people.jun.next("err")["code"] == .string("need_oper"))
        }
    }

    @Test func `a kick is told, answered with its number, and ends the session`() async throws {
        try await run { people in
            try await people.mina.say(mod(#""op":"kick","target":"JUN","for":60,"reason":"spam""#))
            let uid = try #require(people.jun.welcome["uid"]?.string)
            let event = try await people.jun.next("ev")
            #expect(event["by"] == .string("mina"))
            #expect(event["op"] == .string("kick"))
            #expect(event["target"] == .object(["uid": .string(uid), "nick": .string("jun")]))
            #expect(event["reason"] == .string("spam"))
            #expect(event["for"] == nil)
            #expect(try await people.jun.next("closing")["code"] == .number(4405))
            #expect(await people.jun.closeCode() == 4405)
            #expect(try await people.mina.next("ev")["seq"] == .number(2))
            let answer = try await people.mina.next("ok")
            #expect(answer["re"] == .string("m"))
            #expect(answer["seq"] == .number(2))
            #expect(try await people.mina.next("eph")["reason"] == .string("kicked"))
            // The name is free again, and whoever was kicked may come back.
            #expect(try await people.server.client("jun").welcome["nick"] == .string("jun"))
        }
    }

    @Test func `who is muted reads on, until that is lifted`() async throws {
        try await run { people in
            try await people.mina.say(mod(#""op":"mute","target":"jun","for":600"#))
            #expect(try await people.jun.next("ev")["for"] == .number(600))
            try await people.jun.say(RoomConversationTests.send("hi", cid: 1))
            let refusal = try await people.jun.next("err")
            #expect(refusal["code"] == .string("muted"))
            #expect(refusal["room"] == .string("#lobby"))
            try await people.jun.say(##"{"t":"topic","id":"t","room":"#lobby","value":"hi"}"##)
            #expect(try await people.jun.next("err")["code"] == .string("muted"))
            try await people.mina.say(RoomConversationTests.send("still here?", cid: 2))
            #expect(try await people.jun.next("ev")["text"] == .string("still here?"))
            try await people.mina.say(mod(#""op":"unmute","target":"jun""#))
            #expect(try await people.jun.next("ev")["op"] == .string("unmute"))
            try await people.jun.say(RoomConversationTests.send("yes", cid: 3))
            #expect(try await people.jun.next("ev")["text"] == .string("yes"))
        }
    }

    @Test func `what was taken away is so after a restart, too`() async throws {
        try await TestStore.directory { path in
            var resume = ""
            var operatorResume = ""
            try await run(store: try TestStore.open(path)) { people in
                resume = try Self.resume(people.jun)
                operatorResume = try Self.resume(people.mina)
                // As somebody whose line has dropped, not as one who has gone.
                await people.jun.drop()
                try await people.mina.say(mod(#""op":"mute","target":"jun""#))
                #expect(try await people.mina.next("ev")["op"] == .string("mute"))
            }
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let jun = try await returning(resume, to: server)
                try await jun.say(RoomConversationTests.send("hi", cid: 1))
                #expect(try await jun.next("err")["code"] == .string("muted"))
                let mina = try await returning(operatorResume, to: server)
                try await mina.say(mod(#""op":"unmute","target":"jun""#))
                #expect(try await jun.next("ev")["op"] == .string("unmute"))
                try await jun.say(RoomConversationTests.send("hi", cid: 2))
                #expect(try await jun.next("ev")["text"] == .string("hi"))
            }
        }
    }

    @Test func `a ban closes, and ends a session that is away`() async throws {
        try await run { people in
            try await people.mina.say(mod(#""op":"ban","target":"jun","for":600,"reason":"spam""#))
            #expect(try await people.jun.next("ev")["op"] == .string("ban"))
            #expect(await people.jun.closeCode() == 4403)
            #expect(try await people.mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
            try await people.mina.say(mod(#""op":"unban","target":"jun""#))
            #expect(try await people.mina.next("ev") { $0["op"] == .string("unban") }["for"] == nil)
            try await people.mina.say(mod(#""op":"unban","target":"jun""#))
            #expect(try await people.mina.next("err")["msg"] == .string("Nobody called jun is banned."))
            let other = try await people.server.member("other")
            await other.drop()
            try await people.mina.say(mod(#""op":"ban","target":"other""#))
            #expect(try await people.mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("other"))
        }
    }

    @Test func `a wish about nobody, in no room, or for no time is refused`() async throws {
        try await run { people in
            try await people.mina.say(mod(#""op":"kick","target":"nobody""#))
            #expect(try await people.mina.next("err")["msg"] == .string("Nobody here is called nobody."))
            try await people.mina.say(##"{"t":"mod","id":"m","room":"#dev","op":"kick","target":"jun"}"##)
            #expect(try await people.mina.next("err")["code"] == .string("not_member"))
            try await people.mina.say(mod(#""op":"mute","target":"jun","for":0"#))
            #expect(try await people.mina.next("err")["code"] == .string("bad_request"))
        }
    }

    @Test func `a plain line does the same by commands, and sees what it did`() async throws {
        try await run { people in
            let dana = try await people.server.plain()
            try await dana.say("/nick dana")
            try await dana.say("/kick jun")
            #expect(try await dana.next { $0.hasPrefix("!") } == "! Only an operator can do that.")
            try await dana.say("/oper \(people.secret)")
            #expect(try await dana.next { $0.contains("operator") }.hasSuffix("#lobby * dana is an operator now"))
            try await dana.say("/mute jun 10m 시끄러워요")
            #expect(
                try await dana.next { $0.contains("muted") }
                    .hasSuffix("#lobby * jun was muted by dana for 10 min: 시끄러워요"))
            try await dana.say("/kick jun")
            #expect(await people.jun.closeCode() == 4405)
        }
    }
}
