/// The server's rooms, by name; at most `ChatLimits.listEntries` of them.
public struct RoomList: Equatable, Sendable {
    /// One room.
    public struct Entry: Equatable, Sendable {
        /// The room.
        public var room: RoomName
        /// How many are present.
        public var count: Int
        /// The topic; empty if there is none.
        public var topic: String

        /// Creates an entry.
        public init(room: RoomName, count: Int, topic: String = "") {
            self.room = room
            self.count = count
            self.topic = topic
        }
    }

    /// The id of the command that it answers.
    public var re: String?
    /// The rooms.
    public var rooms: [Entry]
    /// Whether there are more after the last one.
    public var more: Bool

    /// Creates a list.
    public init(re: String? = nil, rooms: [Entry], more: Bool = false) {
        self.re = re
        self.rooms = rooms
        self.more = more
    }
}
