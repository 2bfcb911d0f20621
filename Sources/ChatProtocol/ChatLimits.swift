/// Every number of the protocol that binds a client, each with its reason.
///
/// A server may run with other values of some of them; what it runs with is in `welcome.limits` as `LimitValues`.
public enum ChatLimits {
    /// Bytes of one JSON object sent to the server: four times the longest text, for escapes and the other fields.
    public static let requestBytes = 16 * 1024
    /// Bytes of one JSON object that a server can be set to take at most, and bytes that a client takes of any message.
    ///
    /// One number for both: a text is at most a quarter of an object, and escaping at most doubles it, so nothing that a
    /// server passes on reaches what a client refuses.
    public static let requestBytesMax = 1024 * 1024
    /// Levels of arrays and objects in one request: real ones need three, and a parser's stack is finite.
    public static let requestDepth = 8
    /// Largest integer on the wire: a script in a browser keeps integers exactly only below 2^53.
    public static let integerMax: Int64 = (1 << 53) - 1
    /// Characters of a request's `id`: room for a UUID.
    public static let requestIDCharacters = 36
    /// Characters of a `cid`: below 16 two clients could meet by chance; 36 has room for a UUID.
    public static let messageIDCharacters = 16...36
    /// Characters of any other opaque identifier: twice what the server makes, so that it may make longer ones.
    public static let identifierCharacters = 64
    /// UTF-8 bytes of one message's text: a long paragraph in any script.
    public static let textBytes = 4096
    /// Lines of one message's text: a pasted stack trace, but not a file that pushes everyone else off the screen.
    public static let textLines = 100
    /// UTF-8 bytes of a room's topic, which is one line on a screen.
    public static let topicBytes = 512
    /// UTF-8 bytes of a reason for leaving, which is the end of one line on a screen.
    public static let reasonBytes = 256
    /// UTF-8 bytes of a client's name, and of its version: they are for logs only.
    public static let clientNameBytes = 64
    /// Capability words in a `hello`, each as long as a client's name at most: more than will ever exist.
    public static let capabilities = 32
    /// UTF-8 bytes of the server's password: longer than any sentence that people type.
    public static let passwordBytes = 256
    /// Seconds that a ban or mute may last, up to ten years; longer is for good.
    public static let moderationSeconds: ClosedRange<Int64> = 1...315_360_000
    /// Unicode scalars of a room's name or nickname: what a list beside the messages can show.
    public static let nameScalars = 32
    /// UTF-8 bytes of a room's name or nickname: 21 Hangul syllables, or 32 letters of most alphabets.
    public static let nameBytes = 64
    /// Events in one page of history: what one screenful of scrolling needs, several times over.
    public static let pageEvents = 200
    /// Events a page of history has where nobody asked for a number.
    public static let pageEventsStandard = 50
    /// Events that `/history` shows in plain text where nobody asked for a number: about one screen.
    public static let plainHistoryEvents = 20
    /// Bytes of events in one page of history, so that one answer never fills a connection's queue.
    public static let pageBytes = 64 * 1024
    /// UTF-8 bytes of what is searched for: longer than anything that somebody remembers word for word.
    public static let searchBytes = 256
    /// Words of one search: each is looked up on its own.
    public static let searchWords = 8
    /// Letters that a search's longest word must have: what is indexed is pairs of letters.
    public static let searchCharacters = 2
    /// Entries in one answer to `rooms` or `who`, for the same reason.
    public static let listEntries = 200
    /// Rooms that one member may be in: each costs the server a membership and the person a tab.
    public static let roomsPerMember = 64
    /// Members up to which each is told of every presence change; in larger rooms only a count is sent.
    public static let presenceMembers = 100
    /// Messages that may be sent at once before the rate binds.
    public static let messageBurst = 5
    /// Messages a second after the burst: faster than anyone types.
    public static let messagesPerSecond = 2
    /// How long a connection may take to say `hello`.
    public static let helloTime: Duration = .seconds(10)
    /// Inbound silence after which the server pings.
    public static let pingInterval: Duration = .seconds(20)
    /// How long a session outlives its connection, so that a dropped client meets no ghost of itself.
    public static let sessionGrace: Duration = .seconds(120)
}
