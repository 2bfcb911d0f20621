import ChatProtocol
import ChatServer
import Testing

/// A server that is closed to strangers.
@Suite(.timeLimit(.minutes(1))) struct PasswordTests {
    private func run(_ body: (RunningServer) async throws -> Void) async throws {
        let password = try #require(Password("열려라 참깨"))
        try await RunningServer.run({ $0.password = ServerPassword(password) }, body)
    }

    private static func hello(_ fields: String) -> String {
        #"{"t":"hello","id":"h","client":{"name":"test","ver":"1"},"caps":[]\#(fields)}"#
    }

    @Test(arguments: [
        ("", "auth_required"), (#","password":"open""#, "auth_failed"), (#","password":"""#, "auth_failed"),
        (#","password":"열려라 참깨 제발""#, "auth_failed"),
    ])
    func `who does not know the password is told so and closed`(_ fields: String, _ code: String) async throws {
        try await run { server in
            let stranger = try await server.stranger()
            try await stranger.say(Self.hello(fields))
            let answer = try await stranger.next()
            #expect(answer["t"] == .string("err"))
            #expect(answer["re"] == .string("h"))
            #expect(answer["code"] == .string(code))
            #expect(await stranger.closeCode() == 4401)
        }
    }

    @Test func `who knows it comes in, however the letters are composed`() async throws {
        try await run { server in
            for word in ["열려라 참깨", "\u{110B}\u{1167}\u{11AF}려라 참깨\\n"] {
                let mina = try await server.stranger()
                try await mina.say(Self.hello(#","nick":"mina","password":"\#(word)""#))
                #expect(try await mina.next()["t"] == .string("welcome"))
            }
        }
    }

    @Test func `a session alone does not open the door`() async throws {
        try await run { server in
            let mina = try await server.stranger()
            try await mina.say(Self.hello(#","nick":"mina","password":"열려라 참깨""#))
            let welcome = try await mina.next("welcome")
            let session = try #require(welcome["session"]?.string)
            let token = try #require(welcome["token"]?.string)
            let resume = #","resume":{"session":"\#(session)","token":"\#(token)"}"#
            let returning = try await server.stranger()
            try await returning.say(Self.hello(resume))
            #expect(try await returning.next()["code"] == .string("auth_required"))
            #expect(await returning.closeCode() == 4401)
            let again = try await server.stranger()
            try await again.say(Self.hello(resume + #","password":"열려라 참깨""#))
            #expect(try await again.next("welcome")["resumed"] == .bool(true))
        }
    }

    @Test func `a plain line is asked for it in words, and heard by nobody before`() async throws {
        try await run { server in
            let mina = try await server.stranger()
            try await mina.say(Self.hello(#","nick":"mina","password":"열려라 참깨""#))
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            _ = try await mina.next("live")
            let jun = PlainClient(try await server.connect([]))
            #expect(try await jun.next().hasSuffix("This server needs a password. Send it first: /password PASSWORD"))
            try await jun.say("안녕하세요!")
            #expect(try await jun.next() == "! This server needs a password.")
            try await jun.say("/nick jun")
            #expect(try await jun.next() == "! This server needs a password.")
            try await jun.say("/password 열려라 참깨")
            #expect(try await jun.next().contains("Welcome to Roost"))
            try await jun.say("들어왔다")
            // The first that anybody hears of jun, and no word of what came before.
            #expect(try await mina.next("eph")["k"] == .string("join"))
            #expect(try await mina.next()["text"] == .string("들어왔다"))
            try await jun.say("/password 열려라 참깨")
            #expect(try await jun.next { $0.contains("already") }.isEmpty == false)
        }
    }

    @Test func `a wrong word in plain text closes as well`() async throws {
        try await run { server in
            let jun = PlainClient(try await server.connect([]))
            try await jun.say("/password open")
            #expect(
                try await jun.next { $0.hasPrefix("!") }
                    == "! The password is wrong. Ask whoever runs the server for it.")
            #expect(await jun.closeCode() == 4401)
        }
    }

    @Test func `an open server does not mind a password`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.stranger()
            try await mina.say(Self.hello(#","password":"anything""#))
            #expect(try await mina.next()["t"] == .string("welcome"))
        }
    }
}
