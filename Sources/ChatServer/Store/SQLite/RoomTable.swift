import ChatProtocol
import GRDB

/// The rooms in the database.
enum RoomTable {
    /// Reads all rooms; one whose name is no longer legal stays in the file and out of sight.
    static func all(_ db: Database) throws -> [StoredRoom] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, name, epoch, topic, head,
                    (SELECT min(seq) FROM event WHERE room = id) AS first,
                    (SELECT max(seq) FROM event WHERE room = id) AS last
                FROM room
                """)
        return rows.compactMap { row in
            guard let name = try? RoomName(row["name"] as String), let epoch = Epoch(row["epoch"] as String) else {
                return nil
            }
            let head = max(row["head"] as Int64, row["last"] as Int64? ?? 0)
            return StoredRoom(
                id: row["id"], name: name, epoch: epoch, topic: row["topic"], head: head,
                first: row["first"] ?? head + 1)
        }
    }

    /// The highest number of a room, also of one that this version can't read.
    static func lastID(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(id) FROM room") ?? 0
    }

    /// Makes a room's row unless it is there.
    static func insert(_ room: StoredRoom, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO room (id, name, epoch) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
        try statement.execute(arguments: [room.id, room.name.text, room.epoch.text])
    }

    /// Gives every room a new epoch: no position of before holds any more.
    static func beginAgain(_ db: Database, makeEpoch: () -> Epoch) throws {
        for id in try Int64.fetchAll(db, sql: "SELECT id FROM room") {
            try db.execute(sql: "UPDATE room SET epoch = ? WHERE id = ?", arguments: [makeEpoch().text, id])
        }
    }

    /// Takes a room's row away, once its events are gone.
    static func remove(_ room: StoredRoom, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM room WHERE id = ?").execute(arguments: [room.id])
    }

    static func setTopic(_ topic: String, of room: StoredRoom, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE room SET topic = ? WHERE id = ?")
        try statement.execute(arguments: [topic, room.id])
    }
}
