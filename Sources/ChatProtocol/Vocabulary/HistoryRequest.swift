/// A page of a room's history.
public struct HistoryRequest: Equatable, Sendable {
    /// Where the page lies.
    public enum Anchor: Equatable, Sendable {
        /// The newest events before a position.
        case before(Position)
        /// The oldest events after a position.
        case after(Position)
        /// Events on both sides of a position, itself included.
        case around(Position)
    }

    /// The room.
    public var room: RoomName
    /// Where the page lies.
    public var anchor: Anchor
    /// How many events at most: 1 to `ChatLimits.pageEvents`.
    public var limit: Int

    /// Creates the command; `limit` is cut to its bounds.
    public init(room: RoomName, anchor: Anchor, limit: Int = ChatLimits.pageEventsStandard) {
        self.room = room
        self.anchor = anchor
        self.limit = min(max(limit, 1), ChatLimits.pageEvents)
    }
}
