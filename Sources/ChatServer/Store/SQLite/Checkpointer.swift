import Dispatch
import GRDB
import Glibc
import Logging
import Synchronization

/// Moves what was committed from the write-ahead log to the database, on a connection of its own: the disk's pauses are
/// not the writer's.
final class Checkpointer: Sendable {
    /// The size of the log from which on it is worth it: a thousand pages, as SQLite's own default.
    private static let walBytes = 4 * 1024 * 1024
    /// The size from which on the writer itself has to wait for it once: under constant load no other moment would come
    /// in which all of the log is moved and it can begin anew.
    private static let walBytesMax = 64 * 1024 * 1024

    private let wal: String
    private let database: DatabaseQueue
    private let queue = DispatchQueue(label: "roostd.checkpoint")
    private let isRunning = Atomic<Bool>(false)
    private let logger: Logger

    init(path: String, logger: Logger) throws {
        wal = path + "-wal"
        var configuration = Configuration()
        configuration.label = "checkpoint"
        database = try DatabaseQueue(path: path, configuration: configuration)
        self.logger = logger
    }

    /// Lets go of the file.
    func close() throws {
        queue.sync {}
        try database.close()
    }

    /// Takes note of a transaction; called by the writer.
    func committed(_ writer: Database) {
        let bytes = walSize
        guard bytes >= Self.walBytes else { return }
        if bytes >= Self.walBytesMax { _ = try? writer.checkpoint(.passive) }
        guard !isRunning.exchange(true, ordering: .acquiring) else { return }
        queue.async {
            self.run()
            self.isRunning.store(false, ordering: .releasing)
        }
    }

    private func run() {
        do {
            _ = try database.writeWithoutTransaction { try $0.checkpoint(.passive) }
        } catch {
            logger.warning("the store's log could not be moved to its database", metadata: ["reason": "\(error)"])
        }
    }

    private var walSize: Int {
        var status = stat()
        return unsafe stat(wal, &status) == 0 ? Int(status.st_size) : 0
    }
}
