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
            // Not only 미나, whose client folds a leave and a join of the same name into nothing.
            let python = try PythonScript.start("Python/line_client.py", ["ws://localhost:\(server.port)"])
            try await python.waitForLine("the greeting") { $0.contains("Welcome to Roost") }
            try await jun.say("여기까지")
            try await python.waitForLine("what jun said") { $0.hasSuffix("여기까지") }
            try await jun.say("/reconnect")
            try await jun.program.wait("the return") { $0.contains("nothing missed") && $0.contains("connected") }
            try await jun.say("다시 왔어요")
            try await mina.sees("다시 왔어요")
            try await python.waitForLine("what jun said") { $0.hasSuffix("다시 왔어요") }
            #expect(!python.outputLines.contains { $0.contains("jun left") || $0.contains("jun joined") })
            #expect(mina.program.screen.lines[0].contains("3 people"))
        }

        @Test("/reconnect goes away with 1001, /disconnect and /quit say goodbye with 1000", .timeLimit(.minutes(2)))
        func closeCodes() async throws {
            let server = try PythonScript.start("Python/close_codes.py")
            let line = try await server.waitForLine("its port") { $0.hasPrefix("port ") }
            let mina = try RoostTerminal.start(["127.0.0.1:\(line.dropFirst(5))", "-n", "미나"])
            try await server.waitForLines(1, "a connection") { $0 == "opened" }
            try await mina.program.wait("the connection") { $0.contains("connected") }
            try await mina.say("/reconnect")
            try await server.waitForLine("the first end") { $0 == "closed 1001" }
            try await server.waitForLines(2, "the return") { $0 == "opened" }
            try await mina.program.wait("the connection") { $0.contains(" connected") && !$0.contains("OFFLINE") }
            try await mina.say("/disconnect")
            try await server.waitForLines(1, "a goodbye") { $0 == "closed 1000" }
            try await mina.say("/reconnect")
            try await server.waitForLines(3, "the return") { $0 == "opened" }
            try await mina.program.wait("the connection") { $0.contains(" connected") && !$0.contains("OFFLINE") }
            try await mina.say("/quit")
            #expect(try await mina.program.exit() == .code(0))
            try await server.waitForLines(2, "two goodbyes") { $0 == "closed 1000" }
            #expect(server.outputLines.count { $0 == "closed 1001" } == 1)
        }
    }
}
