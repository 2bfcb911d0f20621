/// The chat's own close codes.
///
/// 40xx: come back; 44xx: stay away and tell the person.
public enum ChatCloseCode: UInt16, Hashable, Sendable, CaseIterable {
    case draining = 4000
    case slow = 4001
    case noHeartbeat = 4002
    case storeUnavailable = 4003
    case rateLimit = 4008
    case noHello = 4009
    case connectionLimit = 4010
    case badHello = 4400
    case password = 4401
    case banned = 4403
    case kicked = 4405
    case version = 4406
    case replaced = 4409

    /// What a client does after this close.
    public var reaction: CloseReaction { rawValue < 4400 ? .retry : .stop }

    /// The close frame's reason: a sentence for the person, below 123 bytes.
    public var sentence: String {
        switch self {
        case .draining: "The server is stopping and will be back."
        case .slow: "This connection took too long to read what was sent."
        case .noHeartbeat: "This connection did not answer the server's ping."
        case .storeUnavailable: "The server can't store messages right now."
        case .rateLimit: "Too many messages in too short a time."
        case .noHello: "The client did not introduce itself in time."
        case .connectionLimit: "There are too many connections already."
        case .badHello: "The server did not understand how the client introduced itself."
        case .password: "This server needs the right password."
        case .banned: "You are banned from this server."
        case .kicked: "An operator has ended your session."
        case .version: "This client and this server speak different versions."
        case .replaced: "Your session goes on in a newer connection."
        }
    }

    /// The close in logs and metrics: one stable word.
    public var word: String {
        switch self {
        case .draining: "draining"
        case .slow: "slow"
        case .noHeartbeat: "no_heartbeat"
        case .storeUnavailable: "store_unavailable"
        case .rateLimit: "rate_limit"
        case .noHello: "no_hello"
        case .connectionLimit: "connection_limit"
        case .badHello: "bad_hello"
        case .password: "password"
        case .banned: "banned"
        case .kicked: "kicked"
        case .version: "version"
        case .replaced: "replaced"
        }
    }

    /// Whether the client or its network has forced it, which whoever runs a server wants to know of.
    public var isForcedByClient: Bool {
        switch self {
        case .slow, .noHeartbeat, .rateLimit, .noHello, .connectionLimit, .badHello, .password, .banned: true
        case .draining, .storeUnavailable, .kicked, .version, .replaced: false
        }
    }
}
