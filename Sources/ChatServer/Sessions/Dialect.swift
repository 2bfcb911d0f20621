import ChatProtocol

/// How a connection talks.
enum Dialect: Sendable {
    case json
    case plain
}

/// What a plain-text connection keeps, as its client keeps nothing.
struct PlainState {
    /// The room that the person was let into last, or has been left with.
    private var room: RoomName?
    /// The room that the person has asked to enter and has not been let into yet.
    private var wanted: RoomName?
    /// The other one of each conversation, as they were called last.
    var peers: [RoomName: Nickname] = [:]
    /// Whether one's own lines come back.
    var echo = false

    /// The room that is talked in: what is typed right after `/join` is meant for the new room already.
    var current: RoomName? { wanted ?? room }

    mutating func ask(for room: RoomName) {
        wanted = room
    }

    mutating func enter(_ room: RoomName) {
        // A conversation that somebody has opened must not turn what is meant for a room into whispers.
        guard !room.isDirect || wanted == room else { return }
        self.room = room
        if wanted == room { wanted = nil }
    }

    /// Goes back to the room of before, since this one can't be entered.
    mutating func stayOut(of room: RoomName) {
        if wanted == room { wanted = nil }
    }

    /// Goes on in another room, if there is one.
    mutating func leave(_ room: RoomName, for others: Set<RoomName>) {
        peers[room] = nil
        if self.room == room { self.room = others.filter { !$0.isDirect }.min() }
    }
}
