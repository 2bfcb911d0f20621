/// How a client introduces itself.
public struct Hello: Equatable, Sendable {
    /// The session that a returning client wants back, with the secret that proves it.
    public struct Resume: Equatable, Sendable {
        /// The session.
        public var session: SessionID
        /// Its secret.
        public var token: SessionToken

        /// Creates the wish to resume a session.
        public init(session: SessionID, token: SessionToken) {
            self.session = session
            self.token = token
        }
    }

    /// The client program's name.
    public var clientName: String
    /// The client program's version.
    public var clientVersion: String
    /// The capability words that the client understands.
    public var caps: [String]
    /// The nickname wanted; without one the server gives a guest's.
    public var nick: Nickname?
    /// The server's password, where it has one.
    public var password: String?
    /// The session to take up again.
    public var resume: Resume?

    /// Creates an introduction.
    public init(
        clientName: String, clientVersion: String, caps: [String] = [], nick: Nickname? = nil, password: String? = nil,
        resume: Resume? = nil
    ) {
        self.clientName = clientName
        self.clientVersion = clientVersion
        self.caps = caps
        self.nick = nick
        self.password = password
        self.resume = resume
    }
}
