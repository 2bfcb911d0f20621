/// A room's members, by name; at most `ChatLimits.listEntries` of them.
public struct WhoList: Equatable, Sendable {
    /// The id of the command that it answers; nil if the server sends it to set a list right.
    public var re: String?
    /// The room.
    public var room: RoomName
    /// The members.
    public var members: [Author]
    /// Whether there are more after the last one.
    public var more: Bool

    /// Creates a list.
    public init(re: String? = nil, room: RoomName, members: [Author], more: Bool = false) {
        self.re = re
        self.room = room
        self.members = members
        self.more = more
    }
}
