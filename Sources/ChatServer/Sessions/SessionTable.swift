package import ChatProtocol
package import WebSocketCore

/// All sessions and nicknames, as a value that is told the time.
///
/// A session is an identity, a nickname and rooms. It outlives its connection by its grace, so that whoever comes back
/// in time finds everything as it was, and nobody else has noticed.
package struct SessionTable: Sendable {
    private struct Session {
        var author: Author
        var tokenHash: [UInt8]
        var address: String?
        var rooms: Set<RoomName> = []
        /// The newest event that the user has read, by room; only of rooms that the session is in.
        var marks: [RoomName: Int64] = [:]
        /// Whether a mark has moved since the session was stored.
        var hasNewMarks = false
        var isOperator = false
        var holder: Holder?
        /// When the grace ends; nil while a connection holds the session.
        var graceEnd: Instant?
        /// Whether the old connection is still being closed.
        var isMoving = false
    }

    private let limits: SessionTableLimits
    private var sessions: [SessionID: Session] = [:]
    private var nicks: [Nickname: SessionID] = [:]
    private var identities: [UserID: SessionID] = [:]
    private var perAddress: [String: Int] = [:]
    private var graces = GraceQueue()
    /// The sessions that have new marks, and some that have been stored meanwhile or are over.
    private var newlyMarked: [SessionID] = []

    /// Creates an empty table.
    package init(limits: SessionTableLimits = .init()) {
        self.limits = limits
    }

    /// How many sessions there are, those in their grace included.
    package var count: Int { sessions.count }

    /// Begins a session with the nickname wanted, or a guest's where that is taken or none is wanted.
    ///
    /// Returns nil where there is no place for another session. `ended` are those in their grace that made place.
    package mutating func begin(
        _ fresh: Fresh, wanted: Nickname?, address: String?, holder: Holder
    ) -> (author: Author, ended: [Ended])? {
        var ended: [Ended] = []
        // The address first: when it is refused nobody has been ended for nothing.
        if let address, perAddress[address, default: 0] >= limits.sessionsPerAddress {
            guard let oldest = oldestInGrace(address: address) else { return nil }
            end(oldest).map { ended.append($0) }
        }
        if sessions.count >= limits.sessions {
            guard let oldest = oldestInGrace(address: nil) else { return nil }
            end(oldest).map { ended.append($0) }
        }
        let nick = wanted.flatMap { nicks[$0] == nil ? $0 : nil } ?? freeGuestName(from: fresh.guestNumber)
        let author = Author(uid: fresh.uid, nick: nick)
        sessions[fresh.session] = Session(
            author: author, tokenHash: fresh.tokenHash, address: address, holder: holder)
        nicks[nick] = fresh.session
        identities[fresh.uid] = fresh.session
        if let address { perAddress[address, default: 0] += 1 }
        return (author, ended)
    }

    /// Takes in a session of the server's last run: its grace begins now, however long the server was away.
    package mutating func restore(_ stored: StoredSession, now: Instant) {
        guard sessions.count < limits.sessions, nicks[stored.author.nick] == nil else { return }
        sessions[stored.id] = Session(
            author: stored.author, tokenHash: stored.tokenHash, address: stored.address, rooms: stored.rooms,
            marks: stored.marks, isOperator: stored.isOperator)
        beginGrace(of: stored.id, now: now)
        nicks[stored.author.nick] = stored.id
        identities[stored.author.uid] = stored.id
        if let address = stored.address { perAddress[address, default: 0] += 1 }
    }

    /// A session as it is to be stored, nothing if it is over.
    package func stored(_ id: SessionID) -> StoredSession? {
        sessions[id].map {
            StoredSession(
                id: id, tokenHash: $0.tokenHash, author: $0.author, address: $0.address, rooms: $0.rooms,
                marks: $0.marks, isOperator: $0.isOperator)
        }
    }

    /// Takes a session up again at a new connection.
    package mutating func resume(_ id: SessionID, tokenHash: [UInt8], holder: Holder) -> Resumption {
        guard let session = sessions[id], isSame(session.tokenHash, tokenHash) else { return .unknown }
        guard !session.isMoving else { return .busy }
        sessions[id]?.holder = holder
        sessions[id]?.graceEnd = nil
        sessions[id]?.isMoving = session.holder != nil
        return .resumed(previous: session.holder)
    }

    /// Takes note that a resumed session's old connection takes nothing further.
    package mutating func settle(_ id: SessionID) {
        sessions[id]?.isMoving = false
    }

    /// Who a session is and which rooms it is in.
    package func find(_ id: SessionID) -> (author: Author, rooms: Set<RoomName>)? {
        sessions[id].map { ($0.author, $0.rooms) }
    }

    /// Who has a nickname, and where they come from.
    package func find(_ nick: Nickname) -> (author: Author, address: String?)? {
        nicks[nick].flatMap { sessions[$0] }.map { ($0.author, $0.address) }
    }

    /// The session of an identity; nil if it is over.
    package func session(of uid: UserID) -> SessionID? { identities[uid] }

    /// Who an identity is at the moment; nil if its session is over.
    package func author(of uid: UserID) -> Author? {
        identities[uid].flatMap { sessions[$0]?.author }
    }

    /// Whether a conversation has lost one of its two for good, so that nobody can come to it any more.
    package func isLost(_ conversation: RoomName) -> Bool {
        guard let both = DirectConversation(conversation)?.identities else { return true }
        return both.contains { identities[$0] == nil }
    }

    /// Whether a session has presented the operator secret.
    package func isOperator(_ id: SessionID) -> Bool { sessions[id]?.isOperator ?? false }

    /// Makes an operator of a session; false if it is one already.
    package mutating func makeOperator(_ id: SessionID) -> Bool {
        guard sessions[id]?.isOperator == false else { return false }
        sessions[id]?.isOperator = true
        return true
    }

    /// Ends the session of an identity that no connection holds.
    package mutating func endAbsent(_ uid: UserID) -> Ended? {
        identities[uid].flatMap { sessions[$0]?.holder == nil ? end($0) : nil }
    }

    /// Who all sessions are and which rooms they are in.
    package var all: [(author: Author, rooms: Set<RoomName>)] { sessions.values.map { ($0.author, $0.rooms) } }

    /// Takes note that a connection is gone: the session's grace begins, if this connection still held it.
    package mutating func release(_ id: SessionID, by holder: Holder, now: Instant) {
        guard sessions[id]?.holder == holder else { return }
        sessions[id]?.holder = nil
        beginGrace(of: id, now: now)
    }

    private mutating func beginGrace(of id: SessionID, now: Instant) {
        let end = now.advanced(by: limits.grace)
        sessions[id]?.graceEnd = end
        graces.add(GraceQueue.Entry(session: id, end: end), holds: isInGrace())
    }

    /// Tells whether a session is still in the grace of an entry.
    private func isInGrace() -> (GraceQueue.Entry) -> Bool {
        { [sessions] entry in sessions[entry.session]?.graceEnd == entry.end }
    }

    /// Ends a session at once, if this connection still holds it.
    package mutating func end(_ id: SessionID, by holder: Holder) -> Ended? {
        guard sessions[id]?.holder == holder else { return nil }
        return end(id)
    }

    /// Ends every session whose grace is over.
    package mutating func expire(now: Instant) -> [Ended] {
        graces.takeEnded(by: now, holds: isInGrace()).compactMap { end($0) }
    }

    /// Gives a session another nickname; false if somebody else has it.
    package mutating func rename(_ id: SessionID, to nick: Nickname) -> Bool {
        guard let session = sessions[id], nicks[nick] == nil || nicks[nick] == id else { return false }
        nicks[session.author.nick] = nil
        nicks[nick] = id
        sessions[id]?.author.nick = nick
        return true
    }

    /// Notes that a session enters a room; false if it is in too many.
    package mutating func enter(_ room: RoomName, _ id: SessionID) -> Bool {
        guard let session = sessions[id] else { return false }
        guard session.rooms.contains(room) || session.rooms.count < limits.roomsPerMember else { return false }
        sessions[id]?.rooms.insert(room)
        return true
    }

    /// Has an identity be in a conversation, whether it has asked for that or not.
    package mutating func summon(_ uid: UserID, to room: RoomName) -> Summons {
        guard let id = identities[uid], let session = sessions[id] else { return .gone }
        guard enter(room, id) else { return .full(session.author) }
        return .here(session.author, session.holder)
    }

    /// Has nobody be in a conversation whose other one is gone; for a server that begins.
    package mutating func leaveLostConversations() {
        for (id, session) in sessions {
            for room in session.rooms where room.isDirect {
                let peer = DirectConversation(room)?.peer(of: session.author.uid)
                if peer.flatMap({ identities[$0] }) == nil { leave(room, id) }
            }
        }
    }

    /// Notes that a session leaves a room.
    package mutating func leave(_ room: RoomName, _ id: SessionID) {
        sessions[id]?.rooms.remove(room)
        sessions[id]?.marks[room] = nil
    }

    /// Notes how far the user of a session has read; a mark only goes forward.
    package mutating func mark(_ room: RoomName, upTo seq: Int64, _ id: SessionID) {
        guard let session = sessions[id], session.rooms.contains(room), seq > session.marks[room, default: 0] else {
            return
        }
        sessions[id]?.marks[room] = seq
        guard !session.hasNewMarks else { return }
        sessions[id]?.hasNewMarks = true
        newlyMarked.append(id)
    }

    /// How far the user of an identity has read in a room, as far as they have said.
    package func mark(of uid: UserID, in room: RoomName) -> Int64? {
        identities[uid].flatMap { sessions[$0]?.marks[room] }
    }

    /// Takes a session to be stored, if it has marks that are not.
    package mutating func takeNewMarks(of id: SessionID) -> StoredSession? {
        guard sessions[id]?.hasNewMarks == true else { return nil }
        sessions[id]?.hasNewMarks = false
        return stored(id)
    }

    /// Takes so many of the sessions that have new marks, those first that have had them longest; they are to be stored.
    package mutating func takeNewlyMarked(_ limit: Int) -> [StoredSession] {
        var taken: [StoredSession] = []
        var count = 0
        while count < newlyMarked.count, taken.count < limit {
            takeNewMarks(of: newlyMarked[count]).map { taken.append($0) }
            count += 1
        }
        newlyMarked.removeFirst(count)
        return taken
    }

    private mutating func end(_ id: SessionID) -> Ended? {
        guard let session = sessions.removeValue(forKey: id) else { return nil }
        nicks[session.author.nick] = nil
        identities[session.author.uid] = nil
        if let address = session.address, let count = perAddress[address] {
            perAddress[address] = count > 1 ? count - 1 : nil
        }
        return Ended(id: id, author: session.author, rooms: session.rooms)
    }

    private mutating func oldestInGrace(address: String?) -> SessionID? {
        guard let address else { return graces.next(holds: isInGrace())?.session }
        let isInGrace = isInGrace()
        return graces.first { isInGrace($0) && sessions[$0.session]?.address == address }?.session
    }

    /// The number from which on guests' numbers follow one another; no name becomes longer than it may be.
    private static let guestNumberMax = 1_000_000_000

    private func freeGuestName(from number: Int) -> Nickname {
        var number = max(number, 1)
        while true {
            // Digits after a literal are always a legal name.
            if let nick = try? Nickname("guest-\(number)"), nicks[nick] == nil { return nick }
            // In growing steps: one by one, a thousand guests who arrive together would try all numbers of the others.
            // Only up to here, because anybody may take such names: beyond, there are more numbers than sessions.
            number += number < Self.guestNumberMax ? number / 2 + 1 : 1
        }
    }

    /// Compares hashes without telling by the time it takes where they differ.
    private func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
