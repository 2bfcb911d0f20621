import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// The document that Roost comes from has a client and a server. Both work with ours to the letter, which is why
    /// these tests need port 8080.
    @Suite("The lecture's two programs")
    struct LectureTests {
        @Test(
            "its client says 안녕하세요! on ws://localhost:8080, and another person reads it exactly once",
            .timeLimit(.minutes(2)))
        func lectureClient() async throws {
            let server = try await Roostd.start(port: 8080)
            let mina = try await RoostTerminal.join(server, as: "미나")
            let listener = try PythonScript.start("Python/line_client.py", ["ws://localhost:8080"])
            try await listener.waitForLine("the greeting") { $0.contains("Welcome to Roost") }

            let client = try PythonScript.start("Lecture/client.py")
            try await client.waitForLine("what the lecture's client received") {
                $0.hasPrefix("서버로부터 수신된 메시지: ")
            }
            #expect(try await client.exit() == .code(0))

            try await mina.sees("안녕하세요!")
            // Its leaving comes after everything it said.
            try await listener.waitForLine("the client's leaving") { $0.contains(" left") }
            #expect(listener.outputLines.count { $0.contains("안녕하세요!") } == 1)
            #expect(listener.outputLines.contains { $0.contains(" #lobby <") && $0.hasSuffix("> 안녕하세요!") })
        }

        @Test("roost chats through its server, both ways", .timeLimit(.minutes(2)))
        func lectureServer() async throws {
            let server = try PythonScript.start("Lecture/server.py")
            defer { server.signal(SIGKILL) }
            try await ListeningPort.wait(8080)
            let mina = try RoostTerminal.start(["localhost:8080", "-n", "미나"])
            try await mina.program.wait("a connection to the lecture's server") { $0.contains("connected") }
            let client = try PythonScript.start("Python/line_client.py", ["ws://localhost:8080"])

            // The lecture's server tells every other client and confirms nothing; a line shows that both are in.
            client.send("파이썬에서\n")
            try await mina.sees("서버 응답: 파이썬에서")
            try await mina.say("로스트에서")
            try await client.waitForLine("what roost said") { $0 == "서버 응답: 로스트에서" }
            try await mina.sees("로스트에서")
        }

        @Test("roost send gives its server a line, and claims no more than that", .timeLimit(.minutes(2)))
        func lectureSend() async throws {
            let server = try PythonScript.start("Lecture/server.py")
            defer { server.signal(SIGKILL) }
            try await ListeningPort.wait(8080)
            let plain = try BackgroundProgram(BuiltProduct.path("roost"), arguments: ["--plain", "localhost:8080"])
            try await plain.waitForLine("what to expect") { $0.hasPrefix("roost: This server passes lines of text on") }
            let send = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["send", "localhost:8080", "안녕하세요!"])
            #expect(try await send.exit() == .code(0))
            try await plain.waitForLine("the line") { $0.hasSuffix(" localhost:8080: 서버 응답: 안녕하세요!") }
        }
    }
}
