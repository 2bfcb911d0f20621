import ChatProtocol
import GRDB

/// The bans and mutes in the database.
enum RestrictionRows {
    /// Reads all of them; one that this version can't read is left out.
    static func all(_ db: Database) throws -> [Restriction] {
        try Row.fetchAll(db, sql: "SELECT kind, uid, nick, address, until FROM restriction").compactMap { row in
            guard let kind = Restriction.Kind(rawValue: row["kind"]), let uid = UserID(row["uid"] as String),
                let nick = try? Nickname(row["nick"] as String)
            else { return nil }
            let end = (row["until"] as Int64?).map { Timestamp(milliseconds: $0) }
            return Restriction(kind, of: Author(uid: uid, nick: nick), address: row["address"], end: end)
        }
    }

    static func save(_ restriction: Restriction, _ db: Database) throws {
        let target = restriction.target
        try db.execute(
            sql: "INSERT OR REPLACE INTO restriction (kind, uid, nick, address, until) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                restriction.kind.rawValue, target.uid.text, target.nick.text, restriction.address,
                restriction.end?.milliseconds,
            ])
    }

    static func forget(_ kind: Restriction.Kind, of uid: UserID, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM restriction WHERE kind = ? AND uid = ?", arguments: [kind.rawValue, uid.text])
    }
}
