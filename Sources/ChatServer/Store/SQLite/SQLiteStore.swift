package import ChatProtocol
import Foundation
import GRDB
package import Logging
package import NIOCore
import Synchronization

/// The rooms' logs and the sessions in one SQLite database, in a directory of its own.
package final class SQLiteStore: RoomLogStore, SessionStore {
    /// What a store is opened with.
    package struct Options: Sendable {
        /// What an event has survived when people see it.
        package var durability: Durability
        /// Which life of the machine this is: where it has changed, the system may have lost what it had not written.
        package var boot: String
        /// How long to wait for another server that has the directory and may be about to end.
        package var patience: Duration
        /// What is kept, and what is taken away.
        package var retention: Retention
        /// When what was committed is moved to the database itself.
        package var checkpoints: CheckpointRule
        /// The time by which an event is old.
        package var now: @Sendable () -> Timestamp
        /// The share of the disk that is free, 0 to 1; nil to ask the system.
        package var freeShare: (@Sendable () -> Double)?

        /// Creates the options.
        package init(
            durability: Durability = .relaxed, boot: String, patience: Duration = .zero,
            retention: Retention = Retention(), checkpoints: CheckpointRule = CheckpointRule(),
            now: @escaping @Sendable () -> Timestamp = ServerClock.system.wall,
            freeShare: (@Sendable () -> Double)? = nil
        ) {
            self.durability = durability
            self.boot = boot
            self.patience = patience
            self.retention = retention
            self.checkpoints = checkpoints
            self.now = now
            self.freeShare = freeShare
        }
    }

    /// Milliseconds in which another connection may let go of a lock.
    static let patience = 10_000
    /// Milliseconds in which a reader may get out of the way of the last checkpoint.
    private static let closingPatience = 500

    private let directory: DataDirectory
    private let pool: DatabasePool
    private let writer: LogWriter
    private let trimmer: Trimmer
    private let indexer: Indexer
    private let searcher: Searcher
    private let scrubber: Scrubber
    /// What was taken back of late.
    let redactions = Redactions()
    private let disk: DiskSpace
    private let kept: String
    private let logger: Logger
    private let randomBytes: @Sendable (Int) -> [UInt8]
    private let rooms: Rooms
    /// The sessions that there were when the last server ended.
    package let storedSessions: [StoredSession]
    /// The bans and mutes that there were then.
    package let storedRestrictions: [Restriction]

    /// The rooms that have events, and where the numbers of new ones begin.
    private final class Rooms: Sendable {
        let known: Mutex<[RoomName: StoredRoom]>
        let nextID: Atomic<Int64>

        init(_ rooms: [StoredRoom], lastID: Int64) {
            known = Mutex(Dictionary(rooms.map { ($0.name, $0) }) { first, _ in first })
            nextID = Atomic(lastID + 1)
        }
    }

    /// Opens the database in a directory, which is made where it is missing.
    ///
    /// - Throws: `StoreError`, a sentence.
    package init(
        directory path: String, options: Options, logger: Logger, randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) throws(StoreError) {
        let directory = try DataDirectory(path, patience: options.patience)
        self.directory = directory
        self.logger = logger
        self.randomBytes = randomBytes
        do {
            let pool = try Self.openPool(directory.database)
            // The beginning of a run is on the disk before anybody speaks, whatever holds for what they say.
            try Self.set(.full, of: pool, directory.database)
            let isTailSafe = try pool.write { db in
                try RunTable.begin(db, boot: options.boot, durability: options.durability) {
                    Epoch(randomBytes: randomBytes(ServerLimits.identifierBytes))
                }
            }
            try Self.set(options.durability, of: pool, directory.database)
            if !isTailSafe {
                logger.warning("the machine stopped before the store was closed; what was said last may be gone")
            }
            let known = try pool.read(RoomTable.all)
            storedSessions = try pool.read(SessionRows.all)
            storedRestrictions = try pool.read(RestrictionRows.all)
            self.pool = pool
            disk = DiskSpace(logger: logger, share: options.freeShare ?? { directory.freeShare })
            disk.start()
            let checkpointer = try Checkpointer(
                path: directory.database, rule: options.checkpoints, logger: logger)
            let indexer = Indexer(pool: pool, checkpointer: checkpointer, redactions: redactions, logger: logger)
            self.indexer = indexer
            searcher = Searcher(pool: pool, indexer: indexer, logger: logger)
            let scrubber = try Scrubber(
                pool: pool, checkpointer: checkpointer, redactions: redactions, path: directory.database, logger: logger
            )
            self.scrubber = scrubber
            writer = LogWriter(
                pool: pool, checkpointer: checkpointer, indexer: indexer, redactions: redactions, disk: disk,
                logger: logger)
            let rooms = Rooms(known, lastID: try pool.read(RoomTable.lastID))
            self.rooms = rooms
            kept = options.retention.words
            trimmer = Trimmer(
                pool: pool, checkpointer: checkpointer, retention: options.retention, now: options.now, logger: logger,
                rooms: { rooms.known.withLock { Array($0.values) } }, trimmed: { indexer.look(at: $0) },
                rounded: { scrubber.scrubIfDue() })
            trimmer.start()
        } catch {
            throw StoreError(error, path: directory.database)
        }
    }

    private static func openPool(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "rooms"
        // The checkpointer's connection may hold a lock for the moment in which the log begins anew.
        configuration.busyMode = .timeout(TimeInterval(patience) / 1_000)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.read { db in
            if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newer(path) }
        }
        try Schema.migrator.migrate(pool)
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            // What is deleted is overwritten: a page's own free space at once, the rest by the scrubber.
            guard try Bool.fetchOne(db, sql: "PRAGMA secure_delete = ON") == true else {
                throw StoreError.other(path, reason: "SQLite does not overwrite what is deleted")
            }
        }
        return pool
    }

    private static func set(_ durability: Durability, of pool: DatabasePool, _ path: String) throws {
        try pool.writeWithoutTransaction { db in
            // Not while the pool is opened: it sets this pragma itself after that.
            try db.execute(sql: "PRAGMA synchronous = \(durability.synchronous)")
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == durability.synchronousLevel else {
                throw StoreError.other(path, reason: "SQLite does not take durability \(durability.rawValue)")
            }
        }
    }

    package var keepsRooms: Bool { true }

    /// The rooms that had events when the store was opened, with their topics, and those that got some since.
    package var storedRooms: [(room: RoomName, topic: String)] {
        rooms.known.withLock { $0.values.map { ($0.name, $0.topic) } }
    }

    /// Opens the log of a room; a new one is in the file from its first event on.
    package func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog {
        let known = rooms.known.withLock { $0[room] }
        let stored =
            known
            ?? StoredRoom(
                id: rooms.nextID.wrappingAdd(1, ordering: .relaxed).oldValue, name: room,
                epoch: Epoch(randomBytes: randomBytes(ServerLimits.identifierBytes)))
        return SQLiteRoomLog(stored, store: self, loop: loop, kept: kept)
    }

    /// Takes away a room; what a stop interrupts, the next server finds and goes on with.
    package func drop(_ room: RoomName) {
        guard let stored = rooms.known.withLock({ $0.removeValue(forKey: room) }) else { return }
        trimmer.drop(stored)
    }

    /// Closes the database in good order, once nothing uses it any more.
    package func close() {
        scrubber.stop()
        trimmer.stop()
        indexer.stop()
        searcher.finish()
        writer.finish()
        do {
            try pool.write(RunTable.end)
            // Two can't move pages at once, and one that is under way is not waited for.
            try writer.close()
            // A reader, such as a backup, may keep some of it from being moved: the next start does the rest.
            try? pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA busy_timeout = \(Self.closingPatience)")
                _ = try db.checkpoint(.truncate)
            }
            try pool.close()
            // Last: closing a descriptor of a file lets go of all that the process has locked in it.
            scrubber.close()
        } catch {
            logger.warning("the store was not closed in good order", metadata: ["reason": "\(error)"])
        }
        directory.unlock()
    }

    package func save(_ session: StoredSession) {
        writer.keep(session.id, session)
    }

    package func forget(_ session: SessionID) {
        writer.keep(session, nil)
    }

    package func save(_ restriction: Restriction) {
        changeRestrictions { try RestrictionRows.save(restriction, $0) }
    }

    package func forget(_ kind: Restriction.Kind, of uid: UserID) {
        changeRestrictions { try RestrictionRows.forget(kind, of: uid, $0) }
    }

    /// Operators do little: each change is a transaction of its own, between two of the writer's.
    private func changeRestrictions(_ change: @escaping @Sendable (Database) throws -> Void) {
        pool.asyncWrite(change) { [logger] _, result in
            guard case .failure(let error) = result else { return }
            logger.error("a ban or mute could not be stored", metadata: ["error": "\(error)"])
        }
    }

    /// Does all that is to be done in the background, and returns when that is done; it happens by itself, too.
    ///
    /// It takes away what is no longer kept and what was given up, brings the search index up to date, and overwrites what
    /// was taken back.
    package func maintain() {
        trimmer.trimNow()
        indexer.finishNow()
        scrubber.scrubIfDue()
    }

    /// Looks at how much of the disk is free; it happens by itself, too.
    package func lookAtDisk() {
        disk.look()
    }

    func append(_ job: LogWriter.Job) {
        // From its first event on, a room is one to look after.
        if job.head == 0 { rooms.known.withLock { $0[job.room.name] = job.room } }
        writer.append(job)
    }

    /// Searches a room up to its head; `then` is called on some queue, with a question that is to be asked in the moment in
    /// which the answer is told.
    func search(
        _ search: LogSearch, in room: StoredRoom,
        then: @escaping @Sendable (@escaping @Sendable () -> Result<LogHits, LogUnavailable>) -> Void
    ) {
        let mark = redactions.mark
        searcher.search(search, in: [room]) { result in
            then { self.redactions.without(result.map { $0.first ?? LogHits() }, since: mark) }
        }
    }

    package func search(
        _ search: LogSearch, in rooms: [RoomName], on loop: any EventLoop,
        then: @escaping @Sendable (Result<LogHits, LogUnavailable>) -> Void
    ) {
        let stored = self.rooms.known.withLock { known in rooms.compactMap { known[$0] } }
        let mark = redactions.mark
        searcher.search(search, in: stored) { result in
            let hits = result.map { LogHits(of: $0, events: search.events, bytes: search.bytes) }
            loop.execute { then(self.redactions.without(hits, since: mark)) }
        }
    }

    /// Reads from the file on a connection of its own; `then` is called on some queue.
    func read(
        _ range: LogRange, of room: StoredRoom, upTo head: Int64, events: Int, bytes: Int,
        then: @escaping @Sendable (Result<LogPage, LogUnavailable>) -> Void
    ) {
        pool.asyncRead { [logger] database in
            do {
                let db = try database.get()
                switch range {
                case .after(let seq):
                    let page = try EventTable.after(seq, upTo: head, of: room, events: events, bytes: bytes, db)
                    then(.success(page))
                case .before(let seq):
                    let below = min(seq, head + 1)
                    then(.success(try EventTable.before(below, of: room, events: events, bytes: bytes, db)))
                case .around(let seq):
                    let first = room.first.load(ordering: .relaxed)
                    // Past either end the nearest event stands for the one that is not there.
                    let middle = min(max(seq, first - 1), head + 1)
                    let earlier = try EventTable.before(
                        middle, of: room, events: events / 2, bytes: bytes / 2, db)
                    let later = try EventTable.after(
                        middle - 1, upTo: head, of: room, events: max(events - earlier.events.count, 1),
                        bytes: bytes - bytes / 2, db)
                    then(
                        .success(
                            LogPage(events: earlier.events + later.events, more: earlier.more || later.more)))
                }
            } catch {
                logger.error(
                    "a page of a room could not be read: \(error.storeSentence)",
                    metadata: ["room": "\(room.name)", "error": "\(error)"])
                then(.failure(LogUnavailable()))
            }
        }
    }
}
