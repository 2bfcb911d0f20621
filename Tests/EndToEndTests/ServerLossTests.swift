import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// A server that dies takes nothing that was typed with it.
    @Suite("The server is lost")
    struct ServerLossTests {
        @Test(
            "kill -9: roost stays up, says so, keeps the draft, and is back in its rooms when the server is",
            .timeLimit(.minutes(2)))
        func killed() async throws {
            let first = try await Roostd.start()
            let mina = try await RoostTerminal.join(first, as: "미나")
            try await mina.say("/join 개발")
            try await mina.program.wait("the second room") { $0.lines[0].contains("#개발") }
            mina.program.send("아직 보내지 않은 글")
            try await mina.program.wait("the draft") { $0.inputLine.hasSuffix("아직 보내지 않은 글") }

            try await first.crash()
            try await mina.program.wait("the loss to be shown") { $0.contains("OFFLINE") }
            #expect(mina.program.screen.inputLine.hasSuffix("아직 보내지 않은 글"))
            mina.program.send("\r")
            try await mina.program.wait(forText: "Not sent: not connected. Your text is kept below.")
            #expect(mina.program.screen.inputLine.hasSuffix("아직 보내지 않은 글"))

            let second = try await Roostd.start(port: first.port)
            try await mina.program.wait("the connection to be back") {
                $0.contains("connected") && !$0.contains("OFFLINE")
            }
            let jun = try await RoostTerminal.join(second, as: "jun")
            try await jun.say("/join 개발")
            try await jun.program.wait("미나 to be in #개발 again") { $0.lines[0].contains("2 people") }
            #expect(mina.program.screen.inputLine.hasSuffix("아직 보내지 않은 글"))
            mina.program.send("\r")
            try await jun.sees("아직 보내지 않은 글")
            try await mina.program.wait("the input line to be empty") { !$0.inputLine.contains("아직") }
        }

        @Test("SIGTERM: the server says goodbye and ends with status 0, roost waits for it", .timeLimit(.minutes(2)))
        func stopped() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            server.program.signal(SIGTERM)
            #expect(try await server.program.exit() == .code(0))
            try await mina.program.wait("the loss to be shown") { $0.contains("OFFLINE") }
            let again = try await Roostd.start(port: server.port)
            try await mina.program.wait("the connection to be back") {
                $0.contains("connected") && !$0.contains("OFFLINE")
            }
            _ = again
        }

        @Test("/reconnect is seen by nobody: no leave, no join, the same session", .timeLimit(.minutes(2)))
        func reconnected() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun")
            try await mina.program.wait("jun's arrival") { $0.contains("jun joined") }
            try await jun.say("여기까지")
            try await mina.sees("여기까지")
            try await jun.say("/reconnect")
            try await jun.program.wait("the return") { $0.contains("nothing missed") && $0.contains("connected") }
            try await jun.say("다시 왔어요")
            try await mina.sees("다시 왔어요")
            #expect(!mina.program.screen.contains("jun left"))
            #expect(mina.program.screen.lines.count { $0.contains("jun joined") } == 1)
            #expect(mina.program.screen.lines[0].contains("2 people"))
        }
    }
}
