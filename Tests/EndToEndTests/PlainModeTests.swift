import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// Lines instead of a screen, with pipes and with a terminal.
    @Suite("Plain mode")
    struct PlainModeTests {
        /// roost with pipes, which is plain by itself.
        private func plain(_ server: Roostd, as nick: String, _ arguments: [String] = []) throws -> BackgroundProgram {
            try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["--plain", server.address, "-n", nick] + arguments)
        }

        /// Somebody who only listens.
        private func tail(_ server: Roostd, _ arguments: [String] = []) async throws -> BackgroundProgram {
            let tail = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["tail", server.address, "-n", "ear"] + arguments)
            let probe = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["send", server.address, "-n", "probe", "are you there"])
            #expect(try await probe.exit() == .code(0))
            try await tail.waitForLine("the first message") { $0.contains("are you there") }
            return tail
        }

        /// What a line says, without its time.
        private func said(_ lines: [String]) -> [String] { lines.map { String($0.dropFirst(6)) } }

        @Test("two people talk through pipes, and each line has its time, room and name", .timeLimit(.minutes(2)))
        func talk() async throws {
            let server = try await Roostd.start()
            let mina = try plain(server, as: "미나")
            try await mina.waitForLine("the greeting") {
                $0.hasPrefix("roost: You are 미나 in #lobby. /help lists the commands. Nobody else is here yet.")
            }
            let jun = try plain(server, as: "jun")
            try await jun.waitForLine("the greeting") { $0.hasPrefix("roost: You are jun in #lobby with 1 other.") }
            jun.send("안녕하세요!\n/me waves\n")
            try await mina.waitForLine("what jun did") { $0.hasSuffix(" #lobby * jun waves") }
            mina.send("어서 와요\n")
            try await jun.waitForLine("what 미나 said") { $0.hasSuffix(" #lobby 미나: 어서 와요") }
            #expect(
                said(jun.outputLines.filter { !$0.hasPrefix("roost:") }) == [
                    "#lobby jun: 안녕하세요!", "#lobby * jun waves", "#lobby 미나: 어서 와요",
                ])
            jun.closeInput()
            #expect(try await jun.exit() == .code(0))
            try await mina.waitForLine("jun's leaving, after a quiet moment") { $0.hasSuffix("#lobby -- jun left") }
            mina.send("/quit\n")
            #expect(try await mina.exit() == .code(0))
            #expect(mina.errorLines == [])
        }

        @Test("the end of the input waits for a server that slows down, and nothing is lost", .timeLimit(.minutes(2)))
        func endOfInput() async throws {
            let server = try await Roostd.start(arguments: ["--rate", "5:2"])
            let ear = try await tail(server, ["--json"])
            let jun = try plain(server, as: "jun")
            jun.send((1...12).map { "줄 \($0)\n" }.joined() + "마지막 줄")
            jun.closeInput()
            #expect(try await jun.exit() == .code(0))
            try await ear.waitForLine("the last line") { $0.contains("마지막 줄") }
            let texts = try ear.outputLines.map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            }
            #expect(
                texts.compactMap { $0?["text"] as? String }
                    == ["are you there"] + (1...12).map { "줄 \($0)" } + ["마지막 줄"])
        }

        @Test("an over-long line is told, the others go out, and the status says so", .timeLimit(.minutes(2)))
        func tooLong() async throws {
            let server = try await Roostd.start()
            let ear = try await tail(server)
            let jun = try plain(server, as: "jun")
            jun.send(
                "before\n" + String(repeating: "가", count: 2_000) + "\n" + String(repeating: "x", count: 300_000)
                    + "\nafter\n")
            jun.closeInput()
            #expect(try await jun.exit() == .code(64))
            #expect(jun.outputLines.contains("roost: Too long by 635 characters; the limit is 4 096 bytes"))
            #expect(jun.outputLines.contains("roost: Not sent: the line is longer than 65 536 bytes."))
            try await ear.waitForLine("the last line") { $0.hasSuffix("#lobby jun: after") }
            #expect(
                said(ear.outputLines.filter { $0.contains("jun:") }) == ["#lobby jun: before", "#lobby jun: after"])
        }

        @Test("kill -9 while lines wait: they go out once the server is back", .timeLimit(.minutes(2)))
        func serverKilled() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-plain-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let server = try await Roostd.start(data: folder.path)
            let ear = try await tail(server)
            let jun = try plain(server, as: "jun")
            jun.send("하나\n")
            try await jun.waitForLine("the acknowledgement") { $0.hasSuffix("jun: 하나") }
            try await server.crash()
            try await jun.waitForLine("the loss") { $0.hasPrefix("roost: Connection lost at ") }
            jun.send("둘\n")
            let next = try await Roostd.start(port: server.port, data: folder.path)
            try await ear.waitForLine("what waited") { $0.hasSuffix("jun: 둘") }
            jun.closeInput()
            #expect(try await jun.exit() == .code(0))
            #expect(
                said(ear.outputLines.filter { $0.contains(": ") }) == [
                    "#lobby probe: are you there", "#lobby jun: 하나", "#lobby jun: 둘",
                ])
            #expect(ear.errorLines.contains { $0.hasPrefix("roost: Connection lost at ") })
            _ = next
        }

        @Test("a server lost for good after the end of the input is a sentence and 69", .timeLimit(.minutes(2)))
        func serverGone() async throws {
            // One message a second: the others wait.
            let server = try await Roostd.start(arguments: ["--rate", "1:1"])
            let jun = try plain(server, as: "jun")
            jun.send("one\n" + (2...50).map { "\($0)\n" }.joined())
            jun.closeInput()
            try await jun.waitForLine("the first acknowledgement") { $0.hasSuffix("jun: one") }
            try await server.crash()
            #expect(try await jun.exit() == .code(69))
            #expect(jun.errorLines == ["roost: The connection was lost. Not everything was sent."])
        }

        @Test("a reader that goes away ends it quietly, and at once", .timeLimit(.minutes(2)))
        func closedOutput() async throws {
            let server = try await Roostd.start()
            let roost = try BuiltProduct.path("roost")
            let first = try BackgroundProgram(
                "/bin/bash",
                arguments: [
                    "-c", "\"$0\" tail -n ear \"$1\" | head -1; echo \"status ${PIPESTATUS[0]}\"", roost,
                    server.address,
                ])
            let send = try BackgroundProgram(roost, arguments: ["send", server.address, "첫 줄"])
            #expect(try await send.exit() == .code(0))
            #expect(try await first.exit() == .code(0))
            #expect(first.outputLines.first?.contains("첫 줄") == true)
            #expect(first.outputLines.last == "status 0")
            #expect(first.errorLines == [])
        }

        @Test("what a pipe hands in is sent although nobody reads the output", .timeLimit(.minutes(2)))
        func unreadOutput() async throws {
            let server = try await Roostd.start()
            let ear = try await tail(server)
            let roost = try BuiltProduct.path("roost")
            let program = try BackgroundProgram(
                "/bin/bash",
                arguments: [
                    "-c",
                    "printf '하나\\n둘\\n' | \"$0\" --plain -n jun \"$1\" | true; echo \"status ${PIPESTATUS[1]}\"; "
                        + "\"$0\" send -n jun \"$1\" 셋 >&-; echo \"status $?\"",
                    roost, server.address,
                ])
            #expect(try await program.exit() == .code(0))
            #expect(program.outputLines == ["status 0", "status 0"])
            #expect(program.errorLines == [])
            try await ear.waitForLine("the last line") { $0.hasSuffix("jun: 셋") }
            #expect(
                said(ear.outputLines.filter { $0.contains("jun:") }) == [
                    "#lobby jun: 하나", "#lobby jun: 둘", "#lobby jun: 셋",
                ])
        }

        @Test("a signal ends it by that signal", .timeLimit(.minutes(2)), arguments: [SIGTERM, SIGINT, SIGHUP])
        func signalled(number: Int32) async throws {
            let server = try await Roostd.start()
            let jun = try plain(server, as: "jun")
            try await jun.waitForLine("the greeting") { $0.hasPrefix("roost: You are jun") }
            jun.signal(number)
            #expect(try await jun.exit() == .signal(number))
        }

        // MARK: A person at a terminal

        @Test(
            "TERM=dumb: one sentence says so, nothing but lines is written, and the terminal stays as it is",
            .timeLimit(.minutes(2)))
        func dumbTerminal() async throws {
            let server = try await Roostd.start()
            let mina = try RoostTerminal.start(
                [server.address, "-n", "미나"], columns: 100, environment: ["TERM": "dumb"])
            try await mina.program.wait("the greeting") { $0.contains("roost: You are 미나 in #lobby.") }
            #expect(mina.program.screen.lines[0].hasPrefix("roost: Plain mode, because the terminal type is dumb."))
            #expect(mina.program.isCooked && !mina.program.screen.isAlternate && mina.program.screen.modes.isEmpty)
            mina.program.send("안녕하세요!\r")
            // Once as the terminal echoes it, once as the room has it.
            try await mina.program.wait("the message") { screen in
                screen.lines.contains("안녕하세요!") && screen.contains(" #lobby 미나: 안녕하세요!")
            }
            mina.program.send(" /quit\r")
            try await mina.program.wait("the question") { $0.contains("Answer yes to run it") }
            mina.program.send("/topic 점심\r")
            try await mina.program.wait("the topic") { $0.contains("-- 미나 set the topic: 점심") }
            mina.program.send("\u{04}")
            #expect(try await mina.program.exit() == .code(0))
            #expect(mina.program.isCooked)
        }

        @Test("lines that are pasted are one message after a question", .timeLimit(.minutes(2)))
        func pasted() async throws {
            let server = try await Roostd.start()
            let ear = try await tail(server, ["--json"])
            let mina = try RoostTerminal.start([server.address, "-n", "미나", "--plain"])
            try await mina.program.wait("the greeting") { $0.contains("roost: You are 미나 in #lobby") }
            mina.program.send("첫째\r/quit\r셋째\r")
            try await mina.program.wait("the question") { $0.contains("Send 3 lines, 11 characters as one message?") }
            mina.program.send("yes\r")
            try await ear.waitForLine("the message") { $0.contains(#""text":"첫째\n/quit\n셋째""#) }
        }

        @Test("what is typed while the server is away is told, and /again sends it", .timeLimit(.minutes(2)))
        func offline() async throws {
            let server = try await Roostd.start()
            let mina = try RoostTerminal.start([server.address, "-n", "미나", "--plain"])
            try await mina.program.wait("the greeting") { $0.contains("roost: You are 미나 in #lobby") }
            try await server.crash()
            try await mina.program.wait("the loss") { $0.contains("roost: Connection lost at ") }
            mina.program.send("아직 안 보낸 글\r")
            try await mina.program.wait("the sentence") {
                $0.contains("roost: Not sent: not connected. /again sends it later.")
            }
            let next = try await Roostd.start(port: server.port)
            try await mina.program.wait("the return") { $0.contains("server restarted") }
            mina.program.send("/again\r")
            try await mina.program.wait("the message") { $0.contains(" #lobby 미나: 아직 안 보낸 글") }
            _ = next
        }
    }
}
