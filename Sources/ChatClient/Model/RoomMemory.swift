import ChatProtocol

/// What is remembered of a room and never shown.
struct RoomMemory: Equatable, Sendable {
    /// The last event that was applied; the next one must follow it without a hole.
    var position: Position?
    /// The oldest event held, where paging back goes on.
    var oldest: Position?
    /// Whether we were ever in it.
    var wasJoined = false
    /// Whether the input line may have changed since drafts were last kept.
    var hasNewDraft = false
    /// When to ask again, after the server had no time for our join.
    var joinAgainAt: Duration?
    /// Whether what is being replayed was said while we were away, and so is news.
    var replayIsNews = false
    /// The newest event that was read before this program started, as far as this machine or the server knows.
    var readBefore: Int64?
    /// The newest event that was read, not only glanced at.
    var readUpTo: Int64 = 0
    /// The newest event that the server knows to be read.
    var toldRead: Int64 = 0
    /// What is unread was set by hand, and looking on does not clear it.
    var keepsUnread = false
    /// Whether nothing of an outage is missing, so that an open message that does not come was not sent.
    var isRecovered = false
    /// The message that was refused and is in the input line again.
    ///
    /// Sent once more as it is, it keeps its id: a refusal does not prove that nothing was stored.
    var refused: MessageEntry?
    /// The line of the outage that is not over for this room.
    var outage: ItemID?
    /// A greeting is due once the replay is over.
    var owesGreeting = false
    /// The visit under way, while the room is shown and the terminal has the focus.
    var visit: Visit?
    /// Who spoke here.
    var speakers = Speakers()
    /// Whom we addressed here.
    var addressed = Speakers()
}

/// A look at a room.
struct Visit: Equatable, Sendable {
    /// Shorter visits without typing are peeks, after which the counts return.
    static let peekBelow: Duration = .seconds(2)
    var since: Duration
    /// What was unread when it began, or came while the bottom was not in sight.
    var unread: Int
    var mentions: Int
    var sawBottom = false
    /// The user typed or sent here.
    var isEngaged = false

    /// Whether it was only a glance so far.
    func isPeek(at now: Duration) -> Bool { now - since < Self.peekBelow && !isEngaged }
}
