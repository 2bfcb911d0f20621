import ChatProtocol
import TerminalCore

/// What the client remembers across inputs and never shows.
struct SessionMemory: Equatable, Sendable {
    /// Feeds message ids and the jitter of retries.
    var random: SplitMix64
    /// Proves to the server that a new connection continues this session.
    var resume: Hello.Resume?
    /// What the server of `connection.address` wants to hear; in memory only.
    var password: Password?
    /// Whether the last welcome continued the session before it.
    var wasResumed = false
    /// What the server can do that not every one can.
    var capabilities: Set<String> = []
    /// The server's program and its version.
    var serverProgram = ""
    /// The user asked how fast the server is, and it has not answered.
    var pingAsked: PingAsked?
    /// The limits that the server runs with.
    var limits = LimitValues()
    /// Rooms to enter at the next welcome.
    var wantedRooms: [RoomName] = []
    /// Requests that the server has not answered, by the id that the answer repeats.
    var pending: [String: AwaitedAnswer] = [:]
    var lastRequest = 0
    /// Numbers and drafts of rooms that were left, for a return in the same session.
    var parked: [RoomKey: ParkedRoom] = [:] { didSet { keeping.hasNewDrafts = true } }
    /// What waits to be logged.
    var log = LogMemory()
    /// What is kept for the next start.
    var keeping = Keeping()
    var lastRoomNumber = 0
    /// What was killed in any input line, for Ctrl-Y and Alt-Y.
    var kills = KillRing()
    /// Lines sent from any room, for Ctrl-Up and Ctrl-Down.
    var sentLines = SentLines()
    /// The text that the user's editor has, while it has one.
    var lent: LentText?
    /// What was looked for last in the lines that were sent.
    var lastSentSearch = ""
    /// Rooms that the server listed, for completion.
    var listedRooms: [RoomName] = []
    /// Texts handed to a plain server's connection and not written yet, oldest first.
    var unwritten: [String] = []
    /// The round of Alt-A under way.
    var activeRound: ActiveRound?
    var lastBell: Duration?
    var lastNotified: Duration?
    /// The notifying program that was told to have failed.
    var toldOfNotify: ProgramWords = ProgramWords(arguments: [])
    var lastTitle = ""
    /// Whether the terminal reports the mouse, as it does from the start.
    var hasMouse = true
    /// Until when a second Ctrl-C or Ctrl-D quits.
    var quitArmedUntil: Duration?
    /// Esc closed nothing: the next key counts as held with Alt.
    var isEscapeArmed = false
    /// The user changed the input line since `tell` was last asked.
    var hasTyped = false
    /// Where the others think that the user types.
    var toldTyping: ToldTyping?
    /// When a read mark was told.
    var toldReadAt: Duration = .seconds(-60)
    /// Where the left button of the mouse went down.
    var pressedAt: CellPosition?
    /// The user was told how to select text with the mouse.
    var toldOfSelecting = false
    /// The user was told where unsent texts of an earlier run wait.
    var hasToldOfDrafts = false
    /// How everything would be set at the next start.
    var lastingSettings = Settings()
    /// What is being written into the configuration file.
    var savingSettings: Settings?
    /// What the configuration says that can't be followed, until the user was told.
    var configurationWarnings: [String] = []
    /// The user was told of F1 and /help.
    var hasGreeted = false

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    /// Remembers a request and the room it was asked in, and returns the id that its answer will carry.
    mutating func expect(_ request: PendingRequest, in room: RoomKey?) -> String {
        lastRequest += 1
        let id = "r\(lastRequest)"
        pending[id] = AwaitedAnswer(request: request, room: room)
        return id
    }

    /// Takes the request that an answer is to; `nil` when none waits under this id.
    mutating func answered(_ id: String) -> PendingRequest? { pending.removeValue(forKey: id)?.request }

    /// Forgets requests: what is asked anew must not be answered twice.
    mutating func forget(_ isOld: (PendingRequest) -> Bool) {
        pending = pending.filter { !isOld($0.value.request) }
    }

    mutating func newMessageID() -> MessageID { MessageID(random: random.next(), random.next()) }
}

/// A round of Alt-A through the rooms with news.
struct ActiveRound: Equatable, Sendable {
    /// Where it began, and where it ends.
    var origin: RoomKey
    /// Rooms it has been to: each is shown once, also when a short look brings its count back.
    var visited: Set<RoomKey> = []
}

/// What is kept of a room that was left.
struct ParkedRoom: Equatable, Sendable {
    var number: Int
    var composer: Composer
    /// Where its draft is kept for the next start.
    var place: ClientState.Place?
}
