package import ChatProtocol
import GRDB

/// Puts a backup in the place of what a data directory has.
package enum StoreRestore {
    /// What a restore has done.
    package struct Result: Equatable, Sendable {
        /// What there is now.
        package var count: StoreCount
        /// Where the database is that was there before; nil if there was none.
        package var aside: String?

        /// Creates a result.
        package init(count: StoreCount, aside: String?) {
            self.count = count
            self.aside = aside
        }
    }

    /// Restores a backup; no server may run on the directory.
    ///
    /// Every room begins another life of its log: what was said after the backup has the numbers that will now be given
    /// again, so no position of before holds. Sessions are dropped: they were given to people as of the backup. The
    /// database of before stays in the directory under a name with the date.
    ///
    /// - Throws: `ToolError` or `StoreError`; the directory is then as it was.
    package static func make(
        from file: String, in path: String, at now: Timestamp, randomBytes: (Int) -> [UInt8]
    ) throws -> Result {
        let backup = try StoreFile.open(file)
        let directory = try DataDirectory(path, patience: .zero)
        defer { directory.unlock() }
        let unfinished = directory.database + ".restoring"
        try StoreFile.copy(backup, to: unfinished)
        let count = try prepare(unfinished, file, randomBytes)
        var aside: String?
        if StoreFile.exists(directory.database) {
            let name = "\(path)/rooms-\(now.rfc3339.replacing(":", with: "")).sqlite"
            aside = name
            try putAside(directory.database, as: name)
        }
        try StoreFile.rename(unfinished, to: directory.database)
        return Result(count: count, aside: aside)
    }

    private static func prepare(
        _ path: String, _ file: String, _ randomBytes: (Int) -> [UInt8]
    ) throws -> StoreCount {
        do {
            let database = try DatabaseQueue(path: path)
            // Not the search index, which is made anew from the messages in any case.
            let problems = try database.read { try StoreCheck.problems($0, withIndex: false) }
            guard problems.isEmpty else { throw StoreError.damaged(file) }
            try database.write { db in
                try RoomTable.beginAgain(db) { Epoch(randomBytes: randomBytes(ServerLimits.identifierBytes)) }
                try db.execute(sql: "DELETE FROM session; DELETE FROM run")
                try BigramTable.dropAll(db)
            }
            let count = try StoreFile.count(database)
            try database.close()
            return count
        } catch {
            try StoreFile.remove(path)
            throw StoreError(error, path: file)
        }
    }

    private static func putAside(_ database: String, as name: String) throws {
        // Into one file, if that still works; a damaged one keeps its log beside it.
        if let old = try? DatabaseQueue(path: database) {
            _ = try? old.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try? old.close()
        }
        for ending in ["-wal", "-shm", ""] where StoreFile.exists(database + ending) {
            try StoreFile.rename(database + ending, to: name + ending)
        }
    }
}
