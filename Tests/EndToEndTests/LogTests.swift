import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// The logs of rooms, as files.
    @Suite("Logs", .timeLimit(.minutes(2)))
    struct LogTests {
        private let home = StateHome()

        private func folder(_ server: Roostd, _ room: String) -> String { "logs/\(server.address)/\(room)" }

        /// The lines of a room's log without their times; there may be two files around midnight.
        private func lines(_ server: Roostd, _ room: String = "lobby") -> [String] {
            let path = home.url.appending(path: "roost/" + folder(server, room)).path
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter {
                $0.hasSuffix(".log")
            }
            return names.sorted().compactMap { home.text(folder(server, room) + "/" + $0) }.joined()
                .split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).last.map(String.init) ?? "" }
        }

        @Test("each event stands there once, also after a restart, with two programs, and in Korean rooms")
        func once() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나", environment: home.environment)
            try await mina.say("/join 잡담")
            try await mina.program.wait("#잡담") { $0.lines[0].contains("#잡담") }
            mina.program.send("/log on\r")
            try await mina.program.wait(forText: "#잡담 is logged from now on")
            try await mina.say("하나")
            try await mina.say("둘")
            try await home.waits("two lines") { _ in lines(server, "잡담") == ["미나: 하나", "미나: 둘"] }
            // A second program of the same user logs the same room.
            let other = try RoostTerminal.start([server.address, "잡담", "-n", "jun"], environment: home.environment)
            try await other.program.wait(forText: "You are jun in #잡담")
            try await other.say("셋")
            try await mina.sees("셋")
            mina.program.signal(SIGTERM)
            _ = try await mina.program.exit()
            other.program.signal(SIGTERM)
            _ = try await other.program.exit()
            let again = try RoostTerminal.start([server.address, "잡담", "-n", "미나2"], environment: home.environment)
            try await again.program.wait(forText: "You are 미나2 in #잡담")
            try await again.say("넷")
            try await home.waits("four lines") { _ in
                lines(server, "잡담") == ["미나: 하나", "미나: 둘", "jun: 셋", "미나2: 넷"]
            }
            let files = folder(server, "잡담")
            #expect(home.mode("logs") == 0o700 && home.mode(files) == 0o700)
            let log = try #require(
                try FileManager.default.contentsOfDirectory(atPath: home.url.appending(path: "roost/\(files)").path)
                    .first { $0.hasSuffix(".log") })
            #expect(home.mode("\(files)/\(log)") == 0o600)
            #expect(home.mode("\(files)/position") == 0o600)
        }

        @Test("what was said while nothing was logged is counted")
        func gap() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나", environment: home.environment)
            for line in ["/log on", "하나", "/log off", "둘", "셋", "/log on", "넷"] {
                try await mina.say(line)
                try await mina.program.wait("an empty line") { !$0.inputLine.contains(line) }
            }
            try await home.waits("the log") { _ in
                lines(server) == ["미나: 하나", "-- 2 events are missing here", "미나: 넷"]
            }
        }

        @Test("what cannot be written is told once, and the chat goes on")
        func trouble() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나", environment: home.environment)
            try await mina.say("/log on")
            try await home.waits("the decision to be kept") { $0.text("places-0")?.contains("\ton\n") == true }
            try Data().write(to: home.url.appending(path: "roost/logs"))
            try await mina.say("하나")
            try await mina.program.wait(forText: "Not everything that is said can be logged.")
            try await mina.say("둘")
            try await mina.sees("미나  둘")
        }
    }
}
