import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// `make run` after its build: the script that starts a server where none runs and opens the client.
    @Suite("make run")
    struct RunScriptTests {
        private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scripts/run.sh").path

        private func run(port: Int, nick: String, state: URL) throws -> RoostTerminal {
            let programs = URL(fileURLWithPath: try BuiltProduct.path("roostd")).deletingLastPathComponent().path
            return RoostTerminal(
                program: try PseudoTerminalProgram(
                    "/bin/bash", arguments: [Self.script, programs],
                    environment: [
                        "PORT": "\(port)", "NICK": nick, "XDG_STATE_HOME": state.path,
                        "XDG_DATA_HOME": state.appending(path: "data").path,
                    ]))
        }

        @Test(
            "the first starts a server, the second joins it, and it ends with the last of them", .timeLimit(.minutes(2))
        )
        func serverComesAndGoes() async throws {
            let state = FileManager.default.temporaryDirectory.appending(path: "roost-run-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: state) }
            // A port that was free a moment ago.
            let probe = try await Roostd.start()
            try await probe.crash()

            // What an earlier server said must not be taken for this one's word.
            let logs = state.appending(path: "roost")
            try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
            try "listening on ws://0.0.0.0:1\n".write(
                to: logs.appending(path: "roostd-\(probe.port).log"), atomically: true, encoding: .utf8)

            let mina = try run(port: probe.port, nick: "미나", state: state)
            try await mina.program.wait("미나 in #lobby") { $0.contains("You are 미나 in #lobby") }
            let jun = try run(port: probe.port, nick: "jun", state: state)
            try await jun.program.wait("jun in #lobby") { $0.contains("You are jun in #lobby with 1 other") }
            try await jun.say("안녕!")
            try await mina.sees("안녕!")

            mina.program.send("/quit\r")
            #expect(try await mina.program.exit() == .code(0))
            #expect(
                mina.program.screen.contains("The server keeps running on port \(probe.port) while others are in it"))
            // Printed before the chat and once more after it.
            let lines = mina.program.screen.lines
            let end = lines.firstIndex { $0.hasPrefix("The server keeps running") } ?? 0
            let invitation = "Join from another terminal:  roost "
            #expect(lines[..<end].contains { $0.hasPrefix(invitation) })
            #expect(lines[end...].contains { $0.hasPrefix(invitation) })
            #expect(mina.program.screen.lines.joined().contains("roostd-\(probe.port).log"))
            try await jun.say("아직 있어요")
            try await jun.sees("아직 있어요")

            jun.program.send("/quit\r")
            #expect(try await jun.program.exit() == .code(0))
            let log = try String(contentsOf: state.appending(path: "roost/roostd-\(probe.port).log"), encoding: .utf8)
            #expect(log.contains("listening on ws://") && !log.contains(":1\n"))
            try await ListeningPort.waitUntilFree(UInt16(probe.port))

            // What was said is there for whoever starts it next.
            let later = try run(port: probe.port, nick: "dana", state: state)
            try await later.sees("아직 있어요")
            later.program.send("/quit\r")
            #expect(try await later.program.exit() == .code(0))
            try await ListeningPort.waitUntilFree(UInt16(probe.port))
        }
    }
}
