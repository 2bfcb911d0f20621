package import ChatProtocol

/// The conversation of two people, who are identities and never nicknames.
///
/// Its room's name is made of both. So the name alone says whose it is: no table can disagree with it, and it outlives the
/// server with the room.
package struct DirectConversation: Hashable, Sendable {
    /// Stands between the two identities; none that the server makes has it in itself.
    private static let separator: Character = "-"

    /// The room that it takes place in.
    package let room: RoomName
    private let first: UserID
    private let second: UserID

    /// Creates the conversation of two; nil for somebody alone.
    package init?(_ one: UserID, _ other: UserID) {
        let (first, second) = one.text < other.text ? (one, other) : (other, one)
        guard let room = RoomName(directID: first.text + String(Self.separator) + second.text) else { return nil }
        self.init(room)
    }

    /// Reads off a room's name whose conversation it is; nil for a room of everybody's, and for a name that we don't make.
    package init?(_ room: RoomName) {
        guard let parts = room.directID?.split(separator: Self.separator, omittingEmptySubsequences: false),
            parts.count == 2, parts[0] < parts[1],
            let first = UserID(String(parts[0])), let second = UserID(String(parts[1]))
        else { return nil }
        self.room = room
        self.first = first
        self.second = second
    }

    /// Both of them.
    package var identities: [UserID] { [first, second] }

    /// The other one of the two; nil for somebody who is neither.
    package func peer(of uid: UserID) -> UserID? {
        switch uid {
        case first: second
        case second: first
        default: nil
        }
    }
}
