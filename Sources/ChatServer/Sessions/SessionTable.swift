package import ChatProtocol
package import WebSocketCore

/// Which connection a session is at: what a resume has to close first.
package struct Holder: Hashable, Sendable {
    /// The place of the connection's shard.
    package var shard: Int
    /// The connection's number there.
    package var connection: UInt64

    /// Creates a holder.
    package init(shard: Int, connection: UInt64) {
        self.shard = shard
        self.connection = connection
    }
}

/// All sessions and nicknames, as a value that is told the time.
///
/// A session is an identity, a nickname and rooms. It outlives its connection by its grace, so that whoever comes back
/// in time finds everything as it was, and nobody else has noticed.
package struct SessionTable: Sendable {
    /// What a new session is made of.
    package struct Fresh: Sendable {
        package var session: SessionID
        package var uid: UserID
        /// The hash of the token; the token itself is kept by nobody but the client.
        package var tokenHash: [UInt8]
        /// Where the search for a free guest's name begins.
        package var guestNumber: Int

        /// Creates the parts of a session.
        package init(session: SessionID, uid: UserID, tokenHash: [UInt8], guestNumber: Int) {
            self.session = session
            self.uid = uid
            self.tokenHash = tokenHash
            self.guestNumber = guestNumber
        }
    }

    /// What a resume finds.
    package enum Resumption: Equatable, Sendable {
        /// No session with this token.
        case unknown
        /// The session is moving to another connection at this very moment.
        case busy
        /// The session is the new connection's; where it was at another, that is to be closed, and then `settle` called.
        case resumed(previous: Holder?)
    }

    /// A session that is over, with the rooms that it is to vanish from.
    package struct Ended: Equatable, Sendable {
        package var id: SessionID
        package var author: Author
        package var rooms: Set<RoomName>

        /// Creates the end of a session.
        package init(id: SessionID, author: Author, rooms: Set<RoomName>) {
            self.id = id
            self.author = author
            self.rooms = rooms
        }
    }

    /// What becomes of somebody who is to be brought into a conversation.
    package enum Summons: Equatable, Sendable {
        /// Their session is over for good.
        case gone
        /// They are in as many rooms as one can be in.
        case full(Author)
        /// They are in it now, if they were not; at this connection, unless they are away.
        case here(Author, Holder?)
    }

    private struct Session {
        var author: Author
        var tokenHash: [UInt8]
        var address: String?
        var rooms: Set<RoomName> = []
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
            isOperator: stored.isOperator, graceEnd: now.advanced(by: limits.grace))
        nicks[stored.author.nick] = stored.id
        identities[stored.author.uid] = stored.id
        if let address = stored.address { perAddress[address, default: 0] += 1 }
    }

    /// A session as it is to be stored, nothing if it is over.
    package func stored(_ id: SessionID) -> StoredSession? {
        sessions[id].map {
            StoredSession(
                id: id, tokenHash: $0.tokenHash, author: $0.author, address: $0.address, rooms: $0.rooms,
                isOperator: $0.isOperator)
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
        sessions[id]?.graceEnd = now.advanced(by: limits.grace)
    }

    /// Ends a session at once, if this connection still holds it.
    package mutating func end(_ id: SessionID, by holder: Holder) -> Ended? {
        guard sessions[id]?.holder == holder else { return nil }
        return end(id)
    }

    /// Ends every session whose grace is over.
    package mutating func expire(now: Instant) -> [Ended] {
        let over = sessions.filter { _, session in session.graceEnd.map { $0 <= now } ?? false }.keys
        return over.compactMap { end($0) }
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

    private func oldestInGrace(address: String?) -> SessionID? {
        var oldest: (id: SessionID, end: Instant)?
        for (id, session) in sessions where address == nil || session.address == address {
            guard let end = session.graceEnd, oldest.map({ end < $0.end }) ?? true else { continue }
            oldest = (id, end)
        }
        return oldest?.id
    }

    private func freeGuestName(from number: Int) -> Nickname {
        var number = max(number, 1)
        while true {
            // Digits after a literal are always a legal name; there are more numbers than sessions.
            if let nick = try? Nickname("guest-\(number)"), nicks[nick] == nil { return nick }
            number += 1
        }
    }

    /// Compares hashes without telling by the time it takes where they differ.
    private func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
