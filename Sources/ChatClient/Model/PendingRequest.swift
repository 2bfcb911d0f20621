import ChatProtocol

/// A request that the server has not answered.
struct AwaitedAnswer: Equatable, Sendable {
    /// What was asked.
    let request: PendingRequest
    /// The room that was shown then, where a sentence about the answer belongs; `nil` when none was.
    let room: RoomKey?
}

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
    case search(RoomName, SearchWords, before: Int64?)
    case around(RoomName, seq: Int64, SearchWords)
}
