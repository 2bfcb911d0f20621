/// A page of history, oldest event first.
public struct Page: Equatable, Sendable {
    /// The id of the command that it answers.
    public var re: String?
    /// The events.
    public var events: [RoomEvent]
    /// Whether there are more in the direction asked for.
    public var more: Bool
    /// The number of the room's newest event.
    public var head: Int64

    /// Creates a page.
    public init(re: String?, events: [RoomEvent], more: Bool, head: Int64) {
        self.re = re
        self.events = events
        self.more = more
        self.head = head
    }
}
