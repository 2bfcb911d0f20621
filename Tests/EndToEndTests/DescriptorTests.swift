import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// A server that runs out of file descriptors waits for some, and says so.
    @Suite("File descriptors")
    struct DescriptorTests {
        private static let failure = "can't accept connections for now"
        private static let warning = "fewer open files than --max-connections"

        /// Starts roostd behind a limit on open files, as `ulimit` sets it.
        private func start(_ limit: String) async throws -> Roostd {
            try await Roostd.start(shell: "ulimit \(limit)")
        }

        @Test("out of descriptors it says so once, and serves again once there are some", .timeLimit(.minutes(2)))
        func exhausted() async throws {
            let server = try await start("-n 48")
            try await server.program.waitForLine("the warning at the start") { $0.contains(Self.warning) }
            let idle = (0..<64).compactMap { _ in ListeningPort.open(UInt16(server.port)) }
            try await server.program.waitForLine("word that no more can be accepted") { $0.contains(Self.failure) }
            for descriptor in idle { close(descriptor) }
            let mina = try await RoostTerminal.join(server, as: "미나")
            try await mina.say("다시 자리가 있어요")
            try await mina.sees("다시 자리가 있어요")
            // Once for each address that is listened on at most.
            #expect(server.program.errorLines.count { $0.contains(Self.failure) } <= 2)
        }

        @Test("the soft limit is raised to the hard one", .timeLimit(.minutes(2)))
        func raised() async throws {
            let server = try await start("-Sn 48")
            let idle = (0..<64).compactMap { _ in ListeningPort.open(UInt16(server.port)) }
            _ = try await RoostTerminal.join(server, as: "미나")
            for descriptor in idle { close(descriptor) }
            #expect(!server.program.errorLines.contains { $0.contains(Self.failure) })
        }
    }
}
