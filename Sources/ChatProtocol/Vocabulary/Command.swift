/// What a client can ask for.
public enum Command: Equatable, Sendable {
    /// Opens the conversation; the first command of every connection.
    case hello(Hello)
    /// Enters a room, or comes back to it.
    case join(Join)
    /// Opens the conversation with a person; the answer is a `joined` like a room's.
    case direct(Nickname)
    /// Leaves a room.
    case part(RoomName)
    /// Says something.
    case send(Send)
    /// Changes the sender's own nickname.
    case nick(Nickname)
    /// Changes a room's topic; the text is one line and may be empty.
    case topic(RoomName, String)
    /// Lists rooms, from the first one after `after`.
    case rooms(after: RoomName?)
    /// Lists a room's members, from the first one after `after`.
    case who(RoomName, after: Nickname?)
    /// Reads older events of a room.
    case history(HistoryRequest)
    /// Looks for words in what was said.
    case search(SearchRequest)
    /// Takes back the text of an event, for good.
    case redact(RoomName, Position)
    /// Says how far its user has read; no answer.
    case read(RoomName, seq: Int64)
    /// Says that its user has begun to type, or has stopped; no answer.
    case typing(RoomName, Bool)
    /// Presents the operator secret.
    case oper(secret: String)
    /// Does something about somebody, as an operator.
    case moderate(ModerationRequest)
    /// Asks for a `pong`, for clients that can't see WebSocket's own.
    case ping
    /// Ends the session at once.
    case bye
}
