/// Events that are no longer kept; the room goes on after them.
public struct Gap: Equatable, Sendable {
    /// The room.
    public var room: RoomName
    /// The life of the room's log.
    public var epoch: Epoch
    /// The events' numbers.
    public var range: ClosedRange<Int64>

    /// Creates a gap.
    public init(room: RoomName, epoch: Epoch, range: ClosedRange<Int64>) {
        self.room = room
        self.epoch = epoch
        self.range = range
    }
}
