package import ChatProtocol

/// What a member, or the end of a session, asks of one room.
package enum RoomCommand: Equatable, Sendable {
    /// Enters the room, or takes it up again; `position` is the last event seen.
    case enter(Author, position: Position?, last: Int?)
    /// Enters a conversation of two, and brings the other one in.
    case open(Author)
    /// Is in the room from the server's last run on; nobody is told, as nobody was told of a leaving.
    case restore(Author)
    /// Reads on after an event, having fallen behind.
    case read(UserID, after: Int64, as: WireForm)
    /// Leaves; a person who is not in the room gets a refusal.
    case part(UserID)
    /// Is gone with the session: as leaving, but nobody waits for an answer.
    case vanish(UserID, reason: String?)
    /// Says something.
    case say(Author, cid: MessageID, text: String, kind: MessageKind)
    /// Sets the topic.
    case setTopic(Author, String)
    /// Does something about somebody; `address` is that of who is banned, and never told.
    case moderate(Author, Moderation, address: String?)
    /// Takes back what was said at a position.
    case redact(Author, Position, isOperator: Bool)
    /// Has a new nickname.
    case rename(UserID, Nickname)
    /// Has begun to type, or has stopped.
    case typing(Author, Bool)
    /// Reads a page of the member list.
    case who(UserID, after: Nickname?)
    /// Reads a page of history; `epoch` is the life of the log that the range's number is of, nil for the present one.
    case history(UserID, LogRange, epoch: Epoch?, limit: Int)
    /// Looks for words in what was said.
    case search(UserID, SearchRequest)
    /// Is given up with all that was said, unless somebody is here: its place is needed, or nobody can come any more.
    case evict
}

/// What a room decides; carried out in order, once what it wants to append is stored.
package enum RoomEffect: Equatable, Sendable {
    /// Becomes an event, in the order of the drafts.
    case append(Draft)
    /// Everybody present is told.
    case tell(Ephemeral.Body)
    /// Everybody present but the person is told, unless too much waits for them.
    case tellOthers(Ephemeral.Body)
    /// Everybody present is told how many there are, at most once in a while.
    case recount
    /// Everybody present gets the member list afresh.
    case relist
    /// The person reads from the log on and is live then.
    case admit(position: Position?, last: Int?)
    /// The person reads on after an event and is live once nothing is left.
    case readOn(after: Int64, as: WireForm)
    /// The person is live no longer.
    case dismiss
    /// Somebody who has not asked for it is in the room now, and is told so where they are connected.
    case bringIn(Author, Holder?)
    /// The person gets a page of the member list.
    case list(after: Nickname?)
    /// The person gets a page of history.
    case page(LogRange, epoch: Epoch?, limit: Int)
    /// The person gets what a search finds.
    case search(SearchRequest)
    /// The person is refused, with the code's own sentence unless there is a better one.
    case refuse(ErrorCode, because: String? = nil)
}

extension RoomCommand {
    /// Whether it wants to become an event.
    var isAppending: Bool {
        switch self {
        case .say, .setTopic, .moderate, .redact: true
        case .enter, .open, .restore, .read, .part, .vanish, .rename, .typing, .who, .history, .search, .evict: false
        }
    }

    /// Who enters by it and waits to be let in or turned away.
    var entrant: Author? {
        switch self {
        case .enter(let author, _, _), .open(let author): author
        default: nil
        }
    }

    /// Whether it makes the room appear where there is none.
    var isOpening: Bool {
        switch self {
        case .enter, .open, .restore: true
        case .say, .setTopic, .moderate, .redact, .read, .part, .vanish, .rename, .typing, .who, .history, .search,
            .evict:
            false
        }
    }

    /// The text that it carries, for the bounds of a turn.
    var textBytes: Int {
        switch self {
        case .say(_, _, let text, _), .setTopic(_, let text): text.utf8.count
        case .moderate(_, let moderation, _): moderation.reason?.utf8.count ?? 0
        case .redact, .enter, .open, .restore, .read, .part, .vanish, .rename, .typing, .who, .history, .search, .evict:
            0
        }
    }
}

extension RoomEffect {
    /// What is to be stored, if it is that.
    var draft: Draft? {
        if case .append(let draft) = self { draft } else { nil }
    }
}
