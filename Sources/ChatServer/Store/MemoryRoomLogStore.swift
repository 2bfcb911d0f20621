package import ChatProtocol
package import NIOCore
import Synchronization

/// Gives every room a log in memory; nothing outlives the server.
package struct MemoryRoomLogStore: RoomLogStore, SessionStore {
    private let limits: MemoryLogLimits
    private let budget = MemoryLogBudget()
    private let randomBytes: @Sendable (Int) -> [UInt8]
    private let opened = OpenLogs()

    /// Creates a store; epochs are made from `randomBytes`.
    package init(limits: MemoryLogLimits = .init(), randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.limits = limits
        self.randomBytes = randomBytes
    }

    package var keepsRooms: Bool { false }

    /// None: what was said is gone with the server, and so are the sessions.
    package var storedRooms: [(room: RoomName, topic: String)] { [] }

    package func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog {
        let epoch = Epoch(randomBytes: randomBytes(ServerLimits.identifierBytes))
        let log = MemoryRoomLog(of: room, epoch: epoch, limits: limits, budget: budget) { [opened] in
            opened.remove(room, epoch)
        }
        opened.add(log, room, on: loop)
        return log
    }

    package func search(
        _ search: LogSearch, in rooms: [RoomName], on loop: any EventLoop,
        then: @escaping @Sendable (Result<LogHits, LogUnavailable>) -> Void
    ) {
        // Each ring is looked at on its own loop.
        let found = opened[rooms].map { log in log.search(search) }
        EventLoopFuture.whenAllSucceed(found, on: loop).whenSuccess { hits in
            then(.success(LogHits(of: hits, events: search.events, bytes: search.bytes)))
        }
    }

    package func close() {}

    package var storedSessions: [StoredSession] { [] }

    package func save(_ session: StoredSession) {}

    package func forget(_ session: SessionID) {}

    package var storedRestrictions: [Restriction] { [] }

    package func save(_ restriction: Restriction) {}

    package func forget(_ kind: Restriction.Kind, of uid: UserID) {}
}

/// The logs that are open, wherever they are at home.
private final class OpenLogs: Sendable {
    /// A log that its room's home has, as other loops can reach it.
    struct Entry: Sendable {
        let epoch: Epoch
        let loop: any EventLoop
        let log: NIOLoopBound<Reference>

        /// What a search finds in it; nothing if it is gone by then.
        func search(_ search: LogSearch) -> EventLoopFuture<LogHits> {
            loop.submit { log.value.log?.hits(of: search) ?? LogHits() }
        }
    }

    struct Reference {
        weak var log: MemoryRoomLog?
    }

    private let entries = Mutex<[RoomName: Entry]>([:])

    func add(_ log: MemoryRoomLog, _ room: RoomName, on loop: any EventLoop) {
        let reference = NIOLoopBound(Reference(log: log), eventLoop: loop)
        entries.withLock { $0[room] = Entry(epoch: log.epoch, loop: loop, log: reference) }
    }

    /// Forgets a log, unless the room has another one by now.
    func remove(_ room: RoomName, _ epoch: Epoch) {
        entries.withLock { if $0[room]?.epoch == epoch { $0[room] = nil } }
    }

    subscript(rooms: [RoomName]) -> [Entry] {
        entries.withLock { entries in rooms.compactMap { entries[$0] } }
    }
}
