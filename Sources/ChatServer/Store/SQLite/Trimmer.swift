import ChatProtocol
import Dispatch
import GRDB
import Logging
import Synchronization

/// Takes away what is no longer kept, at the start and then every hour, and rooms that were given up, at once.
///
/// It works in transactions of its own, between the writer's, each so small that nobody who says something notices.
final class Trimmer: Sendable {
    /// Events of one transaction: half a millisecond, and four times as many cost twenty times that, because each has
    /// a page of the index of its own.
    private static let chunkEvents = 64
    /// The rest between two transactions, so that most of the writer's time stays with those who say something.
    private static let pause: DispatchTimeInterval = .milliseconds(5)
    private static let interval: DispatchTimeInterval = .seconds(3_600)

    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let retention: Retention
    private let now: @Sendable () -> Timestamp
    private let rooms: @Sendable () -> [StoredRoom]
    private let trimmed: @Sendable (StoredRoom) -> Void
    private let rounded: @Sendable () -> Void
    private let logger: Logger
    private let queue = DispatchQueue(label: "roostd.retention", qos: .utility)
    private let isStopped = Atomic<Bool>(false)
    private let dropped = Mutex<[StoredRoom]>([])

    /// - Parameters:
    ///   - rooms: gives the rooms that have events.
    ///   - trimmed: is called with each room that has nothing left to take away.
    ///   - rounded: is called once all rooms are done, for what else is to be done from time to time.
    init(
        pool: DatabasePool, checkpointer: Checkpointer, retention: Retention, now: @escaping @Sendable () -> Timestamp,
        logger: Logger,
        rooms: @escaping @Sendable () -> [StoredRoom], trimmed: @escaping @Sendable (StoredRoom) -> Void,
        rounded: @escaping @Sendable () -> Void
    ) {
        self.pool = pool
        self.checkpointer = checkpointer
        self.retention = retention
        self.now = now
        self.logger = logger
        self.rooms = rooms
        self.trimmed = trimmed
        self.rounded = rounded
    }

    /// Begins; each round plans the next one.
    func start() {
        queue.async { [weak self] in
            guard let self else { return }
            trim(rooms()[...]) { trimmer in
                trimmer.rounded()
                trimmer.queue.asyncAfter(deadline: .now() + Self.interval) { [weak trimmer] in trimmer?.start() }
            }
        }
    }

    /// Stops: nothing of it is under way any more when this returns.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        queue.sync {}
    }

    /// Trims all rooms now, and returns when that is done.
    func trimNow() {
        queue.sync {
            for room in rooms() {
                while trimSome(of: room) {}
                trimmed(room)
            }
            while dropSome() {}
        }
    }

    /// Takes away a room, which nobody speaks or reads in any more.
    func drop(_ room: StoredRoom) {
        let isFirst = dropped.withLock { rooms in
            rooms.append(room)
            return rooms.count == 1
        }
        // The others follow in the same round.
        if isFirst { queue.async { [weak self] in self?.dropOn() } }
    }

    private func dropOn() {
        guard !isStopped.load(ordering: .relaxed), dropSome() else { return }
        queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in self?.dropOn() }
    }

    /// Takes away a chunk of the first room that was given up, or its row when nothing else is left of it; returns whether
    /// there may be more.
    private func dropSome() -> Bool {
        guard let room = dropped.withLock({ $0.first }) else { return false }
        var isGone = true
        do {
            if let last = try pool.read({ try EventTable.oldest(Self.chunkEvents, of: room, $0).last?.seq }) {
                try write { try EventTable.remove(upTo: last, of: room, $0) }
                isGone = false
            } else {
                try write { db in
                    try BigramTable.drop(upTo: .max, of: room, db)
                    try RoomTable.remove(room, db)
                    // Of what two people said to each other nothing is to be left in the file either.
                    try UpkeepTable.add(.scrub, db)
                }
            }
        } catch {
            logger.warning(
                "a room could not be taken away; the next start tries again", metadata: ["reason": "\(error)"])
        }
        if isGone { dropped.withLock { rooms in rooms.removeAll { $0 === room } } }
        return true
    }

    /// Trims rooms chunk by chunk, and lets others have the queue, and the writer, between two of them.
    private func trim(_ rooms: ArraySlice<StoredRoom>, then: @escaping @Sendable (Trimmer) -> Void) {
        guard !isStopped.load(ordering: .relaxed) else { return }
        var rest = rooms
        while let room = rest.first {
            guard trimSome(of: room) else {
                trimmed(room)
                rest = rest.dropFirst()
                continue
            }
            let left = rest
            return queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in self?.trim(left, then: then) }
        }
        then(self)
    }

    /// Takes away a chunk of a room's oldest events; returns whether there may be more.
    private func trimSome(of room: StoredRoom) -> Bool {
        do {
            // Looked for on a connection for reading: most often there is nothing to do, and the writer need not know.
            guard let last = try pool.read({ try lastExcess(of: room, $0) }) else { return false }
            try write { try EventTable.remove(upTo: last, of: room, $0) }
            room.first.store(last + 1, ordering: .relaxed)
            return true
        } catch {
            logger.warning("old messages could not be taken away", metadata: ["reason": "\(error)"])
            return false
        }
    }

    /// Changes the database in a transaction that the checkpointer hears of: nobody else may write for a long time.
    private func write(_ change: (Database) throws -> Void) throws {
        try pool.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try change(db)
                return .commit
            }
            checkpointer.committed(db)
        }
    }

    private func lastExcess(of room: StoredRoom, _ db: Database) throws -> Int64? {
        let oldest = try EventTable.oldest(Self.chunkEvents, of: room, db)
        let count = retention.excess(of: oldest, head: try EventTable.head(of: room, db), at: now())
        return count == 0 ? nil : oldest[count - 1].seq
    }
}
