import ChatProtocol

extension Model {
    /// Runs a command; where it cannot run, a sentence says why and the text stays in the input line.
    mutating func run(_ entry: CommandEntry, _ arguments: String) -> [Effect] {
        if entry.needsRoost, let refusal = refusalOfRoostCommand(entry) {
            say(refusal)
            return []
        }
        switch entry.action {
        case .help:
            leaveLine()
            overlay = .help(HelpOverlay(filter: arguments.hasPrefix("/") ? String(arguments.dropFirst()) : arguments))
            return []
        case .join: return runJoin(arguments)
        case .part: return runPart(arguments)
        case .room: return runRoom(arguments)
        case .rooms: return runRooms()
        case .names: return runNames(arguments)
        case .nick: return runNick(arguments)
        case .me: return runMe(arguments)
        case .topic: return runTopic(arguments)
        case .message: return runMessage(arguments)
        case .redact: return runRedact(arguments)
        case .history: return runHistory()
        case .oper: return runOper(arguments)
        case .moderate(let operation): return runModeration(operation, arguments)
        case .clear: return runClear()
        case .connect: return runConnect(arguments)
        case .disconnect:
            leaveLine()
            return drive(.disconnect)
        case .reconnect:
            leaveLine()
            return reconnect()
        case .quit: return quitUnlessDrafts()
        case .leaveOrQuit:
            let room = shownIndex.map { "Leave \(rooms[$0].title) (/part) or quit" } ?? "Quit"
            say("\(room) (/quit)?")
            return []
        }
    }

    private func refusalOfRoostCommand(_ entry: CommandEntry) -> String? {
        switch connection.state {
        case .connected(let link) where link.dialect == .plain:
            return "/\(entry.name) needs a Roost server. This one only passes lines of text on."
        case .connected:
            return nil
        case .disconnected, .connecting, .waiting, .returning, .ended:
            // Leaving a room needs no server.
            return entry.action == .part ? nil : "Not sent: not connected. Your text is kept below."
        }
    }

    private mutating func runRoom(_ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            say("/room needs a name or a number. Example: /room lobby")
            return []
        }
        let found = joinedRooms(matching: arguments)
        guard let first = found.first else {
            say("You are in no room called \(arguments). /join enters one.")
            return []
        }
        guard found.count == 1 else {
            say("Which one: \(found.map(\.title).joined(separator: ", "))?")
            return []
        }
        leaveLine()
        choose(first.key)
        return []
    }

    private mutating func runMe(_ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            say("/me needs an action. Example: /me waves")
            return []
        }
        return send(arguments, as: .action)
    }

    private mutating func runClear() -> [Effect] {
        leaveLine()
        guard let index = shownIndex else { return [] }
        rooms[index].timeline.append(.cleared, time: now.wallClock)
        rooms[index].scroll = .newest
        hint("Cleared here. Scroll up to bring it back.")
        return []
    }

    private mutating func runConnect(_ address: String) -> [Effect] {
        leaveLine()
        guard !address.isEmpty else {
            openForm()
            return []
        }
        return connect(to: address)
    }
}
