import ChatProtocol
import NIOCore

@testable import ChatServer

/// The server's way to a real store in one of its lives: what the store does at once, as a call that waits for it, is
/// heard of later, in virtual time.
// Everything in a simulated world happens on one thread; the server's protocols want Sendable.
final class SteppedStore: RoomLogStore, SessionStore, @unchecked Sendable {
    let world: World
    let truth: Truth
    /// The loop that the store calls back on, which is no loop of the server's.
    let completions: SimulatedLoop
    private let store: SQLiteStore
    /// Asked after every transaction: whether the server's life ends with it.
    let isKilled: () -> Bool
    private let sessions: SessionShelf
    private(set) var isSevered = false

    init(
        _ store: SQLiteStore, _ world: World, truth: Truth, sessions: SessionShelf, isKilled: @escaping () -> Bool
    ) {
        self.store = store
        self.world = world
        self.truth = truth
        self.sessions = sessions
        self.isKilled = isKilled
        completions = SimulatedLoop(world.clock)
        storedSessions = Array(sessions.stored.values)
    }

    let keepsRooms = true
    var storedRooms: [(room: RoomName, topic: String)] { store.storedRooms }

    func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog {
        SteppedLog(store.openLog(of: room, on: completions), of: room, store: self, loop: loop)
    }

    /// Nobody searches in the simulation.
    func search(
        _ search: LogSearch, in rooms: [RoomName], on loop: any EventLoop,
        then: @escaping @Sendable (Result<LogHits, LogUnavailable>) -> Void
    ) {
        then(.failure(LogUnavailable()))
    }

    func close() {}

    /// The server's life is over: nothing reaches the store any more.
    func sever() {
        isSevered = true
    }

    let storedSessions: [StoredSession]
    let storedRestrictions: [Restriction] = []

    func save(_ session: StoredSession) {
        if !isSevered { sessions.stored[session.id] = session }
    }

    func forget(_ session: SessionID) {
        if !isSevered { sessions.stored[session] = nil }
    }

    func save(_ restriction: Restriction) {}

    func forget(_ kind: Restriction.Kind, of uid: UserID) {}
}

/// Sessions as the store would have them; kept apart from it, so that the writes of the log alone are counted.
final class SessionShelf {
    var stored: [SessionID: StoredSession] = [:]
}
