import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// What a shell sees: help that fits a screen, mistakes as one sentence, and exit codes of sysexits.
    @Suite("Command lines")
    struct CommandLineTests {
        private func run(_ name: String, _ arguments: [String]) async throws -> (exit: ProgramExit, text: [String]) {
            let program = try BackgroundProgram(BuiltProduct.path(name), arguments: arguments)
            let exit = try await program.exit()
            return (exit, program.outputLines + program.errorLines)
        }

        @Test("--help fits one screen of 80x24", arguments: ["roostd", "roost"])
        func helpFits(name: String) async throws {
            let help = try await run(name, ["--help"])
            #expect(help.exit == .code(0))
            #expect(help.text.count <= 24, "\(help.text.count) rows")
            #expect(help.text.allSatisfy { $0.count <= 80 })
            #expect(help.text.contains { $0.contains("--version") })
        }

        @Test("the help of roost ends with three examples")
        func examples() async throws {
            let help = try await run("roost", ["-h"]).text
            #expect(help.suffix(4).first == "EXAMPLES:")
            #expect(help.suffix(3).allSatisfy { $0.hasPrefix("  roost") })
        }

        @Test(
            "a mistake is told in a sentence",
            arguments: [
                ("roostd", ["--prot", "1"], 64),
                ("roostd", ["--port", "99999"], 64),
                ("roostd", ["--port", "http"], 64),
                ("roost", ["example.org:http"], 64),
                ("roost", ["ws://"], 64),
                ("roost", ["127.0.0.1", "no spaces"], 64),
                ("roost", ["-n", "bad name", "127.0.0.1"], 64),
            ])
        func mistake(name: String, arguments: [String], code: Int32) async throws {
            let result = try await run(name, arguments)
            #expect(result.exit == .code(code))
            let first = try #require(result.text.first)
            #expect(first.count > 10)
        }

        @Test(
            "a mistake is exactly one line of one sentence, and where the help is",
            arguments: [
                (
                    "roost", ["-n", "bad name", "127.0.0.1"],
                    "roost: bad name: Nicknames are 1 to 32 letters, digits, - or _. roost --help lists the options."
                ),
                (
                    "roost", ["127.0.0.1", "no spaces"],
                    "roost: no spaces: Room names are 1 to 32 letters, digits, - or _. roost --help lists the options."
                ),
                (
                    "roost", ["example.org:http"],
                    "roost: http is not a port. Ports are numbers from 1 to 65535. roost --help lists the options."
                ),
                ("roost", ["--nick"], "roost: Missing value for '--nick <nick>'. roost --help lists the options."),
                (
                    "roostd", ["--max-message", "1048577"],
                    "roostd: --max-message takes a number from 1024 to 1048576. roostd --help lists the options."
                ),
            ])
        func sentence(name: String, arguments: [String], line: String) async throws {
            #expect(try await run(name, arguments).text == [line])
        }

        @Test("a port in use is one sentence, and status 69")
        func portInUse() async throws {
            let server = try await Roostd.start()
            let second = try await run("roostd", ["--port", "\(server.port)", "--memory"])
            #expect(second.exit == .code(69))
            #expect(second.text.count == 1)
            #expect(second.text.first?.contains("\(server.port)") == true)
        }

        @Test("roostd prints a line to paste on another machine, and how to stop it")
        func banner() async throws {
            let server = try await Roostd.start()
            try await server.program.waitForLine("the line to paste") {
                $0.hasPrefix("Join from another terminal:  roost ") && $0.hasSuffix(":\(server.port)")
            }
            try await server.program.waitForLine("how to stop it") { $0.contains("Ctrl-C") }
        }
    }
}
