import ChatProtocol
import GRDB

/// The events in the database.
enum EventTable {
    private static let columns = "seq, time, uid, nick, cid, kind, text"

    // MARK: Writing

    /// Appends drafts behind the room's head, in their order.
    ///
    /// To be called inside a transaction: numbers and duplicates are decided in the same step as the storing.
    static func append(
        _ drafts: [Draft], to room: StoredRoom, after head: Int64, at time: Timestamp, _ db: Database
    ) throws -> [AppendResult] {
        var head = head
        return try drafts.map { draft in
            if case .redaction(let seq) = draft.body,
                let result = try redact(seq, by: draft, redaction: head + 1, in: room, db)
            {
                return result
            }
            let event = RoomEvent(
                room: room.name, seq: head + 1, time: time, author: draft.author, cid: draft.cid, body: draft.body)
            guard try insert(event, into: room, db) else { return try retry(of: draft, in: room, db) }
            if case .topic(let text) = draft.body { try RoomTable.setTopic(text, of: room, db) }
            head = event.seq
            return .stored(event)
        }
    }

    /// Inserts an event; returns whether its `cid` was new.
    private static func insert(_ event: RoomEvent, into room: StoredRoom, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO event (room, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (room, cid) WHERE cid IS NOT NULL DO NOTHING
                """)
        let (kind, text) = stored(event.body)
        try statement.execute(
            arguments: [
                room.id, event.seq, event.time.milliseconds, event.author.uid.text, event.author.nick.text,
                event.cid?.text, kind, text,
            ])
        return db.changesCount == 1
    }

    private static func retry(of draft: Draft, in room: StoredRoom, _ db: Database) throws -> AppendResult {
        guard let known = try find(draft.cid, in: room, db) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an id that is taken belongs to no event")
        }
        let isSame = known.body == draft.body || known.body == .tombstone
        return isSame ? .duplicate(seq: known.seq, time: known.time) : .cidReused
    }

    /// Replaces a message by its tombstone, and takes what the search index has of it away; the number of the event that
    /// says so stands in the text's place.
    ///
    /// Returns why it did not, or nothing if the event has to be appended.
    private static func redact(
        _ seq: Int64, by draft: Draft, redaction: Int64, in room: StoredRoom, _ db: Database
    ) throws -> AppendResult? {
        let statement = try db.cachedStatement(sql: "SELECT uid, kind, text FROM event WHERE room = ? AND seq = ?")
        guard let row = try Row.fetchOne(statement, arguments: [room.id, seq]) else { return .notRedacted(.noMessage) }
        let kind: String = row["kind"]
        guard kind == tombstoneKind || MessageKind(rawValue: kind) != nil else { return .notRedacted(.noMessage) }
        guard let author = UserID(row["uid"] as String), draft.mayRedact(author) else {
            return .notRedacted(.notAuthor)
        }
        if kind == tombstoneKind {
            let known = try Int64(row["text"] as String).flatMap { try find($0, in: room, db) }
            return .duplicate(seq: known?.seq ?? seq, time: known?.time ?? Timestamp(milliseconds: 0))
        }
        try db.cachedStatement(sql: "UPDATE event SET kind = ?, text = ? WHERE room = ? AND seq = ?")
            .execute(arguments: [tombstoneKind, String(redaction), room.id, seq])
        try BigramTable.drop(BigramBlock.number(of: seq), of: room, db)
        try UpkeepTable.add(.scrub, db)
        return nil
    }

    /// The event with an id.
    static func find(_ cid: MessageID?, in room: StoredRoom, _ db: Database) throws -> RoomEvent? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE room = ? AND cid = ?")
        return try Row.fetchOne(statement, arguments: [room.id, cid?.text]).flatMap { event($0, of: room) }
    }

    /// The number of the newest event, as the file has it.
    static func head(of room: StoredRoom, _ db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: "SELECT max(head, coalesce((SELECT max(seq) FROM event WHERE room = id), 0)) FROM room WHERE id = ?")
        return try Int64.fetchOne(statement, arguments: [room.id]) ?? 0
    }

    // MARK: Retention

    /// Number and time of the oldest events, in the order of their numbers.
    static func oldest(
        _ count: Int, of room: StoredRoom, _ db: Database
    ) throws -> [(seq: Int64, time: Timestamp)] {
        let statement = try db.cachedStatement(sql: "SELECT seq, time FROM event WHERE room = ? ORDER BY seq LIMIT ?")
        return try Row.fetchAll(statement, arguments: [room.id, count]).map { row in
            (row["seq"], Timestamp(milliseconds: row["time"]))
        }
    }

    /// The number of the oldest event; nil in an empty room.
    static func first(of room: StoredRoom, _ db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(sql: "SELECT min(seq) FROM event WHERE room = ?")
        return try Int64.fetchOne(statement, arguments: [room.id])
    }

    /// Takes away a room's oldest events, and what the search index has of their blocks.
    ///
    /// The room's row remembers how far the numbers have come: after the last event is gone, nothing else does.
    static func remove(upTo last: Int64, of room: StoredRoom, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE room SET head = max(head, ?) WHERE id = ?")
            .execute(arguments: [last, room.id])
        try db.cachedStatement(sql: "DELETE FROM event WHERE room = ? AND seq <= ?")
            .execute(arguments: [room.id, last])
        try BigramTable.drop(upTo: BigramBlock.number(of: last), of: room, db)
    }

    // MARK: Reading

    private static let messageKinds = MessageKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// Calls `body` with number and text of the messages in a range, newest first, as long as it returns true.
    static func eachMessage(
        in range: ClosedRange<Int64>, of room: StoredRoom, _ db: Database, _ body: (Int64, String) throws -> Bool
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT seq, text FROM event WHERE room = ? AND seq BETWEEN ? AND ? AND kind IN (\(messageKinds))
                ORDER BY seq DESC
                """)
        let rows = try Row.fetchCursor(statement, arguments: [room.id, range.lowerBound, range.upperBound])
        while let row = try rows.next() {
            guard try body(row[0], row[1]) else { return }
        }
    }

    /// Number and text of the messages in a range, oldest first.
    static func messages(
        in range: ClosedRange<Int64>, of room: StoredRoom, _ db: Database
    ) throws -> [(seq: Int64, text: String)] {
        var messages: [(seq: Int64, text: String)] = []
        try eachMessage(in: range, of: room, db) { seq, text in
            messages.append((seq, text))
            return true
        }
        return messages.reversed()
    }

    /// The event with a number.
    static func find(_ seq: Int64, in room: StoredRoom, _ db: Database) throws -> RoomEvent? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE room = ? AND seq = ?")
        return try Row.fetchOne(statement, arguments: [room.id, seq]).flatMap { event($0, of: room) }
    }

    /// Reads the oldest events with a greater number, none of them above `last`.
    static func after(
        _ seq: Int64, upTo last: Int64, of room: StoredRoom, events: Int, bytes: Int, _ db: Database
    ) throws -> LogPage {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM event WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?")
        return try page(statement, [room.id, seq, last, events + 1], of: room, events: events, bytes: bytes)
    }

    /// Reads the newest events with a smaller number.
    static func before(
        _ seq: Int64, of room: StoredRoom, events: Int, bytes: Int, _ db: Database
    ) throws -> LogPage {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM event WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?")
        var page = try page(statement, [room.id, seq, events + 1], of: room, events: events, bytes: bytes)
        page.events.reverse()
        return page
    }

    private static func page(
        _ statement: Statement, _ arguments: StatementArguments, of room: StoredRoom, events limit: Int, bytes: Int
    ) throws -> LogPage {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var events: [RoomEvent] = []
        var cost = 0
        while let row = try rows.next() {
            guard let event = event(row, of: room) else { continue }
            cost += event.cost
            guard events.count < limit, events.isEmpty || cost <= bytes else {
                return LogPage(events: events, more: true)
            }
            events.append(event)
        }
        return LogPage(events: events, more: false)
    }

    // MARK: The row of an event

    private static let topicKind = "topic"
    private static let moderationKind = "mod"
    private static let redactionKind = "redact"
    private static let tombstoneKind = "tombstone"

    private static func stored(_ body: RoomEvent.Body) -> (kind: String, text: String) {
        switch body {
        case .message(let text, let kind): (kind.rawValue, text)
        case .topic(let text): (topicKind, text)
        case .moderation(let moderation): (moderationKind, ModerationText.text(of: moderation))
        case .redaction(let seq): (redactionKind, String(seq))
        case .tombstone: (tombstoneKind, "")
        case .unknown(let kind): (kind, "")
        }
    }

    private static func event(_ row: Row, of room: StoredRoom) -> RoomEvent? {
        guard let uid = UserID(row["uid"] as String), let nick = try? Nickname(row["nick"] as String) else {
            return nil
        }
        let kind: String = row["kind"]
        let text: String = row["text"]
        let body: RoomEvent.Body =
            if kind == topicKind {
                .topic(text)
            } else if kind == moderationKind, let moderation = ModerationText.moderation(in: text) {
                .moderation(moderation)
            } else if kind == redactionKind, let seq = Int64(text) {
                .redaction(of: seq)
            } else if kind == tombstoneKind {
                .tombstone
            } else if let kind = MessageKind(rawValue: kind) {
                .message(text: text, kind: kind)
            } else {
                .unknown(kind: kind)
            }
        return RoomEvent(
            room: room.name, seq: row["seq"], time: Timestamp(milliseconds: row["time"]),
            author: Author(uid: uid, nick: nick), cid: (row["cid"] as String?).flatMap { MessageID($0) }, body: body)
    }
}
