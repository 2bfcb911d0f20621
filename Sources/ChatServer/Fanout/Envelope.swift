import ChatProtocol

/// Which connection of a shard, the same for the process's whole life and never used again.
struct ConnectionID: Hashable, Sendable {
    let number: UInt64
}

/// Where a command comes from, and its answer goes to.
struct Origin: Hashable, Sendable {
    /// The place of the connection's shard among all of them.
    var shard: Int
    var connection: ConnectionID
}

/// A command on its way to a room's home.
struct Envelope: Sendable {
    /// Nil for what nobody waits for.
    var origin: Origin?
    /// The id that the answer repeats.
    var re: String?
    var room: RoomName
    var command: RoomCommand
    /// Which reading of the room's log it is about; pieces of an earlier one are not taken any more.
    var reading = 0
}
