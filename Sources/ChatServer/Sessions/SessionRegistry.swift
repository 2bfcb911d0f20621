import ChatProtocol
import Crypto
import Synchronization
import WebSocketCore

/// The session table for all loops, with what makes a session: randomness, hashes and the clock.
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
    private let clock: ServerClock
    private let randomBytes: @Sendable (Int) -> [UInt8]

    init(
        limits: SessionTableLimits, clock: ServerClock, randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        (emptied, tellEmptied) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        table = Mutex(SessionTable(limits: limits))
        self.clock = clock
        self.randomBytes = randomBytes
    }

    /// Begins a session; nil where there is no place for another.
    func begin(wanted: Nickname?, address: String?, holder: Holder) -> Begun? {
        let session = SessionID(randomBytes: randomBytes(10))
        let token = SessionToken(randomBytes: randomBytes(20))
        // Four digits: short enough to be said aloud, and most often free at the first try.
        let number = 1000 + randomBytes(2).reduce(0) { $0 * 256 + Int($1) } % 9000
        let fresh = SessionTable.Fresh(
            session: session, uid: UserID(randomBytes: randomBytes(10)), tokenHash: hash(token), guestNumber: number)
        return table.withLock { table in
            table.begin(fresh, wanted: wanted, address: address, holder: holder).map {
                Begun(session: session, token: token, author: $0.author, ended: $0.ended)
            }
        }
    }

    func resume(_ resume: Hello.Resume, holder: Holder) -> SessionTable.Resumption {
        let tokenHash = hash(resume.token)
        return table.withLock { $0.resume(resume.session, tokenHash: tokenHash, holder: holder) }
    }

    func release(_ session: SessionID, by holder: Holder) {
        let now = clock.now()
        table.withLock { $0.release(session, by: holder, now: now) }
    }

    /// The sessions that exist, those in their grace included.
    var count: Int { table.withLock { $0.count } }

    func end(_ session: SessionID, by holder: Holder) -> SessionTable.Ended? {
        let (ended, isEmpty) = table.withLock { ($0.end(session, by: holder), $0.count == 0) }
        if ended != nil, isEmpty { tellEmptied.yield() }
        return ended
    }

    func expire() -> [SessionTable.Ended] {
        let now = clock.now()
        let (ended, isEmpty) = table.withLock { ($0.expire(now: now), $0.count == 0) }
        if !ended.isEmpty, isEmpty { tellEmptied.yield() }
        return ended
    }

    func rename(_ session: SessionID, to nick: Nickname) -> Bool {
        table.withLock { $0.rename(session, to: nick) }
    }

    func enter(_ room: RoomName, _ session: SessionID) -> Bool {
        table.withLock { $0.enter(room, session) }
    }

    func leave(_ room: RoomName, _ session: SessionID) {
        table.withLock { $0.leave(room, session) }
    }

    func find(_ session: SessionID) -> (author: Author, rooms: Set<RoomName>)? {
        table.withLock { $0.find(session) }
    }

    func settle(_ session: SessionID) {
        table.withLock { $0.settle(session) }
    }

    private func hash(_ token: SessionToken) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.text.utf8)))
    }
}
