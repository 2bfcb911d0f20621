import ChatProtocol
import Foundation
import GRDB

/// The sessions in the database.
enum SessionRows {
    /// Reads all sessions; one that this version can't read is left out.
    static func all(_ db: Database) throws -> [StoredSession] {
        try Row.fetchAll(db, sql: "SELECT * FROM session").compactMap { row in
            guard let id = SessionID(row["id"] as String), let uid = UserID(row["uid"] as String),
                let nick = try? Nickname(row["nick"] as String)
            else { return nil }
            let rooms = (row["rooms"] as String).split(separator: "\n").compactMap { try? RoomName(String($0)) }
            return StoredSession(
                id: id, tokenHash: Array(row["token"] as Data), author: Author(uid: uid, nick: nick),
                address: row["address"], rooms: Set(rooms), marks: marks(row["marks"]), isOperator: row["operator"])
        }
    }

    static func save(_ session: StoredSession, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO session (id, token, uid, nick, address, rooms, marks, operator)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        // No name has a line break in it.
        let rooms = session.rooms.map(\.text).sorted().joined(separator: "\n")
        try statement.execute(
            arguments: [
                session.id.text, Data(session.tokenHash), session.author.uid.text, session.author.nick.text,
                session.address, rooms, text(of: session.marks), session.isOperator,
            ])
    }

    /// A line a room: the number, and the name that it is of.
    private static func text(of marks: [RoomName: Int64]) -> String {
        marks.map { "\($0.value) \($0.key.text)" }.sorted().joined(separator: "\n")
    }

    private static func marks(_ text: String) -> [RoomName: Int64] {
        var marks: [RoomName: Int64] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard fields.count == 2, let seq = Int64(fields[0]), let room = try? RoomName(fields[1]) else { continue }
            marks[room] = seq
        }
        return marks
    }

    /// Forgets how far people have read, in logs whose numbers hold no longer.
    static func forgetMarks(_ db: Database) throws {
        try db.execute(sql: "UPDATE session SET marks = ''")
    }

    static func forget(_ id: SessionID, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM session WHERE id = ?")
        try statement.execute(arguments: [id.text])
    }
}
