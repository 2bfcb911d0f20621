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
    /// Whether one's own lines come back.
    var echo = false

    /// The room that is talked in: what is typed right after `/join` is meant for the new room already.
    var current: RoomName? { wanted ?? room }

    mutating func ask(for room: RoomName) {
        wanted = room
    }

    mutating func enter(_ room: RoomName) {
        self.room = room
        if wanted == room { wanted = nil }
    }

    /// Goes back to the room of before, since this one can't be entered.
    mutating func stayOut(of room: RoomName) {
        if wanted == room { wanted = nil }
    }

    /// Goes on in another room, if there is one.
    mutating func leave(_ room: RoomName, for other: RoomName?) {
        if self.room == room { self.room = other }
    }
}
