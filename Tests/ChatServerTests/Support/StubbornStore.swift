import ChatProtocol
import ChatServer
import NIOCore
import NIOPosix
import Synchronization

/// Logs in memory that store nothing while they are held, read nothing while they fail, and may report a failure of what
/// they have stored.
final class StubbornStore: RoomLogStore, SessionStore {
    let isHeld = Mutex(false)
    let failsReading = Mutex(false)
    let reportsFailure = Mutex(false)
    private let store = MemoryRoomLogStore(randomBytes: { count in (0..<count).map { _ in .random(in: 0...255) } })

    var keepsRooms: Bool { store.keepsRooms }
    var storedRooms: [(room: RoomName, topic: String)] { store.storedRooms }

    func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog {
        StubbornLog(store.openLog(of: room, on: loop), self)
    }

    func search(
        _ search: LogSearch, in rooms: [RoomName], on loop: any EventLoop,
        then: @escaping @Sendable (Result<LogHits, LogUnavailable>) -> Void
    ) {
        if failsReading.withLock({ $0 }) { return then(.failure(LogUnavailable())) }
        store.search(search, in: rooms, on: loop, then: then)
    }

    func close() { store.close() }

    var storedSessions: [StoredSession] { store.storedSessions }

    func save(_ session: StoredSession) { store.save(session) }

    func forget(_ session: SessionID) { store.forget(session) }

    var storedRestrictions: [Restriction] { store.storedRestrictions }

    func save(_ restriction: Restriction) { store.save(restriction) }

    func forget(_ kind: Restriction.Kind, of uid: UserID) { store.forget(kind, of: uid) }

    private final class StubbornLog: RoomLog {
        private let log: any RoomLog
        private let store: StubbornStore

        init(_ log: any RoomLog, _ store: StubbornStore) {
            self.log = log
            self.store = store
        }

        var epoch: Epoch { log.epoch }
        var head: Int64 { log.head }
        var first: Int64 { log.first }
        var topic: String { log.topic }
        var kept: String { log.kept }

        func append(
            _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void
        ) {
            if store.reportsFailure.withLock({ $0 }) {
                return log.append(drafts, at: time) { _ in then(.failure(LogUnavailable())) }
            }
            guard store.isHeld.withLock({ $0 }), let loop = MultiThreadedEventLoopGroup.currentEventLoop else {
                return log.append(drafts, at: time, then: then)
            }
            loop.assumeIsolated().scheduleTask(in: .milliseconds(5)) { self.append(drafts, at: time, then: then) }
        }

        func read(
            _ range: LogRange, events: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void
        ) {
            if store.failsReading.withLock({ $0 }) { return then(.failure(LogUnavailable())) }
            log.read(range, events: events, bytes: bytes, then: then)
        }

        func search(_ search: LogSearch, then: @escaping (Result<LogHits, LogUnavailable>) -> Void) {
            if store.failsReading.withLock({ $0 }) { return then(.failure(LogUnavailable())) }
            log.search(search, then: then)
        }
    }
}
