/// The stable tokens of `err.code`, each with what a person is told and whether trying again can help.
public enum ErrorCode: String, Hashable, Sendable, CaseIterable {
    case badJSON = "bad_json"
    case badRequest = "bad_request"
    case unknownType = "unknown_type"
    case tooBig = "too_big"
    case authRequired = "auth_required"
    case authFailed = "auth_failed"
    case nickInUse = "nick_in_use"
    case nickInvalid = "nick_invalid"
    case noSuchRoom = "no_such_room"
    case roomInvalid = "room_invalid"
    case notMember = "not_member"
    case banned
    case muted
    case needOper = "need_oper"
    case rateLimited = "rate_limited"
    case roomFull = "room_full"
    case tooManyRooms = "too_many_rooms"
    case cidReused = "cid_reused"
    case unavailable
    case draining
    case `internal`

    /// Whether the same command can succeed later without anything else changing: `err.retry`.
    public var canRetry: Bool { entry.canRetry }

    /// What a person is told where the place of the error has nothing better to say.
    public var sentence: String { entry.sentence }

    private var entry: (canRetry: Bool, sentence: String) {
        switch self {
        case .badJSON: (false, "That is not one JSON object.")
        case .badRequest: (false, "That command has a field missing or wrong.")
        case .unknownType: (false, "This server does not know that command.")
        case .tooBig: (false, "That is too long. Send it in parts.")
        case .authRequired: (false, "This server needs a password.")
        case .authFailed: (false, "The password is wrong. Ask whoever runs the server for it.")
        case .nickInUse: (false, "That name is in use. Choose another one.")
        case .nickInvalid: (false, NameError(kind: .nickname, reason: .empty).sentence)
        case .noSuchRoom: (false, "There is no such room. /rooms lists them.")
        case .roomInvalid: (false, NameError(kind: .room, reason: .empty).sentence)
        case .notMember: (false, "You are not in that room. Join it first.")
        case .banned: (false, "You are banned here. Ask an operator to lift it.")
        case .muted: (false, "You are muted and can only read for now.")
        case .needOper: (false, "Only an operator can do that.")
        case .rateLimited: (true, "Slow down a little, then send it again.")
        case .roomFull: (true, "That room is full. Try again later.")
        case .tooManyRooms: (false, "You are in too many rooms. Leave one first.")
        case .cidReused: (false, "That message id belongs to another message. Send the text with a new one.")
        case .unavailable: (true, "The server can't do that right now. Try again in a moment.")
        case .draining: (true, "The server is about to stop. Try again once it is back.")
        case .internal: (true, "Something went wrong in the server. Try again in a moment.")
        }
    }
}
