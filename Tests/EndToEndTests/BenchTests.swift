import Foundation
import TestSupport
import Testing

extension RealPrograms {
    /// The bench's programs: what they measure is another matter, but they have to find a server that works exact.
    @Suite("The bench")
    struct BenchTests {
        @Test(
            "the load generator finds roostd exact in both dialects, and with a reader who stops",
            .timeLimit(.minutes(2)), arguments: ["roost", "plain"])
        func loadIsExact(dialect: String) async throws {
            let server = try await Roostd.start(arguments: ["--rate", "0", "--max-per-address", "0"])
            let load = try BackgroundProgram(
                BuiltProduct.path("roost-bench"),
                arguments: [
                    "load", "ws://\(server.address)", "--dialect", dialect, "--rooms", "2", "--receivers", "5",
                    "--senders", "2", "--stalled", "1", "--window", "4", "--warm-up", "0.1", "--duration", "0.3",
                    "--pid", "\(server.program.processID)", "--json",
                ])
            #expect(try await load.exit() == .code(0))
            let text = load.outputLines.joined(separator: "\n")
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let figure = { (name: String) in (report[name] as? NSNumber)?.intValue }
            #expect(try #require(figure("deliveries")) > 0)
            #expect(figure("received") == figure("expected"))
            #expect(figure("late") == 0)
            #expect(figure("overtaken") == 0)
            #expect(figure("closed") == 0)
            #expect(report["latency"] is [String: Any])
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
