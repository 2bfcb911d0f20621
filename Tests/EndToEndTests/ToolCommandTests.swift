import Foundation
import TestSupport
import Testing

extension RealPrograms {
    /// The tools as whoever runs a server calls them.
    @Suite("Tools of roostd")
    struct ToolCommandTests {
        private func run(_ arguments: [String]) async throws -> (exit: ProgramExit, text: [String]) {
            let program = try BackgroundProgram(BuiltProduct.path("roostd"), arguments: arguments)
            let exit = try await program.exit()
            return (exit, program.outputLines + program.errorLines)
        }

        @Test("a backup, an export and a check of a running server, and a restore after it", .timeLimit(.minutes(2)))
        func tools() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-tools-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let data = folder.appending(path: "data").path
            let file = folder.appending(path: "backup").path
            let server = try await Roostd.start(data: data)
            let mina = try await RoostTerminal.join(server, as: "미나")
            try await mina.say("하나: 안녕하세요!")
            try await mina.sees("하나: 안녕하세요!")

            let export = try await run(["export", "--data", data, "lobby"])
            #expect(export.exit == .code(0))
            #expect(export.text.count == 1)
            #expect(export.text.first?.contains(##""by":"미나""##) == true)
            #expect(export.text.first?.hasSuffix(##""text":"하나: 안녕하세요!","kind":"text"}"##) == true)
            let check = try await run(["check", "--data", data])
            #expect(check.exit == .code(0))
            #expect(check.text == ["No problem found in 1 room with 1 event."])
            let backup = try await run(["backup", "--data", data, file])
            #expect(backup.exit == .code(0))
            #expect(backup.text == ["\(file) has 1 room with 1 event."])
            let twice = try await run(["backup", "--data", data, file])
            #expect(twice.exit == .code(73))
            #expect(
                twice.text == ["roostd: \(file) is there already. Choose another name, or take it away first."])
            let inUse = try await run(["restore", "--data", data, file])
            #expect(inUse.exit == .code(69))
            #expect(inUse.text.count == 1)
            #expect(inUse.text.first?.hasPrefix("roostd: Another roostd uses the data directory ") == true)

            try await mina.say("둘")
            try await mina.sees("둘")
            try await server.crash()
            let restore = try await run(["restore", "--data", data, file])
            #expect(restore.exit == .code(0))
            #expect(restore.text.count == 1)
            #expect(
                restore.text.first?.hasPrefix(
                    "\(data) has 1 room with 1 event. What was there before is \(data)/rooms-2") == true)
            #expect(try await run(["export", "--data", data]).text == export.text)
        }

        @Test(
            "a mistake is one sentence, with a status of sysexits",
            arguments: [
                (["check", "--data", "/nowhere"], 66, "There are no rooms in /nowhere. "),
                (["export", "--data", "/nowhere", "no room"], 64, "no room: Room names are "),
                (["backup"], 64, "Missing expected argument '<file>'. roostd backup --help lists the options."),
                (["--data", "/nowhere", "backup", "x"], 66, "There are no rooms in /nowhere. "),
                (["restore", "--data", "/nowhere", "/nowhere/file"], 66, "There is no file /nowhere/file."),
            ])
        func mistakes(arguments: [String], code: Int32, beginning: String) async throws {
            let result = try await run(arguments)
            #expect(result.exit == .code(code))
            #expect(result.text.count == 1)
            #expect(result.text.first?.hasPrefix("roostd: " + beginning) == true)
        }

        @Test("every tool has its help, named in the server's", arguments: ["backup", "restore", "export", "check"])
        func help(tool: String) async throws {
            let help = try await run([tool, "--help"])
            #expect(help.exit == .code(0))
            #expect(help.text.contains { $0.hasPrefix("USAGE: roostd \(tool) [--data DIR]") })
            #expect(try await run(["--help"]).text.contains { $0.contains(tool) && $0.hasPrefix("USAGE: ") })
        }
    }
}
