package import ChatProtocol
package import NIOCore

/// Something that wants to become the next event of a room's log.
package struct Draft: Equatable, Sendable {
    /// Who does it.
    package var author: Author
    /// The author's id for it, by which a retry is recognised.
    package var cid: MessageID?
    /// What happens.
    package var body: RoomEvent.Body
    /// Whether the author may take back what others have said.
    package var isByOperator: Bool

    /// Creates a draft.
    package init(author: Author, cid: MessageID?, body: RoomEvent.Body, isByOperator: Bool = false) {
        self.author = author
        self.cid = cid
        self.body = body
        self.isByOperator = isByOperator
    }

    /// Whether it takes something back.
    var isRedaction: Bool {
        if case .redaction = body { true } else { false }
    }

    /// Whether the author may take back what somebody has said.
    func mayRedact(_ author: UserID) -> Bool { isByOperator || author == self.author.uid }
}

/// What has become of one draft.
package enum AppendResult: Equatable, Sendable {
    /// It is an event now, with the next number.
    case stored(RoomEvent)
    /// It is a retry: the event with this number and time is already there; also where another one has taken the same
    /// message back.
    case duplicate(seq: Int64, time: Timestamp)
    /// Its `cid` belongs to another text; nothing was stored.
    case cidReused
    /// It would take back what can't be; nothing was stored.
    case notRedacted(RedactionObstacle)
}

/// Why something can't be taken back.
package enum RedactionObstacle: Equatable, Sendable {
    /// There is no message with that number, or not any more.
    case noMessage
    /// Somebody else has said it.
    case notAuthor
}

/// The log can't be written or read at the moment; nothing was stored.
package struct LogUnavailable: Error, Equatable, Sendable {
    /// Why, for who wanted it; nil where nothing better is known than that it can't be done.
    package var sentence: String?

    /// Creates the error.
    package init(sentence: String? = nil) {
        self.sentence = sentence
    }
}

/// Which events of a log are wanted.
package enum LogRange: Equatable, Sendable {
    /// The oldest ones with a greater number.
    case after(Int64)
    /// The newest ones with a smaller number.
    case before(Int64)
    /// The ones on both sides of a number, itself included.
    case around(Int64)
}

/// A part of a log, oldest event first.
package struct LogPage: Equatable, Sendable {
    /// The events; their numbers are dense.
    package var events: [RoomEvent]
    /// Whether a limit has left out further events in the direction asked for.
    package var more: Bool

    /// Creates a page.
    package init(events: [RoomEvent], more: Bool) {
        self.events = events
        self.more = more
    }
}

/// One room's log: the one seam for durability.
///
/// Numbers and duplicates are decided here, in the same step as the storing, so that a refused or failed write takes no
/// number. A redaction replaces the message by a tombstone in the same step, and from then on no call of `then` brings the
/// text back, whatever was read before. A log belongs to its room's home loop: it is called there, and calls `then` there,
/// either before the call returns (in memory) or later (a writer that commits what has gathered). At most one append of a
/// room is under way at a time; what comes in meanwhile is its next batch.
package protocol RoomLog: AnyObject {
    /// The life of this log.
    var epoch: Epoch { get }
    /// The number of the newest event stored; 0 in an empty log.
    var head: Int64 { get }
    /// The number of the oldest event that is still kept; `head + 1` if none is.
    var first: Int64 { get }
    /// The topic that the newest topic event has set; empty if there is none.
    var topic: String { get }
    /// How long events are kept, in words for a person.
    var kept: String { get }

    /// Stores drafts in their order and says for each what has become of it.
    func append(
        _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void)

    /// Reads at most `events` events and about `bytes` bytes of them, but always one event if there is one.
    func read(
        _ range: LogRange, events: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void)

    /// Looks for words in all that was said up to now.
    func search(_ search: LogSearch, then: @escaping (Result<LogHits, LogUnavailable>) -> Void)
}

/// Where rooms get their logs from.
package protocol RoomLogStore: Sendable {
    /// Whether a room that nobody has open is still there.
    var keepsRooms: Bool { get }

    /// The rooms that are there when the server starts, with their topics.
    var storedRooms: [(room: RoomName, topic: String)] { get }

    /// Opens the log of a room; called on the room's home loop, where the log lives.
    func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog

    /// Takes away a room with all that was said in it; its log is open nowhere.
    func drop(_ room: RoomName)

    /// Looks for words in several rooms at once, the newest hits of all by their time; `search.before` is of no meaning.
    ///
    /// `then` is called on `loop`, from which this is called.
    func search(
        _ search: LogSearch, in rooms: [RoomName], on loop: any EventLoop,
        then: @escaping @Sendable (Result<LogHits, LogUnavailable>) -> Void)

    /// Ends the use of all logs.
    func close()
}

extension RoomLogStore {
    /// Does nothing: a log in memory is gone with its room.
    package func drop(_ room: RoomName) {}
}
