import GRDB
import Glibc
import Logging
import Synchronization

/// Overwrites in the file what is left of messages that were taken back.
///
/// SQLite overwrites what it deletes (`secure_delete`), but not what it leaves behind when it moves rows from one page to
/// another: a copy of a message may stand between the rows of a page on which the message is no longer, and nothing knows
/// of it when the message goes. So the unallocated bytes of all pages are overwritten here, once the write-ahead log, which
/// has older pages, is empty. `VACUUM` would do the same by writing the whole database anew, and everybody would wait.
final class Scrubber: Sendable {
    /// How long readers may keep the write-ahead log from being emptied, in milliseconds: the writer waits as long.
    private static let patience = 250
    /// Pages that are overwritten while the writer waits: some hundredths of a second.
    private static let takePages = 2_000
    /// The rest between two takes, in microseconds, so that most of the writer's time stays with those who say something.
    private static let rest: UInt32 = 50_000

    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let redactions: Redactions
    private let file: DatabasePages
    private let logger: Logger
    private let isStopped = Atomic<Bool>(false)

    /// The store closes; what was to be done stays due.
    private struct Stopped: Error {}

    init(
        pool: DatabasePool, checkpointer: Checkpointer, redactions: Redactions, path: String, logger: Logger
    ) throws(StoreError) {
        self.pool = pool
        self.checkpointer = checkpointer
        self.redactions = redactions
        self.logger = logger
        file = try DatabasePages(path)
    }

    /// Ends what is under way at the next page, without waiting for that.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
    }

    /// Lets go of the file, once SQLite has.
    func close() {
        file.close()
    }

    /// Overwrites what is left, if something was taken back since the last time.
    func scrubIfDue() {
        do {
            guard try pool.read({ try UpkeepTable.isDue(.scrub, $0) }) else { return }
            // Meanwhile nothing but what is done here changes the file.
            let pages = try checkpointer.whileResting { try scrub(move: $0) }
            logger.info("what was taken back is overwritten", metadata: ["pages": "\(pages)"])
        } catch is Stopped {
            return
        } catch {
            // It stays due, and the next round tries again.
            logger.notice("what was taken back could not be overwritten yet", metadata: ["reason": "\(error)"])
        }
    }

    /// Looks for pages with something left beside the writer, and overwrites that take by take; returns of how many.
    private func scrub(move: () throws -> Void) throws -> Int {
        try move()
        let (roots, mark) = try pool.writeWithoutTransaction { db in
            try moveAll(db)
            return (try self.roots(db), redactions.mark)
        }
        var left = try file.pagesWithRemains(roots, unless: stopped)[...]
        let count = left.count
        repeat {
            let take = left.prefix(Self.takePages)
            left = left.dropFirst(take.count)
            // Beside the writer, who has the less to move.
            try move()
            try pool.writeWithoutTransaction { db in
                try moveAll(db)
                try db.inTransaction(.immediate) {
                    try overwrite(take, db)
                    return .commit
                }
            }
            if !left.isEmpty { usleep(Self.rest) }
            try stopped()
        } while !left.isEmpty
        // Outside of the writer, which need not wait for the disk; and before anybody can read that it is done.
        try file.sync()
        try pool.write { db in
            // What was taken back since may have left something elsewhere.
            if redactions.mark == mark { try UpkeepTable.remove(.scrub, db) }
        }
        return count
    }

    private func stopped() throws {
        if isStopped.load(ordering: .relaxed) { throw Stopped() }
    }

    /// Moves all of the write-ahead log into the database and empties it.
    private func moveAll(_ db: Database) throws {
        try db.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(SQLiteStore.patience)") }
        _ = try db.checkpoint(.truncate)
    }

    private func roots(_ db: Database) throws -> [UInt32] {
        [1] + (try UInt32.fetchAll(db, sql: "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0"))
    }

    /// Overwrites what is left on pages, as far as they are still what they were; the writer's, and inside a transaction.
    private func overwrite(_ pages: ArraySlice<UInt32>, _ db: Database) throws {
        // Nobody else writes, and so the file is what the database is, if there is nothing beside it.
        guard file.isWhole else {
            throw DatabaseError(resultCode: .SQLITE_BUSY, message: "the write-ahead log is in use")
        }
        // The pages that this connection holds would bring the bytes back with the next change to them.
        try db.execute(sql: "PRAGMA shrink_memory")
        let trees = try file.pages(below: try roots(db))
        for page in pages where trees.contains(page) { try file.overwriteRemains(of: page) }
    }
}
