import Foundation
import TestSupport
import Testing

/// Whether sets and dictionaries have the same order in every process; only then does a plan go the same way again.
enum HashOrder {
    static let variable = "SWIFT_DETERMINISTIC_HASHING"
    static let isFixed = ProcessInfo.processInfo.environment[variable] != nil
}

/// Runs the simulation in a process of its own, whose order of hashing is fixed: that can only be asked for at a start.
@Suite(.enabled(if: !HashOrder.isFixed), .timeLimit(.minutes(60))) struct SimulationProcessTests {
    @Test func `the simulation finds nothing wrong`() async throws {
        var environment = [HashOrder.variable: "1", "SWIFT_BACKTRACE": "enable=no"]
        for name in Wish.names { environment[name] = ProcessInfo.processInfo.environment[name] }
        let program = try BackgroundProgram(
            BuiltProduct.path("roostPackageTests.xctest"),
            arguments: ["--testing-library", "swift-testing", "--filter", "SimulationTests.SimulationTests"],
            environment: environment, limit: .seconds(3_500))
        let exit = try await program.exit()
        let lines = program.outputLines + program.errorLines
        let isWanted = Wish.plan != nil || exit != .code(0)
        print(lines.filter { isWanted || $0.contains("events read") }.joined(separator: "\n"))
        #expect(exit == .code(0))
        // A name that nothing has would be no failure.
        #expect(lines.contains { $0.contains("Suite SimulationTests passed") })
    }
}
