import ChatProtocol

/// The commands about what we say, to whom, and under which name.
enum TalkCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case nick, me, message, redact, history, search }

    static let commands: [CommandEntry] = [
        CommandEntry(.talk(.nick), "nick", ["name"], "[NAME]", "change or show your name", onlyRoost: true),
        CommandEntry(.talk(.me), "me", ["action"], "ACTION", "say what you do", .name, onlyRoost: true),
        CommandEntry(
            .talk(.message), "msg", ["query", "w"], "NAME [TEXT]", "write to one person, apart from rooms", .name,
            onlyRoost: true),
        CommandEntry(
            .talk(.search), "search", ["grep", "lastlog", "find"], "TEXT", "search this room, as Ctrl-S"),
        CommandEntry(.talk(.history), "history", [], "", "load what is missing, or what is older", onlyRoost: true),
        CommandEntry(
            .talk(.redact), "redact", ["delete"], "[NAME]", "take your last message back; operators: somebody's", .name,
            onlyRoost: true),
    ]
}

extension Model {
    mutating func run(_ action: TalkCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .nick: return runNick(arguments)
        case .me: return runMe(arguments)
        case .message: return runMessage(arguments)
        case .redact: return runRedact(arguments)
        case .history: return runHistory()
        case .search: return runSearch(arguments)
        }
    }

    private mutating func runNick(_ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            leaveLine()
            say("You are \(me?.nick.text ?? wantedNick). /nick NAME changes that.")
            return []
        }
        do throws(NameError) {
            let nick = try Nickname(arguments)
            leaveLine()
            return [.transmit(request(.nick(nick), expecting: .nick(nick)))]
        } catch {
            say(error.sentence)
            return []
        }
    }

    private mutating func runSearch(_ arguments: String) -> [Effect] {
        if lineMode != nil { return searchLines(arguments) }
        do throws(SearchError) {
            if !arguments.isEmpty { _ = try SearchWords(arguments) }
        } catch {
            say(error.sentence)
            return []
        }
        leaveLine()
        beginSearch(arguments)
        return search?.words != nil && search?.current == nil ? searchOlder() : []
    }

    private mutating func runMe(_ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            say("/me needs an action. Example: /me waves")
            return []
        }
        return send(arguments, as: .action)
    }
}
