package import ChatProtocol

/// What the session table is given and what it answers with.
extension SessionTable {
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
}
