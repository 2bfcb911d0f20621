import ChatProtocol
import GRDB

/// Looks for words in one room, from the newest message to the oldest, at one moment of the database.
///
/// Where a block is indexed, only messages with all of the words' bigrams are read; where it is not, all of them are.
struct RoomSearch {
    /// What a bigram costs that is looked up in a block, in messages that are read through.
    private static let stepsOfLookup = 8

    private let room: StoredRoom
    private let search: LogSearch
    private let db: Database
    /// The words' bigrams, the one first that has ruled out most of late.
    private var bigrams: [Bigram]
    private var hits: GatheredHits
    private var steps = 0
    /// The number before which nothing is looked at any more, once it has come to that.
    private var reached: Int64?
    /// Blocks whose index makes no sense; they are read through instead.
    private(set) var damaged: [Int64] = []

    private init(_ room: StoredRoom, _ search: LogSearch, _ db: Database) {
        self.room = room
        self.search = search
        self.db = db
        bigrams = Bigram.query(search.words)
        hits = GatheredHits(events: search.events, bytes: search.bytes)
    }

    /// What was found, what it took, and the blocks whose index has to be made anew.
    struct Outcome: Sendable {
        var hits: LogHits
        var steps: Int
        var damaged: [Int64]
    }

    /// Searches a room.
    static func run(_ search: LogSearch, in room: StoredRoom, _ db: Database) throws -> Outcome {
        var run = RoomSearch(room, search, db)
        try run.lookThroughAll()
        return Outcome(hits: run.hits.result(reached: run.reached), steps: run.steps, damaged: run.damaged)
    }

    private var isOver: Bool { hits.isFull || reached != nil }

    private mutating func lookThroughAll() throws {
        guard let first = try EventTable.first(of: room, db) else { return }
        let last = min(max(search.before, first) - 1, try EventTable.head(of: room, db))
        guard first <= last else { return }
        let indexed = try BigramTable.blocks(of: room, db)
        let oldest = BigramBlock.number(of: first)
        for block in stride(from: BigramBlock.number(of: last), through: oldest, by: -1) where !isOver {
            let wanted = BigramBlock.range(of: block).clamped(to: first...last)
            guard let indexed = indexed[block], indexed.overlaps(wanted) else {
                try readThrough(wanted)
                continue
            }
            let middle = wanted.clamped(to: indexed)
            if middle.upperBound < wanted.upperBound { try readThrough(middle.upperBound + 1...wanted.upperBound) }
            try lookUp(middle, in: block)
            if wanted.lowerBound < middle.lowerBound { try readThrough(wanted.lowerBound...middle.lowerBound - 1) }
        }
    }

    /// Counts steps, or ends the search before a number because it has taken all that it may.
    private mutating func take(_ count: Int, at seq: Int64) -> Bool {
        guard steps + count <= search.steps else {
            reached = seq + 1
            return false
        }
        steps += count
        return true
    }

    private mutating func readThrough(_ range: ClosedRange<Int64>) throws {
        guard !isOver else { return }
        var matching: [Int64] = []
        try EventTable.eachMessage(in: range, of: room, db) { seq, text in
            guard take(1, at: seq) else { return false }
            if search.words.match(text) { matching.append(seq) }
            return matching.count <= search.events
        }
        for seq in matching where !hits.isFull { try add(seq) }
    }

    private mutating func lookUp(_ range: ClosedRange<Int64>, in block: Int64) throws {
        guard !isOver else { return }
        var candidates: OffsetSet
        do {
            guard let found = try lookUpBigrams(range, block) else { return }
            candidates = found
        } catch is DamagedIndex {
            damaged.append(block)
            return try readThrough(range)
        }
        while !isOver, let offset = candidates.popLast() {
            let seq = BigramBlock.range(of: block).lowerBound + Int64(offset)
            guard take(1, at: seq) else { return }
            try EventTable.eachMessage(in: seq...seq, of: room, db) { seq, text in
                if search.words.match(text) { try add(seq) }
                return false
            }
        }
    }

    /// The places of a block that have all of the bigrams; nil if there are none, or the search is over.
    private mutating func lookUpBigrams(_ range: ClosedRange<Int64>, _ block: Int64) throws -> OffsetSet? {
        let offsets = BigramBlock.offset(of: range.lowerBound)...BigramBlock.offset(of: range.upperBound)
        var candidates = OffsetSet(offsets)
        for index in bigrams.indices {
            guard take(Self.stepsOfLookup, at: range.upperBound) else { return nil }
            if let found = try BigramTable.offsets(of: bigrams[index], in: block, of: room, db) {
                candidates.formIntersection(found)
                if !candidates.isEmpty { continue }
            }
            // What rules out this block will most often rule out the next one, too.
            bigrams.insert(bigrams.remove(at: index), at: 0)
            return nil
        }
        return candidates
    }

    private mutating func add(_ seq: Int64) throws {
        guard let event = try EventTable.find(seq, in: room, db) else { return }
        hits.add(event)
    }
}
