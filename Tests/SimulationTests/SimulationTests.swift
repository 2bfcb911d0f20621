import Foundation
import Testing

/// The whole of it in virtual time: what was acknowledged or seen is stored, numbers are dense, the order is the same
/// everywhere, nothing is there twice, and whoever comes back is complete.
@Suite(.enabled(if: HashOrder.isFixed), .timeLimit(.minutes(60))) struct SimulationTests {
    /// A torn write is the same as none where a write is a whole transaction.
    static let faults = Fault.allCases.filter { $0 != .killTorn }
    /// What a disk below SQLite can do.
    static let faultsBelow = Fault.allCases.filter { $0 != .doneAndReportedFailed }

    @Test(.enabled(if: Wish.plan == nil), arguments: faults)
    func `whatever the disk does at any of its writes`(fault: Fault) async {
        var counts = Counts()
        for round in 0..<(Wish.rounds ?? 1) {
            counts = await counts + runAll(fault, seed: round * 1_000, stride: 1) { check($0) }
        }
        print("\(fault): \(counts)")
        // A run that has tried too little proves nothing.
        #expect(counts.acknowledged >= 300 && counts.resumed >= 30 && counts.restarts >= 5)
        #expect(counts.retries >= 10 && counts.fellBehind >= 3)
    }

    @Test(.enabled(if: Wish.plan == nil), arguments: faultsBelow)
    func `the same with the real store on a disk that fails`(fault: Fault) async {
        var counts = Counts()
        for round in 0..<(Wish.rounds ?? 1) {
            // A transaction is many changes of the disk; all of them are for the long version.
            let stride = Wish.rounds == nil ? 17 : 1
            counts = await counts + runAll(fault, seed: round * 1_000, stride: stride) { check($0, onSQLite: true) }
        }
        print("\(fault) on SQLite: \(counts)")
        #expect(counts.acknowledged >= 100 && counts.restarts >= 3)
    }

    /// Runs with the fault at one write after another, until it does not come to that.
    private func runAll(
        _ fault: Fault, seed: Int, stride: Int, _ run: (Plan) -> Simulation.Outcome
    ) async -> Counts {
        var counts = Counts()
        var write = 1
        while true {
            // A run takes its thread for itself; the other tests have timers that wait for theirs.
            await Task.yield()
            let outcome = run(Plan(seed: UInt64(seed + write), fault: fault, write: write))
            counts = counts + outcome.counts
            guard outcome.hasFailed, outcome.violation == nil else { return counts }
            write += stride
        }
    }

    @discardableResult
    private func check(_ plan: Plan, isTraced: Bool = false, onSQLite: Bool = false) -> Simulation.Outcome {
        let folder =
            FileManager.default.temporaryDirectory.path + "/roost-simulation-\(plan.fault.map { "\($0)" } ?? "")"
        let outcome = Simulation(plan, isTraced: isTraced) { world, truth in
            guard onSQLite else { return SimulatedDisk(world, truth: truth, plan: plan) }
            return FaultyFolder(world, truth: truth, plan: plan, folder: folder)
        }.run()
        #expect(outcome.violation == nil, "again: ROOST_SIMULATION_PLAN='\(plan)\(onSQLite ? " SQLite" : "")'")
        return outcome
    }

    @Test(.enabled(if: Wish.plan == nil)) func `the same plan goes the same way`() {
        let plan = Plan(seed: 5, fault: .killAfter, write: 9)
        let digests = (1...2).map { _ in check(plan, isTraced: true).trace?.digest }
        #expect(digests[0] != nil && digests[0] == digests[1])
    }

    @Test(.enabled(if: Wish.plan != nil)) func `one plan again, with all that happens`() throws {
        let words = try #require(Wish.plan).split(separator: " ").map(String.init)
        let fault = Fault.allCases.first { words.contains("\($0)") }
        let numbers = words.compactMap { UInt64($0) }
        let plan = Plan(seed: numbers.first ?? 0, fault: fault, write: numbers.count > 1 ? Int(numbers[1]) : 0)
        let outcome = check(plan, isTraced: true, onSQLite: words.contains("SQLite"))
        for line in outcome.trace?.lines ?? [] { print(line) }
    }
}

/// What whoever runs the tests wants of the simulation.
enum Wish {
    static let names = ["ROOST_SIMULATION_ROUNDS", "ROOST_SIMULATION_PLAN"]
    /// How many times everything is tried, each time with other seeds, and at every change of the disk.
    static let rounds = ProcessInfo.processInfo.environment[names[0]].flatMap(Int.init)
    /// The one plan that is to be run again.
    static let plan = ProcessInfo.processInfo.environment[names[1]]
}
