import GRDB

/// What has to be done to the file from time to time, noted in the transaction that made it necessary.
enum UpkeepTable {
    /// Something to be done.
    enum Task: String {
        /// What was taken back may still stand in the unallocated space of a page, or in the write-ahead log.
        case scrub
    }

    static func add(_ task: Task, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO upkeep (task) VALUES (?) ON CONFLICT DO NOTHING")
            .execute(arguments: [task.rawValue])
    }

    static func isDue(_ task: Task, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM upkeep WHERE task = ?)")
        return try Bool.fetchOne(statement, arguments: [task.rawValue]) ?? false
    }

    static func remove(_ task: Task, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM upkeep WHERE task = ?").execute(arguments: [task.rawValue])
    }
}
