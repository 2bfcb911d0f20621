/// Entering a room, with what the client already has of it.
public struct Join: Equatable, Sendable {
    /// The room.
    public var room: RoomName
    /// The last event that the client has seen; what follows it is sent.
    public var position: Position?
    /// How many of the newest events are wanted where no position is sent; never negative.
    public var last: Int?

    /// Creates the command.
    public init(room: RoomName, position: Position? = nil, last: Int? = nil) {
        self.room = room
        self.position = position
        self.last = last
    }
}
