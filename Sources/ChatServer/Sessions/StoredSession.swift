package import ChatProtocol

/// A session as it outlives the server: what a returning client needs to be the same person in the same rooms.
package struct StoredSession: Equatable, Sendable {
    package var id: SessionID
    /// The hash of the token; the token itself is kept by nobody but the client.
    package var tokenHash: [UInt8]
    package var author: Author
    /// The address that the session counts against; none where it is exempt.
    package var address: String?
    package var rooms: Set<RoomName>
    /// The newest event that the user has read, by room.
    package var marks: [RoomName: Int64]
    /// Whether the session has presented the operator secret.
    package var isOperator: Bool

    /// Creates the record of a session.
    package init(
        id: SessionID, tokenHash: [UInt8], author: Author, address: String?, rooms: Set<RoomName>,
        marks: [RoomName: Int64] = [:], isOperator: Bool = false
    ) {
        self.id = id
        self.tokenHash = tokenHash
        self.author = author
        self.address = address
        self.rooms = rooms
        self.marks = marks
        self.isOperator = isOperator
    }
}

/// Where sessions outlive the server, and what operators have taken away from some of them.
package protocol SessionStore: Sendable {
    /// The sessions that there were when the server ended, however it did.
    var storedSessions: [StoredSession] { get }

    /// Keeps a session as it is now; returns at once, and the order of calls is that of the writing.
    func save(_ session: StoredSession)

    /// Forgets a session.
    func forget(_ session: SessionID)

    /// The bans and mutes that there were when the server ended.
    var storedRestrictions: [Restriction] { get }

    /// Keeps a ban or mute; returns at once, as above.
    func save(_ restriction: Restriction)

    /// Forgets a ban or mute of an identity.
    func forget(_ kind: Restriction.Kind, of uid: UserID)
}
