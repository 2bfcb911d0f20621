import Foundation
import TestSupport
import Testing

extension RealPrograms {
    /// The bench's programs: what they measure is another matter, but they have to find a server that works exact.
    @Suite("The bench")
    struct BenchTests {
        /// Runs the load generator on two small rooms, in each of which one reader stops, and expects it to find nothing.
        private func expectExact(_ address: String, dialect: String, process: Int32) async throws {
            let load = try BackgroundProgram(
                BuiltProduct.path("roost-bench"),
                arguments: [
                    "load", "ws://\(address)", "--dialect", dialect, "--rooms", "2", "--receivers", "5",
                    "--senders", "2", "--stalled", "1", "--window", "4", "--warm-up", "0.1", "--duration", "0.3",
                    "--pid", "\(process)", "--json",
                ])
            #expect(try await load.exit() == .code(0))
            let text = load.outputLines.joined(separator: "\n")
            let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let figure = { (name: String) in (report[name] as? NSNumber)?.intValue }
            #expect(try #require(figure("deliveries")) > 0)
            #expect(figure("received") == figure("expected"))
            for fault in ["late", "overtaken", "closed"] { #expect(figure(fault) == 0, "\(fault)") }
            #expect(report["latency"] is [String: Any])
        }

        @Test(
            "roostd is found exact in both dialects, with readers who stop", .timeLimit(.minutes(2)),
            arguments: ["roost", "plain"])
        func roostdIsExact(dialect: String) async throws {
            let server = try await Roostd.start(arguments: ["--rate", "0", "--max-per-address", "0"])
            try await expectExact(server.address, dialect: dialect, process: server.program.processID)
        }

        @Test(
            "so is the C program that marks the limit, in both ways", .timeLimit(.minutes(2)),
            arguments: ["joined", "single"])
        func limitIsExact(way: String) async throws {
            let file = FileManager.default.temporaryDirectory.appending(path: "limit-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: file) }
            let source = SourceTree.root.appending(path: "Benchmarks/peers/limit.c").path
            let compiler = try BackgroundProgram(
                "/bin/bash", arguments: ["-c", "$(command -v cc || command -v clang) -O1 -o \(file) \(source)"])
            #expect(try await compiler.exit() == .code(0), "\(compiler.errorLines)")
            let limit = try BackgroundProgram(file, arguments: ["0", way])
            let line = try await limit.waitForLine("where it listens") { $0.hasPrefix("listening on ") }
            let port = try #require(line.split(separator: " ").last)
            try await expectExact("127.0.0.1:\(port)", dialect: "raw", process: limit.processID)
        }

        @Test("the scripts' own tests pass", .timeLimit(.minutes(2)))
        func scripts() async throws {
            let folder = SourceTree.root.appending(path: "Benchmarks").path
            let tests = try BackgroundProgram(
                "/usr/bin/env", arguments: ["python3", "-m", "unittest", "discover", "-s", folder])
            #expect(try await tests.exit() == .code(0), "\(tests.errorLines)")
        }
    }
}
