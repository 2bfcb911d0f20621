import TerminalCore

/// The words of plain mode: one item as one line, `10:02 #dev bob: pushed`.
///
/// Every line of ours begins with a time or with `roost:`, and the further lines of a message begin with blanks, so
/// nobody can write a line that looks like another's. A name has neither blanks nor colons, so `bob:`, `* bob` and `--`
/// tell apart what was said, done and what happened.
enum LineText {
    /// What the further lines of a message begin with: as wide as a time.
    private static let indent = "      "

    /// A sentence to the user, as in `roost: Nothing unread.`.
    static func notice(_ sentence: String) -> PrintedLine {
        PrintedLine(lines("roost: ", sentence), isNotice: true)
    }

    /// An item of a room; `nil` for what a page of lines does not show.
    static func item(_ item: TimelineItem, in room: RoomState, utcOffset: Int) -> PrintedLine? {
        let stamp = stamp(item.time, room, utcOffset)
        switch item.content {
        case .message(let entry): return message(entry, time: item.time, in: room, utcOffset: utcOffset)
        case .activity(let activity): return PrintedLine(lines("\(stamp) -- ", activity.sentence))
        case .topic(let nick, ""): return PrintedLine(lines("\(stamp) -- ", "\(nick) removed the topic"))
        case .topic(let nick, let text): return PrintedLine(lines("\(stamp) -- ", "\(nick) set the topic: \(text)"))
        case .notice(let sentence): return PrintedLine(lines("\(stamp) -- ", sentence))
        case .gap(let missing): return notice("\(room.title): \(missing.plainSentence)")
        case .link(let link): return notice(link)
        case .outage, .cleared: return nil
        }
    }

    /// A message that is said to be in the room, by its time.
    private static func message(
        _ entry: MessageEntry, time: Int64, in room: RoomState, utcOffset: Int
    ) -> PrintedLine {
        let stamp = stamp(time, room, utcOffset)
        let head =
            switch entry.kind {
            case .text: "\(stamp) \(entry.nick): "
            case .action: "\(stamp) * \(entry.nick) "
            case .notice: "\(stamp) -\(entry.nick)-: "
            case .line: entry.isOwn ? "\(clock(time, utcOffset)) you: " : "\(stamp): "
            case .takenBack: "\(stamp) -- "
            }
        let text = entry.isTakenBack ? "a message of \(entry.nick) was taken back" : entry.text
        return PrintedLine(lines(head, text))
    }

    /// What became of a message of ours that is not in the room as far as anybody knows.
    static func unconfirmed(_ entry: MessageEntry, in room: RoomState) -> PrintedLine {
        let what = entry.delivery == .notSent ? "Not sent" : "Not confirmed"
        return notice("\(what) in \(room.title): \(entry.text)")
    }

    /// The loss of the connection.
    static func loss(_ outage: Outage, isTried: Bool, utcOffset: Int) -> PrintedLine {
        let time = LocalTime(milliseconds: outage.lostAt, offset: utcOffset).clockWithSeconds
        let next = isTried ? " Trying again by itself." : ""
        return notice("Connection lost at \(time): \(outage.cause).\(next)")
    }

    /// The return, and what became of what was said meanwhile.
    static func recovery(_ outage: Outage, in room: RoomState, utcOffset: Int) -> PrintedLine {
        notice("\(room.title): \(outage.sentence(utcOffset: utcOffset))")
    }

    /// `Monday 23 November 2026`, before the first line of another day.
    static func date(_ time: LocalTime) -> PrintedLine { notice(time.date) }

    /// Safe text behind a head, its further lines indented.
    static func lines(_ head: String, _ text: String) -> String {
        Line(head).text + Line.paragraphs(of: text).map(\.text).joined(separator: "\n" + indent)
    }

    /// `10:02 #dev`.
    private static func stamp(_ time: Int64, _ room: RoomState, _ utcOffset: Int) -> String {
        "\(clock(time, utcOffset)) \(room.title)"
    }

    private static func clock(_ time: Int64, _ utcOffset: Int) -> String {
        LocalTime(milliseconds: time, offset: utcOffset).clock
    }
}

extension MissingEvents {
    /// As in `12 messages missing here, /history loads them`.
    fileprivate var plainSentence: String {
        guard state != .gone else { return sentence }
        let what = count == 1 ? "1 message" : "\(Int(count).grouped) messages"
        return "\(what) missing here, /history loads \(count == 1 ? "it" : "them")"
    }
}
