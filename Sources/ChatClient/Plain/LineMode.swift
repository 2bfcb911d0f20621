import ChatProtocol

/// Plain mode, which is the chat as lines and without a screen.
///
/// It is also what `roost send`, `roost tail` and `roost rooms` run in.
/// While the model has one, every update ends with the lines that it gave: what was settled in the rooms since the last
/// one, and each sentence at once instead of above an input line. Everything printed counts as seen.
package struct LineMode: Equatable, Sendable {
    /// What the lines are for.
    package enum Purpose: Equatable, Sendable {
        /// `roost --plain`: lines go both ways.
        case chat(Typist)
        /// `roost send`: one message, and the end.
        case send(String, mustBeNamed: Bool)
        /// `roost tail`: what is said, until somebody ends the program.
        case tail(asJSON: Bool)
        /// `roost rooms`: one list, and the end.
        case rooms
    }

    /// Who writes the lines that come in.
    package enum Typist: Equatable, Sendable {
        /// A person at a terminal: what cannot be sent now is told and kept, pasted lines are asked about.
        case person
        /// A pipe or a file: lines wait until they can be sent, and the exit status tells what became of them.
        case program
    }

    /// What the lines are for.
    let purpose: Purpose
    /// How many messages of before are printed of each room.
    let history: Int

    /// What is printed after the lines of the rooms, in order.
    var unprinted: [Unprinted] = []
    /// What was printed of each room.
    var printed: [RoomKey: PrintedRoom] = [:]
    /// The local day of the last time that was printed, and at first that of the start.
    var day: Int?
    /// The loss of the connection that was told last.
    var toldLoss: Int64?
    /// The loss whose good end was told last, so that it is not told once for every room.
    var toldReturn: Int64?
    /// The room that the user was told to be talking in.
    var toldRoom: RoomKey?

    /// Lines that wait for their turn: each is carried out once the message before it is in the log.
    var waiting: [TypedLine] = []
    /// Lines that could not be sent, by the room they were meant for, until /again; of a person only.
    var unsent: [RoomKey?: [TypedLine]] = [:]
    /// A message that the server wants later.
    var heldBack: HeldMessage?
    /// No more lines come.
    var isAtEnd = false
    /// The first thing that went wrong with a program's lines.
    var failure: ExitStatus?
    /// How the program ends if the connection that was lost last is the reason.
    var lossStatus: ExitStatus = .unreachable
    /// The message of `roost send` is on its way, or the list of `roost rooms` asked for.
    var hasAsked = false
    /// The program is ending.
    var isOver = false
    /// When what the program waits for last moved on, and what it was then.
    var progress: Progress?

    /// Lines that wait; then none are read any more, and whoever writes them waits, too.
    package static let waitingMax = 64
    /// Lines of a room kept for /again: more than anybody types before they look.
    static let unsentMax = 20

    /// Makes plain mode for a purpose.
    package init(_ purpose: Purpose, history: Int) {
        self.purpose = purpose
        self.history = history
    }

    /// Something to print that is not told by what was printed of a room.
    enum Unprinted: Equatable, Sendable {
        case line(PrintedLine)
        /// Something that was said in a room, wherever it stands there.
        case item(TimelineItem, RoomKey)
    }

    /// Whether somebody talks through it.
    var isChat: Bool { if case .chat = purpose { true } else { false } }

    /// Whether what is said in the rooms is printed.
    var printsRooms: Bool {
        switch purpose {
        case .chat, .tail: true
        case .send, .rooms: false
        }
    }

    /// Whether a person writes the lines.
    var isPersonal: Bool { purpose == .chat(.person) }

    /// Whether what is printed are the events of the log, as JSON.
    var printsEvents: Bool { purpose == .tail(asJSON: true) }
}

/// A line, or a message of several, on its way to the output.
package struct PrintedLine: Equatable, Sendable {
    /// The text, safe for every terminal, without a line break at its end.
    package let text: String
    /// Whether it is a sentence to the user and not what was asked for; of `tail` it goes to standard error.
    package let isNotice: Bool

    /// Makes a line of a text that is safe already.
    init(_ text: String, isNotice: Bool = false) {
        self.text = text
        self.isNotice = isNotice
    }
}

extension Model {
    /// Whether the front may hand in more lines.
    package var wantsLines: Bool { lineMode.map { $0.waiting.count < LineMode.waitingMax } ?? false }
}
