import GRDB
import Glibc

/// A database of rooms as the tools open it: for reading, also while a server writes to it.
enum StoreFile {
    /// Opens the database of a data directory; as `open`.
    static func open(in directory: String) throws -> DatabaseQueue {
        let path = DataDirectory.database(in: directory)
        guard exists(path) else { throw ToolError.nothingKept(directory) }
        return try open(path)
    }

    /// Opens a database; the connection sees one moment for as long as one read lasts.
    ///
    /// - Throws: `ToolError` or `StoreError`.
    static func open(_ path: String) throws -> DatabaseQueue {
        guard exists(path) else { throw ToolError.missing(path) }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.label = "tool"
            // A server that begins or ends has the file to itself for a moment.
            configuration.busyMode = .timeout(5)
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.read { db in
                if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newer(path) }
                guard try Schema.migrator.hasCompletedMigrations(db) else {
                    guard try db.tableExists("room") else { throw StoreError.damaged(path) }
                    throw StoreError.other(path, reason: "an older roostd has written it; start this one on it once")
                }
            }
            return database
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Copies a database as it is at this moment into a file of its own, which nobody else can read.
    static func copy(_ source: DatabaseQueue, to path: String) throws {
        try remove(path)
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ToolError.unwritable(path, reason: DataDirectory.lastReason) }
        close(descriptor)
        do {
            let copy = try DatabaseQueue(path: path)
            try source.backup(to: copy)
            // A copy of the pages as they are may still have what was taken back a moment ago.
            if try copy.read({ try UpkeepTable.isDue(.scrub, $0) }) { try copy.vacuum() }
            // All of it in one file: what was copied says that it has a log beside it.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            try remove(path)
            throw StoreError(error, path: path)
        }
    }

    /// How much there is in a database.
    static func count(_ database: DatabaseQueue) throws -> StoreCount {
        try database.read { db in
            StoreCount(
                rooms: try Int.fetchOne(db, sql: "SELECT count(*) FROM room") ?? 0,
                events: try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0)
        }
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Gives a file its name, and is sure that the name is on the disk.
    static func rename(_ path: String, to name: String) throws(ToolError) {
        guard unsafe Glibc.rename(path, name) == 0 else { throw .unwritable(name, reason: DataDirectory.lastReason) }
        let slash = name.lastIndex(of: "/")
        let folder = slash.map { name[..<$0].isEmpty ? "/" : String(name[..<$0]) } ?? "."
        let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Takes a file away if it is there, with what SQLite may have put beside it.
    static func remove(_ path: String) throws(ToolError) {
        for name in [path, path + "-journal", path + "-wal", path + "-shm"] where unsafe unlink(name) != 0 {
            guard errno == ENOENT else { throw .unwritable(name, reason: DataDirectory.lastReason) }
        }
    }
}
