import Foundation
import TestSupport
import Testing

extension RealPrograms {
    /// What people have seen is there after the server was killed.
    @Suite("Rooms outlive their server")
    struct DurabilityTests {
        @Test("kill -9: who was in the room misses nothing, and who comes later reads it", .timeLimit(.minutes(2)))
        func killed() async throws {
            let data = FileManager.default.temporaryDirectory.appending(path: "roost-data-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: data) }
            let first = try await Roostd.start(data: data.path)
            let mina = try await RoostTerminal.join(first, as: "미나")
            try await mina.say("하나: 안녕하세요!")
            try await mina.sees("하나: 안녕하세요!")
            let jun = try await RoostTerminal.join(first, as: "jun")
            try await mina.program.wait("jun to be there") { $0.lines[0].contains("2 people") }
            try await first.crash()
            try await mina.program.wait("the loss to be shown") { $0.contains("OFFLINE") }

            let second = try await Roostd.start(port: first.port, data: data.path)
            try await mina.program.wait("the connection to be back") {
                $0.contains("nothing missed")
            }
            // The same log goes on: nothing is said of something that might be lost.
            #expect(!mina.program.screen.contains("missing") && !mina.program.screen.contains("server restarted"))
            try await mina.say("둘")
            try await mina.sees("둘")
            try await mina.sees("하나: 안녕하세요!")

            try await jun.sees("둘")
            // Both are who they were: nobody has left or come.
            #expect(!mina.program.screen.contains("left") && !mina.program.screen.contains("connection lost)"))
            #expect(jun.program.screen.lines[0].contains("2 people"))

            let dana = try await RoostTerminal.join(second, as: "dana")
            try await dana.sees("하나: 안녕하세요!")
            try await dana.sees("둘")
        }

        /// The script's own head says what it does and when a run counts.
        @Test("kills in the middle of talk lose nothing, double nothing and mix up nothing", .timeLimit(.minutes(5)))
        func faults() async throws {
            let script = try PythonScript.start(
                "Python/faults.py", [try BuiltProduct.path("roostd"), "--kills", "25"], limit: .seconds(240))
            try await script.waitForLine("the counts") { $0.hasPrefix("25 kills, ") }
            #expect(try await script.exit() == .code(0))
        }

        /// The script's own head says what it looks for.
        @Test(
            "durability full: a message is on the disk before anybody is told of it",
            .enabled(if: isTracingPermitted, "Nothing may be traced here, or there is no strace."),
            .timeLimit(.minutes(2)))
        func onTheDiskFirst() async throws {
            let roostd = try BuiltProduct.path("roostd")
            let script = try PythonScript.start("Python/trace.py", [roostd], limit: .seconds(100))
            try await script.waitForLine("the count") { $0 == "20 messages delivered, each on the disk before" }
            #expect(try await script.exit() == .code(0))
        }

        @Test(
            "durability relaxed does not wait for the disk, and the trace shows it",
            .enabled(if: isTracingPermitted, "Nothing may be traced here, or there is no strace."),
            .timeLimit(.minutes(2)))
        func notWaitingForTheDisk() async throws {
            let roostd = try BuiltProduct.path("roostd")
            let arguments = [roostd, "--durability", "relaxed"]
            let script = try PythonScript.start("Python/trace.py", arguments, limit: .seconds(100))
            try await script.waitForLine("the finding") { $0.hasSuffix(" is delivered before it is on the disk.") }
            #expect(try await script.exit() == .code(1))
        }

        /// Whether this machine lets one process trace another, which many containers do not.
        private static let isTracingPermitted: Bool = {
            let strace = Process()
            strace.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            strace.arguments = ["strace", "-o", "/dev/null", "true"]
            strace.standardError = FileHandle.nullDevice
            guard (try? strace.run()) != nil else { return false }
            strace.waitUntilExit()
            return strace.terminationStatus == 0
        }()
    }
}
