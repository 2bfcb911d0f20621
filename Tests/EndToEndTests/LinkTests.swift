import Foundation
import TestSupport
import Testing

extension RealPrograms {
    /// Links leave the terminal: for the clipboard, and for a program that opens them.
    @Suite("Links", .timeLimit(.minutes(2)))
    struct LinkTests {
        /// A directory of its own with a program `xdg-open` in it.
        private final class Programs {
            let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
            var opened: String { path + "/opened" }

            init(script: String) throws {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                let program = path + "/xdg-open"
                try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: program))
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            }

            deinit { try? FileManager.default.removeItem(atPath: path) }
        }

        private func join(_ server: Roostd, path: String) async throws -> RoostTerminal {
            let terminal = try RoostTerminal.start(
                [server.address, "-n", "dana"], environment: ["PATH": path + ":/usr/bin:/bin"])
            try await terminal.program.wait(forText: "You are dana in #lobby")
            try await terminal.say("https://example.org/한글?a=b&c=$(id)")
            try await terminal.sees("https://example.org/한글?a=b&c=$(id)")
            return terminal
        }

        @Test func aLinkIsOpenedAsOneArgumentAwayFromOurTerminal() async throws {
            let server = try await Roostd.start()
            let programs = try Programs(
                script: """
                    printf '%s|%s|' "$#" "$1" > "$(dirname "$0")/part"
                    tty >> "$(dirname "$0")/part"
                    mv "$(dirname "$0")/part" "$(dirname "$0")/opened"
                    """)
            let terminal = try await join(server, path: programs.path)
            terminal.program.send("\u{1B}o")
            try await terminal.program.wait(forText: "Links in this room")
            terminal.program.send("\u{1B}o")
            let isThere = try await Waiting.until(.seconds(20)) {
                FileManager.default.fileExists(atPath: programs.opened)
            }
            #expect(isThere)
            let opened = try String(contentsOfFile: programs.opened, encoding: .utf8)
            #expect(opened.hasPrefix("1|https://example.org/한글?a=b&c=$(id)|not a tty\n"))
            #expect(terminal.program.screen.unknown.isEmpty)
            try await terminal.program.wait(forText: "Asked xdg-open to open it.")
        }

        @Test func aProgramThatFailsIsToldOf() async throws {
            let server = try await Roostd.start()
            let programs = try Programs(script: "echo on our screen; echo there, too >&2; exit 3")
            let terminal = try await join(server, path: programs.path)
            terminal.program.send("/open 1\r")
            try await terminal.program.wait(forText: "xdg-open did not open the link: it ended with status 3.")
            #expect(!terminal.program.screen.contains("on our screen"))
        }

        @Test func aLinkIsHandedToTheClipboard() async throws {
            let server = try await Roostd.start()
            let terminal = try await join(server, path: "")
            terminal.program.send("\u{1B}o")
            try await terminal.program.wait(forText: "Links in this room")
            terminal.program.send("\r")
            try await terminal.program.wait("the clipboard's text") {
                $0.commands.last == "52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy/tlZzquIA/YT1iJmM9JChpZCk="
            }
        }
    }
}
