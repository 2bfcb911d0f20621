import TestSupport
import Testing

extension RealPrograms {
    /// The colours that reach a real terminal.
    @Suite("Colours", .timeLimit(.minutes(2))) struct ColourTests {
        /// Starts a client and waits until it is in the room, where times and hints are faint.
        private func join(_ server: Roostd, _ environment: [String: String] = [:]) async throws -> RoostTerminal {
            let terminal = try RoostTerminal.start([server.address, "-n", "dana"], environment: environment)
            try await terminal.program.wait(forText: "You are dana in #lobby")
            return terminal
        }

        @Test func theyFollowTheBackgroundThatTheTerminalTells() async throws {
            let server = try await Roostd.start()
            let terminal = try await join(server)
            #expect(terminal.program.screen.commands.contains("11;?"))
            #expect(terminal.program.screen.foregrounds.allSatisfy { $0 < 16 }, "it is not known yet")
            terminal.program.send("\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\")
            try await terminal.program.wait("the light theme") { $0.foregrounds.contains(241) }
            #expect(!terminal.program.screen.contains("rgb"))
            terminal.program.send("/theme dark")
            try await terminal.program.wait("the dark theme while it is typed") { $0.foregrounds.contains(248) }
        }

        @Test func noColourIsNoColour() async throws {
            let server = try await Roostd.start()
            let terminal = try await join(server, ["NO_COLOR": "1"])
            terminal.program.send("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\hello\r")
            try await terminal.sees("hello")
            #expect(terminal.program.screen.foregrounds.isEmpty)
            #expect(terminal.program.screen.backgrounds.isEmpty)
            terminal.program.send("/theme light\r")
            try await terminal.program.wait("what was asked for after all") { $0.foregrounds.contains(241) }
        }
    }
}
