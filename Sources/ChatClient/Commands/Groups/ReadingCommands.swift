import ChatProtocol
import TerminalCore

/// The commands about what is read and what is not.
enum ReadingCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case ignore, unignore, unread }

    static let commands: [CommandEntry] = [
        CommandEntry(.reading(.ignore), "ignore", [], "[NAME]", "hide what somebody says; bare: who is hidden", .name),
        CommandEntry(.reading(.unignore), "unignore", [], "NAME", "show it again", .name),
        CommandEntry(.reading(.unread), "unread", ["mark"], "[NUMBER]", "mark the room read, or its last lines unread"),
    ]
}

extension Model {
    mutating func run(_ action: ReadingCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .ignore: runIgnore(arguments)
        case .unignore: runUnignore(arguments)
        case .unread: runUnread(arguments)
        }
        return []
    }

    private mutating func runIgnore(_ arguments: String) {
        guard !arguments.isEmpty else {
            leaveLine()
            let names = ignored.names.sorted().map(\.text)
            return say(
                names.isEmpty
                    ? "You ignore nobody. /ignore NAME hides what they say."
                    : "You ignore \(names.joined(separator: ", ")). /unignore NAME shows them again.")
        }
        guard let nick = nickMeant(by: arguments, example: "/ignore bob") else { return }
        guard nick != me?.nick else { return say("That is you. What you say is always shown.") }
        leaveLine()
        ignored.add(nick, people: rooms.flatMap { ($0.people.list ?? []) + $0.timeline.authors })
        say("What \(nick) says is hidden. /unignore \(nick) shows it again.")
    }

    private mutating func runUnignore(_ arguments: String) {
        guard let nick = nickMeant(by: arguments, example: "/unignore bob") else { return }
        guard ignored.names.contains(nick) else { return say("You do not ignore \(nick). /ignore lists whom you do.") }
        leaveLine()
        ignored.remove(nick)
        say(
            lineMode == nil
                ? "What \(nick) says is shown again, also what was hidden." : "What \(nick) says is printed again.")
    }

    private mutating func nickMeant(by text: String, example: String) -> Nickname? {
        do throws(NameError) {
            return try Nickname(typed: text)
        } catch {
            say(text.isEmpty ? "\(example.prefix { $0 != " " }) needs a name. Example: \(example)" : error.sentence)
            return nil
        }
    }

    private mutating func runUnread(_ arguments: String) {
        guard let index = shownIndex else { return say(Self.inNoRoom) }
        guard lineMode == nil else { return say("What was printed counts as read.") }
        guard !arguments.isEmpty else {
            leaveLine()
            markRead(roomAt: index)
            return hint("Marked as read.")
        }
        guard let count = Int(arguments), count > 0 else {
            return say("/unread takes a number of lines, or nothing to mark the room read. Example: /unread 4")
        }
        leaveLine()
        let marked = markUnread(count, roomAt: index)
        switch marked {
        case 0: hint("Nobody else has said anything here.")
        case 1: hint("The last line is unread again.")
        default: hint("The last \(marked) lines are unread again.")
        }
    }
}
