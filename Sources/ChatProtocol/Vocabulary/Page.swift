/// A page of history, or what a search has found, oldest event first.
public struct Page: Equatable, Sendable {
    /// The id of the command that it answers.
    public var re: String?
    /// The events.
    public var events: [RoomEvent]
    /// Whether there are more in the direction asked for.
    public var more: Bool
    /// The number of the room's newest event; 0 where the page is of several rooms.
    public var head: Int64
    /// Where a search has stopped to look before it was done: the next one goes on before this number.
    public var reached: Int64?
    /// What was searched for, nil where the page is history; not on the wire, where the answer's id tells.
    public var search: SearchRequest?

    /// Creates a page.
    public init(
        re: String?, events: [RoomEvent], more: Bool, head: Int64, reached: Int64? = nil, search: SearchRequest? = nil
    ) {
        self.re = re
        self.events = events
        self.more = more
        self.head = head
        self.reached = reached
        self.search = search
    }
}
