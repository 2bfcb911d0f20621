import ChatProtocol

/// The commands about logs.
enum LoggingCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case log }

    static let commands: [CommandEntry] = [
        CommandEntry(.logging(.log), "log", [], "[on|off]", "log this room into files; bare: whether it is")
    ]
}

extension Model {
    mutating func run(_ action: LoggingCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .log: runLog(arguments)
        }
        return []
    }

    private mutating func runLog(_ arguments: String) {
        guard lineMode == nil else { return say("Plain mode logs nothing. Its output can go into a file.") }
        guard let room = roomMeant(by: "") else { return }
        guard let place = place(of: room) else { return say("Not yet: this room is still being joined.") }
        guard let folder = session.log.folder else {
            return say("There is no folder for logs: neither XDG_STATE_HOME nor HOME is set.")
        }
        let path = "\(folder)/\(LogEntry.Place(place).path)"
        let isLogged = isLogged(place)
        guard !arguments.isEmpty else {
            leaveLine()
            return say(
                isLogged
                    ? "\(room.title) is logged in \(path). /log off ends that."
                    : "\(room.title) is not logged. /log on logs it from now on.")
        }
        guard let isWanted = Bool(settingText: arguments) else { return say("/log takes on or off. Example: /log on") }
        leaveLine()
        session.keeping.state.setLogged(isWanted, in: place, time: now.wallClock)
        session.keeping.note(.places, at: now.monotonic, pause: .zero)
        switch (isWanted, isLogged) {
        case (true, false): say("\(room.title) is logged from now on, a file a day, in \(path).")
        case (true, true): say("\(room.title) is logged already, in \(path).")
        case (false, true): say("\(room.title) is no longer logged. What was logged stays in \(path).")
        case (false, false): say("\(room.title) is not logged.")
        }
    }
}
