/// A durable event: an entry of a room's log, the same for every reader.
public struct RoomEvent: Equatable, Sendable {
    /// What happened.
    public enum Body: Equatable, Sendable {
        /// Somebody said something.
        case message(text: String, kind: MessageKind)
        /// Somebody set the topic, or cleared it where the text is empty.
        case topic(String)
        /// An operator did something about somebody.
        case moderation(Moderation)
        /// The text of the message with this number has been taken back.
        case redaction(of: Int64)
        /// What a message is once its text has been taken back: its place in the order is all that is left.
        case tombstone
        /// Something that this version doesn't know; it still has its place in the order.
        case unknown(kind: String)
    }

    /// The room.
    public var room: RoomName
    /// The event's number in the room's log: dense, from 1.
    public var seq: Int64
    /// When it was accepted, for people to read.
    public var time: Timestamp
    /// Who did it.
    public var author: Author
    /// The author's id for it, which is also its acknowledgement.
    public var cid: MessageID?
    /// What happened.
    public var body: Body

    /// Creates an event.
    public init(room: RoomName, seq: Int64, time: Timestamp, author: Author, cid: MessageID?, body: Body) {
        self.room = room
        self.seq = seq
        self.time = time
        self.author = author
        self.cid = cid
        self.body = body
    }
}
