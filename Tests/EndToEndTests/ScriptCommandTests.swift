import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// `roost send`, `roost tail` and `roost rooms`, as scripts use them.
    @Suite("Script commands")
    struct ScriptCommandTests {
        private struct Result {
            let exit: ProgramExit
            let output: [String]
            let errors: [String]
        }

        private func roost(_ arguments: [String], input: String = "") async throws -> Result {
            let program = try BackgroundProgram(BuiltProduct.path("roost"), arguments: arguments)
            program.send(input)
            program.closeInput()
            let exit = try await program.exit()
            return Result(exit: exit, output: program.outputLines, errors: program.errorLines)
        }

        /// The texts of a room, read as JSON.
        private func texts(_ server: Roostd, room: String = "lobby", count: Int) async throws -> [String] {
            let tail = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["tail", server.address, "-r", room, "--json", "--last", "100"])
            try await tail.waitForLines(count, "\(count) events") { $0.hasPrefix("{\"t\":\"ev\"") }
            return try tail.outputLines.compactMap { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return object.flatMap { event in (event["by"] as? String).map { "\($0): \(event["text"] ?? "")" } }
            }
        }

        @Test("send says its words and nothing else, and its message is in the log", .timeLimit(.minutes(2)))
        func send() async throws {
            let server = try await Roostd.start()
            let words = try await roost(["send", server.address, "-n", "jun", "-r", "#dev", "빌드", "41", "완료"])
            #expect(words.exit == .code(0) && words.output == [] && words.errors == [])
            let piped = try await roost(["send", server.address, "-n", "jun", "-r", "dev"], input: "/quit\n둘째\n")
            #expect(piped.exit == .code(0) && piped.output == [] && piped.errors == [])
            let dashed = try await roost(["send", "-n", "jun", "-r", "dev", server.address, "--", "-r", "x"])
            #expect(dashed.exit == .code(0))
            #expect(
                try await texts(server, room: "dev", count: 3) == ["jun: 빌드 41 완료", "jun: /quit\n둘째", "jun: -r x"])
        }

        @Test("send from the shell of somebody who is in the chat has a name that tells so", .timeLimit(.minutes(2)))
        func secondName() async throws {
            let server = try await Roostd.start()
            let roost = try BuiltProduct.path("roost")
            let chat = try BackgroundProgram(
                roost, arguments: ["--plain", server.address], environment: ["USER": "mina"])
            try await chat.waitForLine("the greeting") { $0.hasPrefix("roost: You are mina") }
            let send = try BackgroundProgram(
                roost, arguments: ["send", server.address, "hi"], environment: ["USER": "mina"])
            #expect(try await send.exit() == .code(0))
            try await chat.waitForLine("the message") { $0.hasSuffix("#lobby mina-2: hi") }
            let named = try await self.roost(["send", server.address, "-n", "mina", "hi"])
            #expect(named.exit == .code(76))
            #expect(named.errors.last == "roost: Not sent: the name mina is in use.")
        }

        @Test(
            "where no server is, each command is a sentence and 69", .timeLimit(.minutes(2)),
            arguments: [["send", "@", "hi"], ["tail", "@"], ["rooms", "@"], ["--plain", "@"]])
        func noServer(arguments: [String]) async throws {
            // A port that was free a moment ago.
            let probe = try await Roostd.start()
            try await probe.crash()
            let result = try await roost(arguments.map { $0 == "@" ? probe.address : $0 })
            #expect(result.exit == .code(69))
            #expect(result.errors == ["roost: No server answers at \(probe.address). Is it running there?"])
            #expect(result.output == [])
        }

        @Test("what is no chat server, or has a password, is a sentence and 76", .timeLimit(.minutes(2)))
        func refused() async throws {
            let file = FileManager.default.temporaryDirectory.appending(path: "roost-send-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: file) }
            try Data("열려라참깨\n".utf8).write(to: file)
            let server = try await Roostd.start(arguments: ["--password-file", file.path])
            let locked = try await roost(["send", server.address, "hi"])
            #expect(locked.exit == .code(76))
            #expect(
                locked.errors == [
                    "roost: This server needs a password. Write it into a file and name that with --password-file."
                ])
            let open = try await roost(["send", server.address, "--password-file", file.path, "hi"])
            #expect(open.exit == .code(0))
            let wrongPath = try await roost(["rooms", "ws://\(server.address)/elsewhere"])
            #expect(wrongPath.exit == .code(76))
            #expect(wrongPath.errors.count == 1)
        }

        @Test(
            "a mistake is one sentence and 64", .timeLimit(.minutes(2)),
            arguments: [
                (["send"], "roost: Missing expected argument '<address>'. roost send --help lists the options."),
                (["send", "127.0.0.1"], "roost: There is no text to send. roost send --help lists the options."),
                (
                    ["send", "127.0.0.1", "-r", "no spaces", "hi"],
                    "roost: no spaces: Room names are 1 to 32 letters, digits, - or _. "
                        + "roost send --help lists the options."
                ),
                (
                    ["tail", "127.0.0.1", "--last", "501"],
                    "roost: --last takes a number from 0 to 500. roost tail --help lists the options."
                ),
                (
                    ["--plain"],
                    "roost: Plain mode needs the server's address, as in roost --plain 192.168.1.20. "
                        + "roost --help lists the options."
                ),
                (
                    [],
                    "roost: Without a screen, because the output is not a terminal: Plain mode needs the server's "
                        + "address, as in roost --plain 192.168.1.20. roost --help lists the options."
                ),
            ])
        func mistake(arguments: [String], sentence: String) async throws {
            let result = try await roost(arguments)
            #expect(result.exit == .code(64))
            #expect(result.errors == [sentence])
        }

        @Test("a long message is refused before it is sent", .timeLimit(.minutes(2)))
        func tooLong() async throws {
            let server = try await Roostd.start()
            let result = try await roost(["send", server.address], input: String(repeating: "x\n", count: 101))
            #expect(result.exit == .code(64))
            #expect(result.errors == ["roost: Not sent. Too long by 1 line; the limit is 100."])
        }

        @Test("a host called like a command is reached by its ws://", .timeLimit(.minutes(2)))
        func hostCalledSend() async throws {
            let result = try await roost(["--plain", "ws://send"])
            #expect(result.exit == .code(69))
            #expect(result.errors == ["roost: There is no host send. Check its spelling."])
        }

        @Test("rooms is a table with tabs", .timeLimit(.minutes(2)))
        func rooms() async throws {
            let server = try await Roostd.start()
            let none = try await roost(["rooms", server.address])
            #expect(none.exit == .code(0) && none.output == [] && none.errors == [])
            let mina = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["--plain", server.address, "lobby", "점심", "-n", "미나"])
            mina.send("/room 점심\n/topic 김밥천국 12:30\n")
            try await mina.waitForLine("the topic") { $0.hasSuffix("set the topic: 김밥천국 12:30") }
            let result = try await roost(["rooms", server.address])
            #expect(result.exit == .code(0) && result.errors == [])
            #expect(result.output.sorted() == ["#lobby\t1\t", "#점심\t1\t김밥천국 12:30"])
        }

        @Test("tail comes back by itself and prints everything once", .timeLimit(.minutes(2)))
        func tail() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-tail-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let server = try await Roostd.start(data: folder.path)
            #expect(try await roost(["send", server.address, "-n", "jun", "하나"]).exit == .code(0))
            let tail = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["tail", server.address, "-n", "ear"])
            try await tail.waitForLine("what was said before") { $0.hasSuffix("#lobby jun: 하나") }
            try await server.crash()
            try await tail.waitForLine("the loss") { $0.hasPrefix("roost: Connection lost at ") }
            let next = try await Roostd.start(port: server.port, data: folder.path)
            #expect(try await roost(["send", next.address, "-n", "jun", "둘"]).exit == .code(0))
            try await tail.waitForLine("what was said then") { $0.hasSuffix("#lobby jun: 둘") }
            let said = tail.outputLines.filter { $0.contains("jun: ") }.map { $0.dropFirst(6) }
            #expect(said == ["#lobby jun: 하나", "#lobby jun: 둘"])
            #expect(tail.outputLines.allSatisfy { !$0.hasPrefix("roost:") })
            tail.signal(SIGTERM)
            #expect(try await tail.exit() == .signal(SIGTERM))
        }

        @Test("--help of each fits one screen of 80x24", arguments: ["send", "tail", "rooms"])
        func help(name: String) async throws {
            let help = try await roost([name, "--help"])
            #expect(help.exit == .code(0))
            #expect(help.output.count <= 24, "\(help.output.count) rows")
            #expect(help.output.allSatisfy { $0.count <= 80 })
        }
    }
}
