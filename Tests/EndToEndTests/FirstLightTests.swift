import Glibc
import TestSupport
import Testing

/// The programs as people use them: real processes, real pseudo-terminals, real sockets. One test at a time, since some
/// need the default port.
@Suite("Real programs", .serialized)
struct RealPrograms {}

extension RealPrograms {
    @Suite("First light")
    struct FirstLightTests {
        @Test("two terminals and a Python client talk in Korean in #lobby", .timeLimit(.minutes(2)))
        func threeTalk() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun", columns: 60, rows: 16)
            let python = try PythonScript.start("Python/line_client.py", ["ws://localhost:\(server.port)"])
            try await python.waitForLine("the greeting") { $0.contains("Welcome to Roost") }

            try await mina.say("안녕하세요, 여러분! 👋")
            try await jun.sees("안녕하세요, 여러분! 👋")
            try await python.waitForLine("what 미나 said") { $0.hasSuffix("#lobby <미나> 안녕하세요, 여러분! 👋") }

            python.send("파이썬도 왔어요\n")
            try await mina.sees("파이썬도 왔어요")
            try await jun.sees("파이썬도 왔어요")

            try await jun.say("반가워요")
            try await mina.sees("반가워요")
            try await python.waitForLine("what jun said") { $0.hasSuffix("#lobby <jun> 반가워요") }

            // Nobody hears anything twice, and a plain client not even once what it said itself.
            try await mina.sees("안녕하세요, 여러분! 👋")
            #expect(python.outputLines.count { $0.contains("반가워요") } == 1)
            #expect(!python.outputLines.contains { $0.contains("파이썬도 왔어요") })
            #expect(mina.program.screen.unknown.isEmpty)
            #expect(jun.program.screen.unknown.isEmpty)
        }

        @Test("a name typed by Tab, a topic, a second room and a resize", .timeLimit(.minutes(2)))
        func everydayUse() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun")

            // Nobody can be completed who is not known yet.
            try await mina.program.wait("two people") { $0.lines[0].contains("2 people") }
            mina.program.send("ju\t")
            try await mina.program.wait("the completed name") { $0.inputLine.hasSuffix("jun:") }
            try await mina.say("점심?")
            try await jun.sees("jun: 점심?")

            try await jun.say("/topic 금요일 점심: 김밥")
            try await mina.program.wait("the topic in the title") { $0.lines[0].contains("금요일 점심: 김밥") }

            try await mina.say("/join 개발")
            try await mina.program.wait("the new room in the title") { $0.lines[0].contains("#개발") }
            try await jun.say("여기는 로비")
            try await mina.program.wait("one unread line in #lobby") { $0.contains("+1") }
            mina.program.send("\u{1B}1")
            try await mina.sees("여기는 로비")

            mina.program.send("쓰다 만 글")
            mina.program.resize(columns: 40, rows: 12)
            try await mina.program.wait("the draft on the smaller screen") {
                $0.rows == 12 && $0.inputLine.contains("쓰다 만 글") && $0.contains("여기는 로비")
            }
            #expect(mina.program.screen.unknown.isEmpty)
        }

        @Test("lines pasted into a terminal without paste marks wait on the input line", .timeLimit(.minutes(2)))
        func pasteWithoutMarks() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            mina.program.send("첫째\r/quit\r셋째")
            try await mina.program.wait("the question what to do with it") {
                $0.contains("3 lines") && $0.inputLine.hasSuffix("셋째")
            }
            mina.program.send("\r")
            try await mina.program.wait("one message of three lines") {
                $0.lines.dropLast().count { $0.contains("첫째") } == 1 && $0.contains("/quit")
                    && !$0.inputLine.contains("셋째")
            }
        }
    }
}
