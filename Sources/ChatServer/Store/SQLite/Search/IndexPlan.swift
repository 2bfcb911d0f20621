import ChatProtocol
import GRDB

/// The next block of a room's search index that has to be made, with what it is made of, as one moment of the database
/// has it.
struct IndexPlan: Sendable {
    let room: StoredRoom
    let block: Int64
    /// The numbers that the block speaks of then.
    let range: ClosedRange<Int64>
    /// What is added to; empty where it is made from nothing.
    private let pagesBefore: [BigramPage]
    /// What had been taken back when the messages were read.
    private let mark: Redactions.Mark
    /// The messages that are new to it, oldest first.
    private let messages: [(seq: Int64, text: String)]

    /// Finds the newest block that is missing; nil if there is none, but for a few messages at the room's end.
    ///
    /// - Parameter mark: a moment before the one that the connection sees.
    init?(of room: StoredRoom, asOf mark: Redactions.Mark, _ db: Database) throws {
        guard let first = try EventTable.first(of: room, db) else { return nil }
        let head = try EventTable.head(of: room, db)
        let indexed = try BigramTable.blocks(of: room, db)
        let newest = BigramBlock.number(of: head)
        for block in stride(from: newest, through: BigramBlock.number(of: first), by: -1) {
            let range = BigramBlock.range(of: block).clamped(to: first...head)
            let isBegun = indexed[block]?.lowerBound == range.lowerBound
            let begin = isBegun ? (indexed[block]?.upperBound ?? 0) + 1 : range.lowerBound
            let missing = range.upperBound - begin + 1
            guard missing > 0, block < newest || missing >= Indexer.tailMax else { continue }
            self.room = room
            self.block = block
            self.range = range
            self.mark = mark
            pagesBefore = isBegun ? try BigramTable.pages(of: block, of: room, db) : []
            messages = try EventTable.messages(in: begin...range.upperBound, of: room, db)
            return
        }
        return nil
    }

    /// Makes the block.
    func pages() throws(DamagedIndex) -> [BigramPage] {
        var block = try BigramBlock(pagesBefore)
        for (seq, text) in messages { block.add(text, at: seq) }
        return block.pages
    }

    /// Whether what the plan was made of is still there: of what was taken back or away meanwhile nothing may come into the
    /// index.
    func isValid(_ redactions: Redactions, _ db: Database) throws -> Bool {
        guard redactions.mark == mark, let first = try EventTable.first(of: room, db) else { return false }
        return first <= range.lowerBound
    }
}
