import ChatProtocol
import GRDB

/// The last run of a server on this database, by which the next one knows whether the tail may be gone.
enum RunTable {
    /// Begins a run; where the last one's tail may be gone, every room gets a new epoch.
    ///
    /// That is so where the machine itself has stopped without the store being closed, and events were seen that were not
    /// on the disk yet. A client whose position is of the old epoch then reads from the beginning and not past a hole.
    static func begin(
        _ db: Database, boot: String, durability: Durability, makeEpoch: () -> Epoch
    ) throws -> Bool {
        let last = try Row.fetchOne(db, sql: "SELECT boot, durability, closed FROM run")
        let isTailSafe =
            last.map { row in
                row["closed"] == true || row["boot"] == boot || row["durability"] == Durability.full.rawValue
            } ?? true
        if !isTailSafe {
            try RoomTable.beginAgain(db, makeEpoch: makeEpoch)
            try SessionRows.forgetMarks(db)
        }
        try db.execute(sql: "DELETE FROM run")
        try db.execute(
            sql: "INSERT INTO run (boot, durability, closed) VALUES (?, ?, 0)", arguments: [boot, durability.rawValue])
        return isTailSafe
    }

    /// Ends the run in good order.
    static func end(_ db: Database) throws {
        try db.execute(sql: "UPDATE run SET closed = 1")
    }
}
