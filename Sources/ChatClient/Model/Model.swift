package import ChatProtocol
package import TerminalCore

/// Everything the client knows: `update` changes it, `render` shows it, and nothing else exists.
package struct Model: Equatable, Sendable {
    /// The moment of the last update; countdowns and ages on the screen are counted to it.
    package var now: Now = .start
    /// Size of the terminal.
    package var size: Size
    /// Whether the terminal has the keyboard focus, as far as it reports that.
    package var isFocused = true

    /// The colour behind the terminal's text; `nil` until it has told.
    package var background: RGB?

    /// The first-start form, while it covers the whole screen; `nil` in the chat.
    package var form: ConnectForm?
    /// The connection and its state; the status row shows `connection.status(at: now)`.
    package var connection: Connection
    /// Who the server says we are; `nil` before the first welcome.
    package var me: Me?
    /// The nickname asked for, shown in the prompt until the server has given one.
    package var wantedNick: String

    /// Rooms in the order of their numbers, which never change during the session, so there may be holes.
    package var rooms: [RoomState] = []
    /// The room on the screen; `nil` shows the empty page that says how to join one.
    package var shownRoom: RoomKey?
    /// The room shown before, for Alt-/.
    package var previousRoom: RoomKey?
    /// The input line while no room is shown.
    package var roomlessComposer = Composer() { didSet { session.keeping.hasNewDrafts = true } }

    /// The one sentence on the row above the input line, if any; a question takes precedence.
    package var notice: Notice?
    /// A question on the row above the input line that Enter affirms and Esc declines.
    package var question: Question?
    /// The candidates of a Tab completion under way, on the row above the input line.
    package var completion: Completion?
    /// A list over the chat: rooms, names.
    package var overlay: Overlay?
    /// The help, over whatever else is on the screen.
    package var help: HelpOverlay?
    /// What is typed for something else than the draft, and owns the input row.
    package var prompt: Prompt?
    /// What each key does.
    package var keymap = Keymap()
    /// The search under way in the shown room, whose words are typed in a prompt.
    package var search: MessageSearch?
    /// The search under way in the lines that were sent, whose words are typed in a prompt.
    package var sentSearch: SentSearch?
    /// Whose lines are hidden.
    package var ignored = IgnoreList()
    /// What the user has set.
    package var settings = Settings()
    /// What the user switched on or off for this run.
    package var display = DisplayChoices()
    /// Plain mode, which has no screen; `nil` on one.
    package internal(set) var lineMode: LineMode?

    /// What is remembered between inputs and never shown.
    var session: SessionMemory

    /// Makes the model of a starting program; `seed` feeds message ids and the jitter of retries.
    package init(size: Size, wantedNick: String, seed: UInt64) {
        self.size = size
        self.wantedNick = wantedNick
        self.connection = Connection()
        self.session = SessionMemory(seed: seed)
    }
}

extension Model {
    /// The input line that the keys go to: the shown room's, or the roomless one.
    package var composer: Composer {
        get { shownIndex.map { rooms[$0].composer } ?? roomlessComposer }
        set {
            if let shownIndex { rooms[shownIndex].composer = newValue } else { roomlessComposer = newValue }
        }
    }

    /// Where the shown room is in `rooms`; `nil` when none is shown.
    package var shownIndex: Int? {
        guard let shownRoom else { return nil }
        return rooms.firstIndex { $0.key == shownRoom }
    }
}

/// Our identity on the server.
package struct Me: Equatable, Sendable {
    /// The opaque id, the same for the whole session.
    package var uid: UserID
    /// The current nickname.
    package var nick: Nickname
}

/// What the user switched on or off for this run; the view decides the rest by size.
package struct DisplayChoices: Equatable, Sendable {
    /// A side panel: by the width rule, or forced by F7/F8.
    package enum Panel: Equatable, Sendable { case automatic, shown, hidden }
    /// F7: the room list.
    package var roomList: Panel = .automatic
    /// F8: the people list; `.shown` in a narrow terminal lays it over the chat.
    package var peopleList: Panel = .automatic
    /// The first room of the room list, once the wheel has scrolled it; `nil` keeps the shown room in sight.
    package var roomListTop: Int?
    /// The first person of the people list.
    package var peopleTop = 0
    /// Alt-L: chat text alone, without sidebars and padding, for copying; any key returns.
    package var isBare = false
}
