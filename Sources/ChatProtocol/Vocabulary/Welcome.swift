/// Who a client is now, and what binds it.
public struct Welcome: Equatable, Sendable {
    /// The id of the `hello` it answers.
    public var re: String?
    /// The session.
    public var session: SessionID
    /// The secret to resume it with.
    public var token: SessionToken
    /// The user's identity.
    public var uid: UserID
    /// The user's nickname.
    public var nick: Nickname
    /// The capability words that the server understands.
    public var caps: [String]
    /// The limits that bind this client.
    public var limits: LimitValues
    /// How often the server pings a silent client.
    public var pingInterval: Duration
    /// Whether the session asked for was resumed.
    public var resumed: Bool
    /// The rooms of a resumed session.
    public var rooms: [RoomName]
    /// The server program's name.
    public var serverName: String
    /// The server program's version.
    public var serverVersion: String

    /// Creates a welcome.
    public init(
        re: String? = nil, session: SessionID, token: SessionToken, uid: UserID, nick: Nickname, caps: [String] = [],
        limits: LimitValues = LimitValues(), pingInterval: Duration = ChatLimits.pingInterval, resumed: Bool = false,
        rooms: [RoomName] = [], serverName: String, serverVersion: String
    ) {
        self.re = re
        self.session = session
        self.token = token
        self.uid = uid
        self.nick = nick
        self.caps = caps
        self.limits = limits
        self.pingInterval = pingInterval
        self.resumed = resumed
        self.rooms = rooms
        self.serverName = serverName
        self.serverVersion = serverVersion
    }
}
