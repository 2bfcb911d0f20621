package import ChatProtocol
package import TerminalCore

/// What outlives the program: the last server, unsent texts, sent lines, how far each room was read, and which are logged.
package struct ClientState: Equatable, Sendable {
    /// A room of a server, by the name that a person knows it by.
    package struct Place: Hashable, Sendable, Comparable {
        /// The server.
        package var server: ServerKey
        /// `#lobby`, `@bob` for a conversation of two, `lines` for a plain server; empty where no room was shown.
        package var room: String

        /// Makes a place; names of rooms are the same in any case.
        package init(server: ServerKey, room: String = "") {
            self.server = server
            self.room = room.lowercased()
        }

        /// Orders by server, then by room.
        package static func < (one: Place, other: Place) -> Bool {
            (one.server.text, one.room) < (other.server.text, other.room)
        }
    }

    /// A server that was reached, as its address was typed.
    package struct Server: Hashable, Sendable {
        /// The address.
        package var address: String
        /// When, in milliseconds since 1970, UTC.
        package var time: Int64
    }

    /// A text that was not sent.
    package struct Unsent: Hashable, Sendable {
        /// The text, with its cursor and what of it was pasted.
        package var draft: LineEditor.Draft
        /// When it was changed last, in milliseconds since 1970, UTC.
        package var time: Int64
    }

    /// A line as it was typed and sent.
    package struct Sent: Hashable, Sendable {
        /// Where it was typed.
        package var place: Place
        /// The line.
        package var text: String
        /// When, in milliseconds since 1970, UTC.
        package var time: Int64
    }

    /// How far a room was read.
    package struct Seen: Hashable, Sendable {
        /// The last event that was seen.
        package var position: Position
        /// When, in milliseconds since 1970, UTC.
        package var time: Int64
    }

    /// Whether a room is logged, as was said for it.
    package struct Logged: Hashable, Sendable {
        /// Whether it is.
        package var isOn: Bool
        /// When that was said, in milliseconds since 1970, UTC.
        package var time: Int64
    }

    /// Unsent texts kept: above what anybody has open, bounded because servers come and go for years.
    static let unsentMax = 200
    /// Sent lines kept: what several rooms walk back through.
    static let sentMax = 2_000
    /// Bytes of them: of ordinary lines all fit, and the file is written in a moment.
    static let sentBytesMax = 512 * 1024
    /// Rooms whose read place is kept.
    static let seenMax = 1_000
    /// Rooms of which it is kept whether they are logged: the latest decisions.
    static let loggedMax = 1_000

    /// The server that was reached last.
    package var lastServer: Server?
    /// Unsent texts.
    package var unsent: [Place: Unsent] = [:]
    /// Sent lines, oldest first.
    package private(set) var sent: [Sent] = []
    /// Where each room was left.
    package var seen: [Place: Seen] = [:]
    /// Which rooms are logged, where that was said.
    package private(set) var logged: [Place: Logged] = [:]
    private var sentBytes = 0

    /// Makes the state of who has never used the program.
    package init() {}

    /// Adds a line that was sent last.
    mutating func addSent(_ line: Sent) {
        sent.append(line)
        sentBytes += line.text.utf8.count
        trimSent()
    }

    /// Remembers whether a room is logged.
    mutating func setLogged(_ isOn: Bool, in place: Place, time: Int64) {
        logged[place] = Logged(isOn: isOn, time: time)
        guard logged.count > Self.loggedMax, let oldest = logged.min(by: { $0.value.time < $1.value.time }) else {
            return
        }
        logged[oldest.key] = nil
    }

    /// Forgets every sent line in which this stands; returns whether there was one.
    mutating func forgetSent(where unwanted: (String) -> Bool) -> Bool {
        let before = sent.count
        sent.removeAll { unwanted($0.text) }
        sentBytes = sent.reduce(0) { $0 + $1.text.utf8.count }
        return sent.count < before
    }

    private mutating func trimSent() {
        var old = 0
        while sent.count - old > Self.sentMax || sentBytes > Self.sentBytesMax {
            sentBytes -= sent[old].text.utf8.count
            old += 1
        }
        sent.removeFirst(old)
    }

    /// Takes in what another run of the program has kept.
    ///
    /// Of two unsent texts in one place the later one stays there, the other one is found among the sent lines.
    package mutating func merge(_ other: ClientState) {
        if let server = other.lastServer, server.time > lastServer?.time ?? .min { lastServer = server }
        let known = Set(sent)
        var lines = sent + other.sent.filter { !known.contains($0) }
        for (place, theirs) in other.unsent {
            guard let ours = unsent[place], ours.draft != theirs.draft else {
                unsent[place] = theirs
                continue
            }
            let (kept, given) = ours.time >= theirs.time ? (ours, theirs) : (theirs, ours)
            unsent[place] = kept
            lines.append(Sent(place: place, text: given.draft.asTyped, time: given.time))
        }
        seen.merge(other.seen) { one, two in
            guard one.position.epoch == two.position.epoch else { return one.time >= two.time ? one : two }
            return one.position.seq >= two.position.seq ? one : two
        }
        logged.merge(other.logged) { $0.time >= $1.time ? $0 : $1 }
        sent = lines.sorted { $0.time < $1.time }
        sentBytes = sent.reduce(0) { $0 + $1.text.utf8.count }
        trimSent()
    }
}
