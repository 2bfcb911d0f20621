/// The server's own bounds, each with its reason; what binds a client is in `ChatLimits`.
package enum ServerLimits {
    /// Rooms at once: each may hold a ring of events, and a list of more helps nobody.
    static let rooms = 1_000
    /// Random bytes of a new identifier.
    ///
    /// Its 15 characters are the most that a String has in itself, without memory elsewhere. Of a million, two are alike
    /// with a probability of 1 to 10^10.
    static let identifierBytes = 9
    /// Random bytes of a session's token, which has to be beyond all guessing.
    static let tokenBytes = 20
    /// Sessions at once, those in their grace included.
    static let sessions = 10_000
    /// Sessions of one address, so that one machine can't use up all of them.
    static let sessionsPerAddress = 256
    /// Events that somebody who enters a room is sent at most: a coffee break of a busy room.
    static let replayEvents = 500
    /// Bytes of these events: what fits into a connection's queue without being cut as slow.
    static let replayBytes = 1024 * 1024
    /// Events that somebody is sent who is further behind: what the screen shows first; the rest is paged.
    static let farBehindEvents = 100
    /// Commands of one connection that wait behind a delayed message.
    static let heldCommands = 32
    /// Commands of one connection that are on their way through rooms: only `--rate 0` ever reaches it.
    static let commandsUnderWay = 1_024
    /// Sessions a second whose read marks are stored: a millisecond of the writer's time, however many people read.
    static let marksPerSecond = 64
    /// Commands that wait for a room's log while it stores: over it, messages are refused rather than memory used.
    static let roomInbox = 16 * 1024
    /// Events that one room makes in one turn, so that other rooms and connections get theirs.
    static let eventsPerTurn = 512
    /// Bytes of text that one room makes into events in one turn, for the same reason.
    static let bytesPerTurn = 128 * 1024
    /// Bans and mutes at once: more than an operator could keep in view.
    static let restrictions = 10_000
    /// How long a person may take to send the password by hand, in plain text.
    static let passwordTime: Duration = .seconds(60)
    /// Commands that a client may send right after `hello`, before the server has answered it.
    static let commandsBeforeWelcome = 64
    /// Addresses that are remembered for the limit on new connections.
    static let addresses = 16 * 1024
    /// Connections beyond `--max-connections`, counted before their requests: so those too many still hear a sentence.
    static let connectionsUnanswered = 256
    /// Connections that one address may open in ten minutes.
    static let connectionsPerTenMinutes = 120
    /// Bytes queued to a connection from which on it reads the log instead of being written what is said.
    static let behindBytes = 128 * 1024
    /// Bytes queued to a connection from which on it is cut, which only answers that it has asked for can reach: eight
    /// times the above, for a turn's events and the pieces of all rooms that are read at once.
    static let outboundBytes = 1024 * 1024
    /// Bytes of events that somebody who reads the log is sent at a time.
    static let readingBytes = 64 * 1024
    /// How long connections may take to end in a stop, so that the program is gone within 20 s.
    package static let stopTime: Duration = .seconds(18)
}
