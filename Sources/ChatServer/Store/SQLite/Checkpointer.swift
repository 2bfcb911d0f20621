import Dispatch
import GRDB
import Logging
import Synchronization

/// Moves what was committed from the write-ahead log to the database, on a connection of its own: the disk's pauses are
/// not the writer's.
final class Checkpointer: Sendable {
    private let rule: CheckpointRule
    private let length = LogLength()
    private let database: DatabaseQueue
    private let queue = DispatchQueue(label: "roostd.checkpoint")
    private let isRunning = Atomic<Bool>(false)
    /// Pages of the log that are in the database already; none of a log that has begun anew.
    private let moved = Atomic<Int>(0)
    private let isResting = Atomic<Bool>(false)
    private let logger: Logger

    init(path: String, rule: CheckpointRule, logger: Logger) throws {
        self.rule = rule
        var configuration = Configuration()
        configuration.label = "checkpoint"
        database = try DatabaseQueue(path: path, configuration: configuration)
        self.logger = logger
    }

    /// Begins to look after what a connection commits.
    func begin(_ writer: Database) {
        length.watch(writer)
    }

    /// Ends what `begin` has begun.
    func end(_ writer: Database) {
        length.stopWatching(writer)
    }

    /// Lets go of the file.
    func close() throws {
        queue.sync {}
        try database.close()
    }

    /// Takes note of a transaction; called by the writer.
    func committed(_ writer: Database) {
        guard !isRunning.load(ordering: .acquiring), !isResting.load(ordering: .acquiring) else { return }
        let pages = length.pages
        if pages < moved.load(ordering: .relaxed) { moved.store(0, ordering: .relaxed) }
        if pages - moved.load(ordering: .relaxed) >= rule.pages {
            isRunning.store(true, ordering: .relaxed)
            queue.async {
                self.run()
                self.isRunning.store(false, ordering: .releasing)
            }
        } else if pages >= rule.pagesMax {
            _ = try? writer.checkpoint(.passive)
        }
    }

    /// Runs something that has the file to itself: neither this nor the writer, from its next turn on, moves anything but
    /// what `body` has moved.
    func whileResting<Value>(_ body: (_ move: () throws -> Void) throws -> Value) rethrows -> Value {
        try queue.sync {
            isResting.store(true, ordering: .releasing)
            defer { isResting.store(false, ordering: .releasing) }
            return try body(move)
        }
    }

    private func move() throws {
        let result = try database.writeWithoutTransaction { try $0.checkpoint(.passive) }
        moved.store(result.checkpointedFrameCount, ordering: .relaxed)
    }

    private func run() {
        do {
            try move()
        } catch {
            logger.warning("the store's log could not be moved to its database", metadata: ["reason": "\(error)"])
        }
    }
}
