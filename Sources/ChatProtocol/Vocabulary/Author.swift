/// Who did something: the identity, and the nickname of that moment.
public struct Author: Hashable, Sendable {
    /// The identity.
    public var uid: UserID
    /// The nickname of that moment.
    public var nick: Nickname

    /// Creates an author.
    public init(uid: UserID, nick: Nickname) {
        self.uid = uid
        self.nick = nick
    }
}
