import ChatProtocol

/// How a connection talks.
enum Dialect: Sendable {
    case json
    case plain
}

/// What a plain-text connection keeps, as its client keeps nothing.
struct PlainState {
    /// The room that is talked in.
    var room: RoomName?
    /// Whether one's own lines come back.
    var echo = false
}
