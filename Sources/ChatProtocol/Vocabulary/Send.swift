/// Saying something in a room.
public struct Send: Equatable, Sendable {
    /// The room.
    public var room: RoomName
    /// The id by which a retry is recognised, and the request's id.
    public var cid: MessageID
    /// The text, as `MessageText` leaves it.
    public var text: String
    /// How it is meant.
    public var kind: MessageKind

    /// Creates the command.
    public init(room: RoomName, cid: MessageID, text: String, kind: MessageKind = .text) {
        self.room = room
        self.cid = cid
        self.text = text
        self.kind = kind
    }
}
