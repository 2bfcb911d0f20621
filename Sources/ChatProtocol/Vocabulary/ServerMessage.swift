/// What a server can say.
public enum ServerMessage: Equatable, Sendable {
    /// The answer to `hello`: who the client is now, and what binds it.
    case welcome(Welcome)
    /// The answer to `join`, or word that the user's own membership has begun otherwise.
    case joined(Joined)
    /// An entry of a room's log.
    case event(RoomEvent)
    /// A change of who is present.
    case ephemeral(Ephemeral)
    /// The end of a replay: what follows in this room happens now.
    case live(RoomName, seq: Int64)
    /// Events that are no longer kept.
    case gap(Gap)
    /// A command was carried out.
    case ok(Acknowledgement)
    /// A command was refused.
    case error(ErrorAnswer)
    /// A page of history.
    case page(Page)
    /// A room's members.
    case who(WhoList)
    /// The server's rooms.
    case rooms(RoomList)
    /// The answer to `ping`.
    case pong(re: String?, time: Timestamp)
    /// A sentence for the person.
    case note(Note)
    /// The server is about to close the connection.
    case closing(Closing)
    /// Something that this version doesn't know; a client passes over it.
    case unknown(type: String)
}
