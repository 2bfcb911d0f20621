import ChatServer
import Testing

/// The dialect that needs nothing but a WebSocket tool.
@Suite(.timeLimit(.minutes(1))) struct PlainTextTests {
    @Test func `the lecture's client gets a greeting, and another sees its line once`() async throws {
        try await RunningServer.run { server in
            let watcher = try await server.member("mina")
            let lecture = PlainClient(try await server.connect([]))
            try await lecture.say("안녕하세요!")
            #expect(try await lecture.next().contains("Welcome to Roost"))
            await lecture.leave()
            #expect(try await watcher.next("eph")["k"] == .string("join"))
            let event = try await watcher.next()
            #expect(event["text"] == .string("안녕하세요!"))
            #expect(try await watcher.next()["k"] == .string("leave"))
        }
    }

    @Test func `lines are stamped, and one's own come back only on request`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.plain()
            let jun = try await server.plain()
            try await mina.say("hello")
            let line = try await jun.next { $0.contains("hello") }
            #expect(line.contains("#lobby <guest-"))
            try await jun.say("hi")
            // The first line that mina gets is not her own.
            #expect(try await mina.next { $0.contains("<guest-") }.hasSuffix("hi"))
            try await mina.say("/set echo on")
            try await mina.say("mine")
            #expect(try await mina.next { $0.contains("<guest-") }.hasSuffix("mine"))
        }
    }

    @Test func `commands do what their names say`() async throws {
        try await RunningServer.run { server in
            let watcher = try await server.member("mina")
            let jun = try await server.plain()
            try await jun.say("/nick 준")
            #expect(
                try await watcher.next("eph") { $0["k"] == .string("nick") }["by"]?.string?.hasPrefix("guest-") == true)
            try await jun.say("/me waves")
            #expect(try await watcher.next("ev")["kind"] == .string("action"))
            try await jun.say("//not a command")
            #expect(try await watcher.next("ev")["text"] == .string("/not a command"))
            try await jun.say("/topic 점심")
            #expect(try await watcher.next("ev")["k"] == .string("topic"))
            try await jun.say("/whoami")
            #expect(try await jun.next { $0.contains("You are 준") }.contains("#lobby"))
            try await jun.say("/names")
            #expect(try await jun.next { $0.contains("mina") }.contains("준"))
            try await jun.say("/history 10")
            #expect(try await jun.next { $0.contains("waves") }.contains("준"))
            try await jun.say("/help")
            #expect(try await jun.next { $0.contains("/nick") }.contains("/join"))
            try await jun.say("/jion dev")
            #expect(try await jun.next { $0.contains("/jion") }.contains("/join"))
            try await jun.say("/join dev")
            #expect(try await jun.next { $0.contains("#dev") }.isEmpty == false)
            try await jun.say("/part")
            try await jun.say("/quit")
            #expect(await jun.closeCode() == 1000)
            #expect(try await watcher.next("eph") { $0["k"] == .string("leave") }["by"] == .string("준"))
        }
    }

    @Test func `who is not let into a room goes on talking in the one of before`() async throws {
        try await RunningServer.run({ $0.sessions.roomsPerMember = 1 }) { server in
            let watcher = try await server.member("mina")
            let jun = try await server.plain()
            try await jun.say("/join dev")
            try await jun.say("여전히 로비")
            #expect(try await watcher.next("ev")["text"] == .string("여전히 로비"))
            try await jun.say("/part")
            _ = try await watcher.next("eph") { $0["k"] == .string("leave") }
            try await jun.say("/whoami")
            #expect(try await jun.next { $0.contains("You are guest-") }.hasSuffix("in no room."))
        }
    }

    @Test func `what is typed right after a join is said in the new room`() async throws {
        try await RunningServer.run { server in
            let watcher = try await server.client("mina")
            try await watcher.say(##"{"t":"join","id":"j","room":"#dev"}"##)
            _ = try await watcher.next("live")
            let jun = try await server.plain()
            try await jun.say("/join dev")
            try await jun.say("바로")
            #expect(try await watcher.next("ev")["text"] == .string("바로"))
        }
    }
}
