import ChatProtocol
import Dispatch
import GRDB
import Glibc
import Logging
import Synchronization

/// Makes the search index in the background, room by room and block by block, the newest first.
///
/// It reads and folds texts beside the writer and takes the writer only to put a block down. It needs no memory of how
/// far it has come: what a block speaks of stands in the same transaction as the block. Whatever it has not done yet a
/// search reads through.
final class Indexer: Sendable {
    /// Messages at a room's end that may wait for their block to be written anew: few enough to be read through, and enough
    /// to be worth a block.
    static let tailMax: Int64 = 128
    /// How many times as long as its last take has computed the indexer rests: it takes a tenth of a core at most.
    private static let rest = 9

    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let redactions: Redactions
    private let logger: Logger
    /// Of the lowest class, which is nice 10: whoever waits for a message goes first, on a machine of one core as well.
    private let queue = DispatchQueue(label: "roostd.index", qos: .background)
    private let waiting = Mutex(Waiting())
    private let isStopped = Atomic<Bool>(false)

    /// The rooms that have something to index, as far as is known.
    private struct Waiting {
        var rooms: [StoredRoom] = []
        var ids: Set<Int64> = []
        var isWorking = false

        mutating func next() -> StoredRoom? {
            guard !rooms.isEmpty else { return nil }
            let room = rooms.removeFirst()
            ids.remove(room.id)
            return room
        }
    }

    init(pool: DatabasePool, checkpointer: Checkpointer, redactions: Redactions, logger: Logger) {
        self.pool = pool
        self.checkpointer = checkpointer
        self.redactions = redactions
        self.logger = logger
    }

    /// Takes note of a room's newest event; called by the writer.
    func stored(upTo head: Int64, in room: StoredRoom) {
        if head - room.indexed.load(ordering: .relaxed) >= Self.tailMax { look(at: room) }
    }

    /// Has a room's blocks looked at, and those made that are missing.
    func look(at room: StoredRoom) {
        let isIdle = waiting.withLock { waiting in
            guard waiting.ids.insert(room.id).inserted else { return false }
            waiting.rooms.append(room)
            defer { waiting.isWorking = true }
            return !waiting.isWorking
        }
        if isIdle { queue.async { self.work() } }
    }

    /// Has blocks made anew that make no sense.
    func repair(_ blocks: [Int64], of room: StoredRoom) {
        pool.asyncWrite({ db in
            for block in blocks { try BigramTable.drop(block, of: room, db) }
        }) { _, _ in self.look(at: room) }
    }

    /// Stops: nothing of it is under way any more when this returns.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        queue.sync {}
    }

    /// Does all that there is to do, and returns then.
    func finishNow() {
        queue.sync {
            while let room = waiting.withLock({ $0.next() }) { while take(room) {} }
        }
    }

    /// Makes a block, and leaves the queue and the writer to others for a while.
    private func work() {
        guard !isStopped.load(ordering: .relaxed) else { return }
        let next = waiting.withLock { waiting in
            let room = waiting.next()
            waiting.isWorking = room != nil
            return room
        }
        guard let room = next else { return }
        let begin = Self.threadNanoseconds()
        if take(room) { look(at: room) }
        let time = Self.threadNanoseconds() - begin
        queue.asyncAfter(deadline: .now() + .nanoseconds(time * Self.rest)) { [weak self] in self?.work() }
    }

    /// This thread's own time: what it waited for others, as the last to run or for the writer, is no reason to rest.
    private static func threadNanoseconds() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// Makes a room's newest block that is missing; returns whether there may be another.
    private func take(_ room: StoredRoom) -> Bool {
        do {
            let mark = redactions.mark
            guard let plan = try pool.read({ try IndexPlan(of: room, asOf: mark, $0) }) else {
                // All of it is indexed, by an earlier run most likely.
                let blocks = try pool.read { try BigramTable.blocks(of: room, $0) }
                if let last = blocks.values.map(\.upperBound).max() { noteIndexed(upTo: last, in: room) }
                return false
            }
            let isMade = try make(plan)
            if isMade { noteIndexed(upTo: plan.range.upperBound, in: room) }
            return true
        } catch {
            logger.warning(
                "a part of the search index could not be made", metadata: ["room": "\(room.name)", "error": "\(error)"])
            return false
        }
    }

    private func noteIndexed(upTo last: Int64, in room: StoredRoom) {
        if last > room.indexed.load(ordering: .relaxed) { room.indexed.store(last, ordering: .relaxed) }
    }

    /// Makes a block; false if what it was to be made of has changed meanwhile.
    private func make(_ plan: IndexPlan) throws -> Bool {
        guard let pages = try? plan.pages() else {
            // What was to be added to makes no sense.
            return try write { db in
                try BigramTable.drop(plan.block, of: plan.room, db)
                return false
            }
        }
        return try write { [redactions] db in
            guard try plan.isValid(redactions, db) else { return false }
            try BigramTable.write(pages, of: plan.block, range: plan.range, of: plan.room, db)
            return true
        }
    }

    /// Runs a transaction on the writer's own thread: on this one, which is the last to run, it would keep the writer from
    /// those who wait for their messages.
    private func write(_ body: @escaping @Sendable (Database) throws -> Bool) throws -> Bool {
        let outcome = Mutex<Result<Bool, any Error>>(.success(false))
        let isOver = DispatchSemaphore(value: 0)
        pool.asyncWriteWithoutTransaction { [checkpointer] db in
            let result = Result {
                var isDone = false
                try db.inTransaction(.immediate) {
                    isDone = try body(db)
                    return .commit
                }
                checkpointer.committed(db)
                return isDone
            }
            outcome.withLock { $0 = result }
            isOver.signal()
        }
        isOver.wait()
        return try outcome.withLock { $0 }.get()
    }
}
