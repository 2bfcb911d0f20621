import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// However the client ends, the terminal is as it was.
    @Suite("Leaving")
    struct LeavingTests {
        /// The modes that must be off afterwards: mouse, focus, paste, alternate screen.
        private static let ours: Set<Int> = [1000, 1002, 1004, 1006, 2004, 1049]

        private func expectRestored(_ program: PseudoTerminalProgram) {
            #expect(program.isCooked)
            #expect(!program.screen.isAlternate)
            #expect(program.screen.isCursorVisible)
            #expect(program.screen.modes.isDisjoint(with: Self.ours))
            #expect(program.screen.title.isEmpty)
        }

        @Test(
            "Ctrl-C twice on an empty line quits, /quit does, each with status 0",
            arguments: ["\u{03}\u{03}", "/quit\r"])
        func quit(keys: String) async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            mina.program.send(keys)
            #expect(try await mina.program.exit() == .code(0))
            expectRestored(mina.program)
        }

        @Test("Ctrl-C with text clears it, and Ctrl-Y brings it back", .timeLimit(.minutes(2)))
        func clear() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            mina.program.send("지울 글")
            try await mina.program.wait("the text") { $0.inputLine.hasSuffix("지울 글") }
            mina.program.send("\u{03}")
            try await mina.program.wait("an empty line") { !$0.inputLine.contains("지울 글") }
            mina.program.send("\u{19}")
            try await mina.program.wait("the text again") { $0.inputLine.hasSuffix("지울 글") }
        }

        @Test("a signal ends it by that signal", arguments: [SIGTERM, SIGHUP, SIGINT])
        func signalled(number: Int32) async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            mina.program.signal(number)
            #expect(try await mina.program.exit() == .signal(number))
            expectRestored(mina.program)
        }

        @Test("a crash restores the terminal too", arguments: [SIGSEGV, SIGABRT])
        func crashed(number: Int32) async throws {
            let mina = try RoostTerminal.start([], environment: ["SWIFT_BACKTRACE": "enable=no"])
            try await mina.program.wait(forText: "Connect to a chat server")
            mina.program.signal(number)
            #expect(try await mina.program.exit() == .signal(number))
            expectRestored(mina.program)
        }

        @Test("leaving is told at once: the session ends, and the others see it", .timeLimit(.minutes(2)))
        func othersSeeIt() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun")
            try await mina.program.wait("two people") { $0.lines[0].contains("2 people") }
            jun.program.send("/quit\r")
            #expect(try await jun.program.exit() == .code(0))
            try await mina.program.wait("one person") { $0.lines[0].contains("1 person") }
        }
    }
}
