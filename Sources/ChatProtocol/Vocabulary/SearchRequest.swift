/// Looking for words in what was said: the newest hits, and on the page the oldest of them first.
public struct SearchRequest: Equatable, Sendable {
    /// What all of a message's hits hold.
    public var words: SearchWords
    /// The room; nil for all rooms that the user is in.
    public var room: RoomName?
    /// The newest hits before this position are wanted; nil for the newest of all.
    public var before: Position?
    /// How many hits at most: 1 to `ChatLimits.pageEvents`.
    public var limit: Int

    /// Creates the command; `limit` is cut to its bounds.
    public init(
        _ words: SearchWords, in room: RoomName? = nil, before: Position? = nil,
        limit: Int = ChatLimits.pageEventsStandard
    ) {
        self.words = words
        self.room = room
        self.before = before
        self.limit = min(max(limit, 1), ChatLimits.pageEvents)
    }
}
