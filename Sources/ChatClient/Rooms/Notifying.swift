import TerminalCore

/// What is done outside the screen for a line that was said behind the user's back.
extension Model {
    /// A bell rings, and a program is run, at most this often.
    private static let pause: Duration = .seconds(3)
    /// Characters of a message that a program is told: as much as a notification shows.
    private static let charactersMax = 300

    /// Rings and notifies as is set, for the newest line of a room.
    mutating func callForAttention(inRoomAt index: Int, mentionsMe: Bool) -> [Effect] {
        guard !isFocused else { return [] }
        return ring(forMention: mentionsMe) + (mentionsMe ? notify(inRoomAt: index) : [])
    }

    private mutating func ring(forMention isMention: Bool) -> [Effect] {
        guard settings.attention.bell.rings(forMention: isMention), isOver(session.lastBell) else { return [] }
        session.lastBell = now.monotonic
        return [.terminal(.ringBell)]
    }

    private mutating func notify(inRoomAt index: Int) -> [Effect] {
        guard !settings.programs.notify.arguments.isEmpty, isOver(session.lastNotified),
            case .message(let entry)? = rooms[index].timeline.items.last?.content
        else { return [] }
        session.lastNotified = now.monotonic
        return [.process(.notify(settings.programs.notify.arguments + [rooms[index].title, Self.words(of: entry)]))]
    }

    private func isOver(_ last: Duration?) -> Bool { last.map { now.monotonic - $0 >= Self.pause } ?? true }

    /// One line with who said it, safe for whatever shows it.
    private static func words(of entry: MessageEntry) -> String {
        let head =
            switch entry.kind {
            case .action: "* \(entry.nick) "
            case .line: ""
            case .text, .notice, .takenBack: "\(entry.nick): "
            }
        let text = Line.paragraphs(of: entry.text).map(\.text).joined(separator: " ")
        let words = head + (text.count > charactersMax ? text.prefix(charactersMax - 1) + "…" : text)
        // No option, where a plain server's line has no name before it.
        return words.hasPrefix("-") ? " " + words : words
    }

    /// The program that notifies has failed, which is told once; `status` is nil where it did not even start.
    mutating func noteNotifyFailed(_ program: String, status: Int32?) {
        guard session.toldOfNotify != settings.programs.notify else { return }
        session.toldOfNotify = settings.programs.notify
        if let status {
            say("\(program) ended with status \(status) when it was to notify you.")
        } else {
            say("\(program) cannot be run here. The setting notify names another program.")
        }
    }
}
