package import ChatProtocol
import TerminalCore

/// What a page of the chat is: a room of a Roost server, or the one line chat of a server without a subprotocol.
package enum RoomKey: Hashable, Sendable {
    /// A room.
    case room(RoomName)
    /// The only page of a plain server, named after its address.
    case server(String)

    /// The name as its key: `#lobby`, or the server's address; a conversation of two is shown by `RoomState.title`.
    package var title: String {
        switch self {
        case .room(let name): name.description
        case .server(let address): address
        }
    }
}

/// One room as this client sees it.
package struct RoomState: Equatable, Sendable {
    /// Which room it is.
    package let key: RoomKey
    /// Its number for Alt-digit, `/3` and the room list; fixed for the session.
    package let number: Int
    /// The topic; empty when there is none.
    package var topic = ""
    /// The other person of a direct conversation; `nil` in a room.
    package var peer: People.Person?
    /// Who is typing, and until when that is shown.
    package var typing = Typists()
    /// How far we are in this room.
    package var membership: Membership = .joining
    /// Who is here.
    package var people = People()
    /// What was said and happened, oldest first.
    package var timeline = Timeline()
    /// What lies before the oldest item held.
    package var history: HistoryEdge = .unknown
    /// Lines not seen yet, shown as `+12` beside the room's name.
    package var unread = 0
    /// How many of the unread lines mention us, shown as `!2`.
    package var mentions = 0
    /// Whether only mentions count as unread, shown as `-`.
    package var isMuted = false
    /// Where the `31 new` rule stands; `nil` for none.
    package var readLine: ReadLine?
    /// What part of the timeline is on the screen.
    package var scroll: ScrollPosition = .newest
    /// The input line of this room with its draft, undo and sent lines.
    package var composer = Composer() { didSet { memory.hasNewDraft = true } }
    /// What the update functions remember about the room and the screen does not show.
    var memory = RoomMemory()

    /// Makes a room that is about to be joined.
    package init(key: RoomKey, number: Int) {
        self.key = key
        self.number = number
    }

    /// The name as shown: a room's own, or the other person's in a conversation of two.
    package var title: String { peer.map { "@\($0.nick)" } ?? key.title }

    /// Whether an unsent draft waits here, shown as `*` while the room is not on the screen.
    package var hasDraft: Bool { !composer.editor.isEmpty }
}

/// How far we are in a room.
package enum Membership: Equatable, Sendable {
    /// Asked to join; waits for the answer or for a connection.
    case joining
    /// Joined; what was missed is still coming.
    case catchingUp
    /// Joined and up to date.
    case live
    /// The connection is gone; the room is rejoined when it is back.
    case dropped
}

/// Who is in a room.
package struct People: Equatable, Sendable {
    /// One person.
    package struct Person: Hashable, Sendable {
        /// The opaque id.
        package var uid: UserID
        /// The nickname.
        package var nick: Nickname
    }
    /// Names in alphabetical order; `nil` when the server only counts.
    package var list: [Person]?
    /// How many there are, ourselves included.
    package var count = 0
    /// From before a drop and not refreshed yet: shown dim.
    package var isStale = false
}

/// The `31 new` rule, drawn above the first item whose id is greater than `after`.
package struct ReadLine: Equatable, Sendable {
    /// The last item that was seen.
    package var after: ItemID
    /// How many lines below the rule count as new.
    package var count: Int
}

/// What part of a timeline is on the screen.
package enum ScrollPosition: Equatable, Sendable {
    /// The newest item is at the bottom; new lines push it up.
    case newest
    /// Reading back: row `row` (from 0) of this item is the top row of the pane.
    ///
    /// The item may be gone or hidden; then the next item after it stands in, from its row 0.
    case reading(top: ItemID, row: Int)
}

/// What lies before the oldest item of a timeline.
package enum HistoryEdge: Equatable, Sendable {
    /// Not known; the server may hold more.
    case unknown
    /// PgUp met the oldest item held: "Beginning of what this program holds. PgUp again asks the server."
    case held
    /// A page was asked for.
    case asking
    /// "Beginning of #dev."
    case beginning
}
