import ChatProtocol

/// A request whose answer needs to know what was asked.
enum PendingRequest: Equatable, Sendable {
    case hello
    case join(RoomName)
    case part(RoomName)
    case nick(Nickname)
    case topic(RoomName)
    case oper
    case moderation
    case rooms
    case names(RoomName)
    case history(RoomName)
    case missing(RoomName, gap: ItemID, MissingEvents.Side)
    case direct(Nickname, text: String)
    case redaction(RoomName)
    case search(RoomName, SearchWords)
    case around(RoomName, seq: Int64)
}
