import CAllocationCount
import GRDBSQLite

/// How much memory is allocated in this process, looked at over and over by a task.
actor HeapWatch {
    /// Looking takes each arena's lock for a moment, so not more often.
    private static let interval: Duration = .milliseconds(200)

    private var samples: [(sqlite: Int, rest: Int)] = []

    /// What was allocated since the last taking: what half of all looks did not exceed, in KiB.
    struct Reading: Sendable {
        /// By SQLite: most of it pages of the database, of which each connection keeps 2 MiB at most.
        let sqlite: Double
        /// By everything else.
        let rest: Double
        /// The most that was seen of everything else.
        let restMax: Double
    }

    /// Looks until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            let sqlite = Int(sqlite3_memory_used())
            samples.append((sqlite, roost_allocated_bytes() - sqlite))
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// Returns what was seen since the last call.
    func take() -> Reading {
        let (sqlite, rest) = (samples.map(\.sqlite).sorted(), samples.map(\.rest).sorted())
        samples.removeAll(keepingCapacity: true)
        guard let most = rest.last else { return Reading(sqlite: 0, rest: 0, restMax: 0) }
        let middle = rest.count / 2
        return Reading(
            sqlite: Double(sqlite[middle]) / 1024, rest: Double(rest[middle]) / 1024, restMax: Double(most) / 1024)
    }
}
