import Foundation
import GRDB

/// The search index in the database.
enum BigramTable {
    /// The numbers that are indexed, by the block that they are in.
    static func blocks(of room: StoredRoom, _ db: Database) throws -> [Int64: ClosedRange<Int64>] {
        let statement = try db.cachedStatement(sql: "SELECT block, first, last FROM bigram_block WHERE room = ?")
        let rows = try Row.fetchCursor(statement, arguments: [room.id])
        var blocks: [Int64: ClosedRange<Int64>] = [:]
        while let row = try rows.next() { blocks[row[0]] = range(row[1], row[2], in: row[0]) }
        return blocks
    }

    /// The numbers that a row speaks of; nil if it makes no sense, and then the block is taken for one that is not indexed.
    private static func range(_ first: Int64, _ last: Int64, in block: Int64) -> ClosedRange<Int64>? {
        guard 0 < first, first <= last, last < .max else { return nil }
        return BigramBlock.number(of: first) == block && BigramBlock.number(of: last) == block ? first...last : nil
    }

    static func pages(of block: Int64, of room: StoredRoom, _ db: Database) throws -> [BigramPage] {
        let statement = try db.cachedStatement(
            sql: "SELECT first, data FROM bigram_page WHERE room = ? AND block = ? ORDER BY first")
        return try Row.fetchAll(statement, arguments: [room.id, block]).map(page)
    }

    /// The places of a bigram in a block; nil if it is nowhere there.
    static func offsets(of bigram: Bigram, in block: Int64, of room: StoredRoom, _ db: Database) throws -> OffsetSet? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT first, data FROM bigram_page WHERE room = ? AND block = ? AND first <= ?
                ORDER BY first DESC LIMIT 1
                """)
        let arguments: StatementArguments = [room.id, block, Int64(bigram.key)]
        return try Row.fetchOne(statement, arguments: arguments).map(page)?.offsets(of: bigram)
    }

    private static func page(_ row: Row) -> BigramPage {
        BigramPage(first: Bigram(key: UInt64(bitPattern: row[0] as Int64)), data: [UInt8](row[1] as Data))
    }

    /// Puts a block in the place of what there was of it; `range` are the numbers that it speaks of.
    static func write(
        _ pages: [BigramPage], of block: Int64, range: ClosedRange<Int64>, of room: StoredRoom, _ db: Database
    ) throws {
        try drop(block, of: room, db)
        try db.cachedStatement(sql: "INSERT INTO bigram_block (room, block, first, last) VALUES (?, ?, ?, ?)")
            .execute(arguments: [room.id, block, range.lowerBound, range.upperBound])
        let statement = try db.cachedStatement(
            sql: "INSERT INTO bigram_page (room, block, first, data) VALUES (?, ?, ?, ?)")
        for page in pages {
            try statement.execute(arguments: [room.id, block, Int64(page.first.key), Data(page.data)])
        }
    }

    /// Takes a block out of the index; the next round of the indexer makes it anew from what is still there.
    static func drop(_ block: Int64, of room: StoredRoom, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM bigram_page WHERE room = ? AND block = ?")
            .execute(arguments: [room.id, block])
        try db.cachedStatement(sql: "DELETE FROM bigram_block WHERE room = ? AND block = ?")
            .execute(arguments: [room.id, block])
    }

    /// Takes a block and all before it out of the index.
    static func drop(upTo block: Int64, of room: StoredRoom, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM bigram_page WHERE room = ? AND block <= ?")
            .execute(arguments: [room.id, block])
        try db.cachedStatement(sql: "DELETE FROM bigram_block WHERE room = ? AND block <= ?")
            .execute(arguments: [room.id, block])
    }

    /// Takes all of the index away; it is made anew from the messages.
    static func dropAll(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM bigram_page; DELETE FROM bigram_block")
    }
}
