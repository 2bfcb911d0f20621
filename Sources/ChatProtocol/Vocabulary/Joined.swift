/// A room as somebody finds it on entering.
public struct Joined: Equatable, Sendable {
    /// Who is present.
    public enum People: Equatable, Sendable {
        /// Each of them, the one who joined included.
        case members([Author])
        /// Only how many, in a large room.
        case count(Int)
    }

    /// The id of the `join` it answers; nil if nobody asked.
    public var re: String?
    /// The room.
    public var room: RoomName
    /// The life of the room's log.
    public var epoch: Epoch
    /// The number of the newest event; 0 in a room without events.
    public var head: Int64
    /// The number of the first event that is sent next; head + 1 if none is.
    public var from: Int64
    /// Whether nothing after the position sent is missing; nil where none was sent.
    public var recovered: Bool?
    /// The events that are not sent, although they lie after the position sent.
    public var gap: ClosedRange<Int64>?
    /// The topic; empty if there is none.
    public var topic: String
    /// The other person of a direct conversation; nil in a room.
    public var peer: Author?
    /// Who is present.
    public var people: People
    /// The newest event that the user has read, as far as their session has said.
    public var read: Int64?
    /// How long history is kept, in words for a person.
    public var kept: String

    /// Creates the answer.
    public init(
        re: String? = nil, room: RoomName, epoch: Epoch, head: Int64, from: Int64, recovered: Bool? = nil,
        gap: ClosedRange<Int64>? = nil, topic: String = "", peer: Author? = nil, people: People,
        read: Int64? = nil, kept: String
    ) {
        self.re = re
        self.room = room
        self.epoch = epoch
        self.head = head
        self.from = from
        self.recovered = recovered
        self.gap = gap
        self.topic = topic
        self.peer = peer
        self.people = people
        self.read = read
        self.kept = kept
    }
}
