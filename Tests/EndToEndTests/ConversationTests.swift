import Foundation
import TestSupport
import Testing

extension RealPrograms {
    @Suite("Conversations of two")
    struct ConversationTests {
        private func client(_ server: Roostd) throws -> BackgroundProgram {
            try PythonScript.start(
                "Interop/Peers/chat.py", ["ws://127.0.0.1:\(server.port)", "off", "roost.v1.json"])
        }

        /// A JSON client that has been welcomed, with the part of a hello that takes up its session again.
        private func client(_ server: Roostd, _ hello: String) async throws -> (BackgroundProgram, resume: String) {
            let client = try client(server)
            client.send(#"{"t":"hello","id":"h","client":{"name":"test","ver":"1"},"caps":[],\#(hello)}"# + "\n")
            let welcome = try await client.waitForLine("the welcome") { $0.hasPrefix(#"{"t":"welcome""#) }
            let session = try field("session", of: welcome)
            let token = try field("token", of: welcome)
            return (client, #""resume":{"session":"\#(session)","token":"\#(token)"}"#)
        }

        /// A field's text, of which the test knows that it has no escapes in it.
        private func field(_ name: String, of line: String) throws -> String {
            let rest = try #require(line.components(separatedBy: #""\#(name)":""#).dropFirst().first)
            return try #require(rest.components(separatedBy: "\"").first)
        }

        private func send(_ text: String, _ number: Int, _ room: String) -> String {
            #"{"t":"send","room":"\#(room)","cid":"cid-000000000000\#(number)","text":"\#(text)"}"# + "\n"
        }

        @Test("two people talk, the server is killed, and they go on", .timeLimit(.minutes(2)))
        func killed() async throws {
            let data = FileManager.default.temporaryDirectory.appending(path: "roost-data-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: data) }
            let first = try await Roostd.start(data: data.path)
            let (mina, minaResume) = try await client(first, #""nick":"미나""#)
            let (jun, junResume) = try await client(first, #""nick":"jun""#)
            mina.send(#"{"t":"direct","id":"d","nick":"jun"}"# + "\n")
            let joined = try await mina.waitForLine("the conversation") { $0.hasPrefix(#"{"t":"joined","re":"d""#) }
            let room = try field("room", of: joined)
            #expect(joined.contains(#""nick":"jun"},"members""#))
            mina.send(send("아무한테도 말하지 마", 1, room))
            let event = try await jun.waitForLine("what 미나 said") { $0.hasPrefix(#"{"t":"ev""#) }
            try await mina.waitForLine("it, stored") { $0 == event }
            let order = jun.outputLines.filter { $0.contains(room) }.map { $0.prefix(8) }
            #expect(order == [#"{"t":"jo"#, #"{"t":"li"#, #"{"t":"ev"#])
            try await first.crash()

            let second = try await Roostd.start(data: data.path)
            let (eve, _) = try await client(second, #""nick":"eve""#)
            eve.send(#"{"t":"join","id":"e","room":"\#(room)","last":10}"# + "\n")
            try await eve.waitForLine("the refusal") { $0.contains(#""code":"no_such_room""#) }
            let (minaAgain, _) = try await client(second, minaResume)
            minaAgain.send(#"{"t":"join","id":"j","room":"\#(room)","last":10}"# + "\n")
            try await minaAgain.waitForLine("the same event") { $0 == event }
            // jun is not back yet, and misses nothing.
            minaAgain.send(send("아직 있어?", 2, room))
            try await minaAgain.waitForLine("it, stored") { $0.contains("아직 있어?") }
            let (junAgain, _) = try await client(second, junResume)
            try await junAgain.waitForLine("the conversation among the rooms") {
                $0.contains(#""rooms":["\#(room)"]"#)
            }
            junAgain.send(#"{"t":"join","id":"j","room":"\#(room)","last":10}"# + "\n")
            try await junAgain.waitForLine("who the other one is") { $0.contains(#""nick":"미나"},"members""#) }
            try await junAgain.waitForLine("what was said meanwhile") { $0.contains(#""seq":2"#) }
            #expect(!eve.outputLines.contains { $0.contains("말하지 마") })
        }

        @Test("/msg from a client of a few lines, to one with the JSON subprotocol and back", .timeLimit(.minutes(2)))
        func plain() async throws {
            let server = try await Roostd.start()
            let (mina, _) = try await client(server, #""nick":"미나""#)
            let dana = try PythonScript.start("Python/line_client.py", ["ws://localhost:\(server.port)"])
            let other = try PythonScript.start("Python/line_client.py", ["ws://localhost:\(server.port)"])
            try await other.waitForLine("the greeting") { $0.contains("Welcome to Roost") }
            dana.send("/nick dana\n/msg 미나 안녕하세요!\n")
            let event = try await mina.waitForLine("the message") { $0.contains("안녕하세요!") }
            mina.send(send("반가워요", 1, try field("room", of: event)))
            let line = try await dana.waitForLine("the answer") { $0.contains("반가워요") }
            #expect(line.hasSuffix(" @미나 <미나> 반가워요"))
            dana.send("모두 안녕\n")
            try await other.waitForLine("what is said to everybody") { $0.hasSuffix("#lobby <dana> 모두 안녕") }
            #expect(!other.outputLines.contains { $0.contains("안녕하세요!") || $0.contains("@") })
        }
    }
}
