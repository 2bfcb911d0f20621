/// What passes without being history: who is present, who is typing, how far one has read.
///
/// It may be dropped or merged on the way.
public struct Ephemeral: Equatable, Sendable {
    /// What changed.
    public enum Body: Equatable, Sendable {
        /// Somebody entered.
        case join(Author)
        /// Somebody left, or went away without a word.
        case leave(Author, reason: String?)
        /// Somebody has a new nickname; the author carries the old one.
        case nick(Author, Nickname)
        /// How many are present, in a room too large to tell of each.
        case count(Int)
        /// Somebody is typing, or has stopped.
        case typing(Author, Bool)
        /// The user has read up to this event in another window; only their own sessions are told.
        case read(Author, seq: Int64)
        /// Something that this version doesn't know.
        case unknown(kind: String)
    }

    /// The room; nil for a person's own new nickname, which belongs to no room.
    public var room: RoomName?
    /// What changed.
    public var body: Body

    /// Creates a presence event.
    public init(room: RoomName?, body: Body) {
        self.room = room
        self.body = body
    }
}
