/// The commands about this program and what it shows.
enum ProgramCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case clear, help, quit, leaveOrQuit }

    static let commands: [CommandEntry] = [
        CommandEntry(.program(.clear), "clear", [], "", "empty this view only"),
        CommandEntry(.program(.help), "help", ["h", "?"], "[WORD]", "keys and commands", .command),
        CommandEntry(.program(.quit), "quit", ["bye"], "", "leave at once"),
        CommandEntry(.program(.leaveOrQuit), "exit", ["q"], "", "asks whether to leave the room or quit"),
    ]
}

extension Model {
    mutating func run(_ action: ProgramCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .clear: return runClear()
        case .help:
            leaveLine()
            openHelp(filter: arguments.hasPrefix("/") ? String(arguments.dropFirst()) : arguments)
            return []
        case .quit: return quitUnlessDrafts()
        case .leaveOrQuit:
            return askToLeave()
        }
    }

    private mutating func runClear() -> [Effect] {
        leaveLine()
        guard let index = shownIndex else { return [] }
        if lineMode != nil {
            say("There is nothing to clear: what was printed stays printed.")
            return []
        }
        rooms[index].timeline.append(.cleared, time: now.wallClock)
        rooms[index].scroll = .newest
        hint("Cleared here. Scroll up to bring it back.")
        return []
    }
}
