import ChatProtocol
import Crypto
import Synchronization
import WebSocketCore

/// The session table for all loops, with what makes a session and what keeps it: randomness, hashes, clock and store.
final class SessionRegistry: Sendable {
    /// A session as its own connection knows it.
    struct Begun: Sendable {
        var session: SessionID
        var token: SessionToken
        var author: Author
        var ended: [SessionTable.Ended]
    }

    /// Tells each time that the last session has ended.
    let emptied: AsyncStream<Void>

    private let table: Mutex<SessionTable>
    private let tellEmptied: AsyncStream<Void>.Continuation
    private let store: any SessionStore
    private let clock: ServerClock
    private let randomBytes: @Sendable (Int) -> [UInt8]

    /// Begins with the sessions of the last run.
    init(
        limits: SessionTableLimits, store: any SessionStore, clock: ServerClock,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        (emptied, tellEmptied) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.store = store
        self.clock = clock
        self.randomBytes = randomBytes
        var restored = SessionTable(limits: limits)
        for session in store.storedSessions {
            restored.restore(session, now: clock.now())
            // Such a one had no place, or its name has another owner.
            if restored.find(session.id) == nil { store.forget(session.id) }
        }
        restored.leaveLostConversations()
        table = Mutex(restored)
    }

    /// Begins a session; nil where there is no place for another.
    func begin(wanted: Nickname?, address: String?, holder: Holder) -> Begun? {
        let (idBytes, tokenBytes) = (ServerLimits.identifierBytes, ServerLimits.tokenBytes)
        // All at once: each call of the source is one of the system.
        var random = randomBytes(2 * idBytes + tokenBytes + 2)[...]
        func next(_ count: Int) -> [UInt8] {
            defer { random.removeFirst(count) }
            return Array(random.prefix(count))
        }
        let session = SessionID(randomBytes: next(idBytes))
        let uid = UserID(randomBytes: next(idBytes))
        let token = SessionToken(randomBytes: next(tokenBytes))
        // Four digits: short enough to be said aloud, and most often free at the first try.
        let number = 1000 + next(2).reduce(0) { $0 * 256 + Int($1) } % 9000
        let fresh = SessionTable.Fresh(session: session, uid: uid, tokenHash: hash(token), guestNumber: number)
        return table.withLock { table in
            guard let begun = table.begin(fresh, wanted: wanted, address: address, holder: holder) else { return nil }
            forget(begun.ended)
            keep(session, table)
            return Begun(session: session, token: token, author: begun.author, ended: begun.ended)
        }
    }

    func resume(_ resume: Hello.Resume, holder: Holder) -> SessionTable.Resumption {
        let tokenHash = hash(resume.token)
        return table.withLock { $0.resume(resume.session, tokenHash: tokenHash, holder: holder) }
    }

    func release(_ session: SessionID, by holder: Holder) {
        let now = clock.now()
        table.withLock { table in
            table.release(session, by: holder, now: now)
            if let marked = table.takeNewMarks(of: session) { store.save(marked) }
        }
    }

    /// The sessions that exist, those in their grace included.
    var count: Int { table.withLock { $0.count } }

    func end(_ session: SessionID, by holder: Holder) -> SessionTable.Ended? {
        let (ended, isEmpty) = table.withLock { table in
            let ended = table.end(session, by: holder)
            forget(ended.map { [$0] } ?? [])
            return (ended, table.count == 0)
        }
        if ended != nil, isEmpty { tellEmptied.yield() }
        return ended
    }

    func expire() -> [SessionTable.Ended] {
        let now = clock.now()
        let (ended, isEmpty) = table.withLock { table in
            let ended = table.expire(now: now)
            forget(ended)
            return (ended, table.count == 0)
        }
        if !ended.isEmpty, isEmpty { tellEmptied.yield() }
        return ended
    }

    func rename(_ session: SessionID, to nick: Nickname) -> Bool {
        table.withLock { table in
            guard table.rename(session, to: nick) else { return false }
            keep(session, table)
            return true
        }
    }

    func find(_ nick: Nickname) -> (author: Author, address: String?)? {
        table.withLock { $0.find(nick) }
    }

    func author(of uid: UserID) -> Author? {
        table.withLock { $0.author(of: uid) }
    }

    /// Those of some conversations that nobody can come to any more.
    func lost(among conversations: [RoomName]) -> [RoomName] {
        conversations.isEmpty ? [] : table.withLock { table in conversations.filter { table.isLost($0) } }
    }

    func summon(_ uid: UserID, to room: RoomName) -> SessionTable.Summons {
        table.withLock { table in
            let summons = table.summon(uid, to: room)
            if case .here(_, _) = summons, let session = table.session(of: uid) { keep(session, table) }
            return summons
        }
    }

    func isOperator(_ session: SessionID) -> Bool {
        table.withLock { $0.isOperator(session) }
    }

    func makeOperator(_ session: SessionID) -> Bool {
        table.withLock { table in
            guard table.makeOperator(session) else { return false }
            keep(session, table)
            return true
        }
    }

    func endAbsent(_ uid: UserID) -> SessionTable.Ended? {
        let (ended, isEmpty) = table.withLock { table in
            let ended = table.endAbsent(uid)
            forget(ended.map { [$0] } ?? [])
            return (ended, table.count == 0)
        }
        if ended != nil, isEmpty { tellEmptied.yield() }
        return ended
    }

    func enter(_ room: RoomName, _ session: SessionID) -> Bool {
        table.withLock { table in
            let before = table.find(session)?.rooms.contains(room)
            guard table.enter(room, session) else { return false }
            if before != true { keep(session, table) }
            return true
        }
    }

    func leave(_ room: RoomName, _ session: SessionID) {
        table.withLock { table in
            table.leave(room, session)
            keep(session, table)
        }
    }

    func mark(_ room: RoomName, upTo seq: Int64, _ session: SessionID) {
        table.withLock { $0.mark(room, upTo: seq, session) }
    }

    func mark(of uid: UserID, in room: RoomName) -> Int64? {
        table.withLock { $0.mark(of: uid, in: room) }
    }

    /// Stores the marks that have moved, of so many sessions at most.
    ///
    /// Marks come as fast as people read, so none is stored by itself: a session's go with its next change, with its
    /// connection's end, or with this, in their turn.
    func keepMarks(_ limit: Int) {
        table.withLock { table in
            for session in table.takeNewlyMarked(limit) { store.save(session) }
        }
    }

    func find(_ session: SessionID) -> (author: Author, rooms: Set<RoomName>)? {
        table.withLock { $0.find(session) }
    }

    /// Who all sessions are and which rooms they are in.
    var all: [(author: Author, rooms: Set<RoomName>)] { table.withLock { $0.all } }

    func settle(_ session: SessionID) {
        table.withLock { $0.settle(session) }
    }

    /// Stores a session as the table has it; inside the lock, so that the store hears of changes in their order.
    private func keep(_ session: SessionID, _ table: SessionTable) {
        if let stored = table.stored(session) { store.save(stored) }
    }

    private func forget(_ ended: [SessionTable.Ended]) {
        for session in ended { store.forget(session.id) }
    }

    private func hash(_ token: SessionToken) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.text.utf8)))
    }
}
