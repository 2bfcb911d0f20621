import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// Alt-E: the terminal is the editor's until it ends, and the chat goes on.
    @Suite("Editing in an editor", .timeLimit(.minutes(3)))
    struct EditorTests {
        private let home = StateHome()

        /// A script as the editor; it waits for `go` in the state home's folder where it says so.
        private func join(_ server: Roostd, editor: String) async throws -> RoostTerminal {
            try FileManager.default.createDirectory(at: home.url, withIntermediateDirectories: true)
            let script = home.url.appending(path: "an editor").path
            try Data("#!/bin/bash\n\(editor)\n".utf8).write(to: URL(fileURLWithPath: script))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
            return try await RoostTerminal.join(
                server, as: "미나",
                environment: home.environment.merging(["EDITOR": "'\(script)' --flag", "ROOM": home.url.path]) { $1 })
        }

        private func type(_ text: String, in terminal: RoostTerminal) async throws {
            terminal.program.send(text)
            try await terminal.program.wait("the text") { $0.inputLine.hasSuffix(text) }
        }

        @Test("the editor has terminal and text, the connection is kept, and the text comes back")
        func editing() async throws {
            let server = try await Roostd.start()
            let mina = try await join(
                server,
                editor: """
                    echo "flag $1, mode $(stat -c %a "$2"), holds $(cat "$2")"
                    read -r -p 'type: ' line
                    printf '%s\\nsecond\\033 line\\n' "$line" > "$2"
                    """)
            let jun = try await RoostTerminal.join(server, as: "jun")
            try await type("초안", in: mina)
            mina.program.send("\u{1B}e")
            try await mina.program.wait("the editor on the normal screen") {
                !$0.isAlternate && $0.contains("flag --flag, mode 600, holds 초안") && $0.contains("type:")
            }
            #expect(mina.program.isCooked)
            #expect(mina.program.screen.modes.isDisjoint(with: [1000, 1002, 1004, 1006, 2004]))
            try await jun.say("said meanwhile")
            try await jun.sees("said meanwhile")
            // Ctrl-C at the editor's prompt is not ours; neither is a resize until it ends.
            mina.program.resize(columns: 60, rows: 12)
            mina.program.send("고친 글\r")
            try await mina.program.wait("the chat again") {
                $0.isAlternate && $0.contains("said meanwhile") && $0.contains("Removed 1 control character.")
                    && $0.lines[10].hasSuffix("고친 글") && $0.inputLine.contains("second line")
            }
            #expect(mina.program.screen.modes.isSuperset(of: [2004, 1004]))
            #expect(home.names.filter { $0.hasSuffix(".txt") } == [])
            mina.program.send("!\r")
            try await mina.sees("second line!")
            try await jun.sees("second line!")
        }

        @Test(
            "an editor that fails, by a status or a signal, changes nothing",
            arguments: [
                ("exit 3", "ended with status 3."), ("kill -KILL $$", "was ended by signal 9."),
                ("stty raw -echo; kill -TERM $$", "was ended by signal 15."), ("rm \"$2\"", "removed its file."),
            ])
        func failing(script: String, sentence: String) async throws {
            let server = try await Roostd.start()
            let mina = try await join(server, editor: script)
            try await type("초안", in: mina)
            mina.program.send("\u{1B}e")
            try await mina.program.wait("the sentence") { $0.isAlternate && $0.contains(sentence) }
            #expect(mina.program.screen.inputLine.hasSuffix("초안"))
            try await type(" 다시", in: mina)
            #expect(home.names.filter { $0.hasSuffix(".txt") } == [])
            mina.program.send("\u{03}\u{03}\u{03}")
            #expect(try await mina.program.exit() == .code(0))
            #expect(mina.program.isCooked)
        }

        @Test("Ctrl-C and Ctrl-\\ in the editor are the editor's")
        func interrupted() async throws {
            let server = try await Roostd.start()
            let mina = try await join(
                server,
                editor: "trap 'echo one' INT; trap 'echo two' QUIT; echo ready; "
                    + "until [ \"$line\" = end ]; do read -r line; done")
            try await type("초안", in: mina)
            mina.program.send("\u{1B}e")
            try await mina.program.wait(forText: "ready")
            mina.program.send("\u{03}")
            try await mina.program.wait(forText: "one")
            mina.program.send("\u{1C}")
            try await mina.program.wait(forText: "two")
            mina.program.send("end\r")
            try await mina.program.wait("the chat again") { $0.isAlternate && $0.inputLine.hasSuffix("초안") }
        }

        @Test("a signal to us ends the editor, too, and what it saved is kept", arguments: [SIGTERM, SIGHUP])
        func signalled(number: Int32) async throws {
            let server = try await Roostd.start()
            let mina = try await join(
                server, editor: "echo $$ > \"$ROOM/editor\"; echo saved > \"$2\"; echo ready; read -r line")
            try await type("초안", in: mina)
            mina.program.send("\u{1B}e")
            try await mina.program.wait(forText: "ready")
            let editor = try #require(home.text("../editor").flatMap { Int($0.dropLast()) })
            mina.program.signal(number)
            #expect(try await mina.program.exit() == .signal(number))
            #expect(mina.program.isCooked)
            #expect(home.text("drafts-0")?.contains("\tsaved\n") == true)
            #expect(home.names.filter { $0.hasSuffix(".txt") } == [])
            #expect(try await Waiting.until(.seconds(20)) { !Self.runs(editor) }, "the editor lives on")
        }

        /// Whether a process is there, and is not one that only nobody has asked about yet.
        private static func runs(_ process: Int) -> Bool {
            guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
            return !stat.contains(") Z ")
        }

        @Test("Ctrl-Z in the editor stops both, and fg brings both back")
        func stopped() async throws {
            let server = try await Roostd.start()
            try FileManager.default.createDirectory(at: home.url, withIntermediateDirectories: true)
            let shell = try PseudoTerminalProgram(
                "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
                environment: home.environment.merging([
                    "PS1": "shell ", "EDITOR": "echo ready; kill -TSTP 0; echo again; read -r line; true",
                ]) { $1 })
            try await shell.wait(forText: "shell")
            shell.send("\(try BuiltProduct.path("roost")) \(server.address) -n 미나\r")
            try await shell.wait(forText: "You are 미나 in #lobby")
            shell.send("draft\u{1B}e")
            try await shell.wait("the shell") { !$0.isAlternate && $0.contains("ready") && $0.contains("Stopped") }
            shell.send("fg\r")
            try await shell.wait("the editor again") { !$0.isAlternate && $0.contains("again") }
            shell.send("\r")
            try await shell.wait("the chat again") { $0.isAlternate && $0.inputLine.hasSuffix("draft") }
        }

        @Test("an editor that is not there is told of")
        func missing() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나", environment: ["EDITOR": "no-such-editor"])
            mina.program.send("\u{1B}e")
            try await mina.program.wait(forText: "no-such-editor cannot be run here.")
        }

        @Test("Ctrl-Z without a shell above says so")
        func noJobControl() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            mina.program.send("\u{1A}")
            try await mina.program.wait(forText: "No shell with job control could bring roost back")
        }

        @Test("Ctrl-Z stops the script that started it, too, and fg brings both back")
        func jobOfAScript() async throws {
            let server = try await Roostd.start()
            let shell = try PseudoTerminalProgram(
                "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: ["PS1": "shell ", "HOME": ""])
            try await shell.wait(forText: "shell")
            shell.send("bash -c '\(try BuiltProduct.path("roost")) \(server.address) -n 미나; echo script\"\"ended'\r")
            try await shell.wait(forText: "You are 미나 in #lobby")
            shell.send("draft\u{1A}")
            try await shell.wait("the shell") { !$0.isAlternate && $0.contains("Stopped") }
            shell.send("fg\r")
            try await shell.wait("the chat again") { $0.isAlternate && $0.inputLine.hasSuffix("draft") }
            shell.send("\u{03}\u{03}\u{03}")
            try await shell.wait(forText: "scriptended")
        }
    }
}
