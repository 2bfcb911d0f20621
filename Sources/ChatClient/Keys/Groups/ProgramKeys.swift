import TerminalCore

/// The keys that leave: a view, a text, a dead connection, the program.
enum ProgramKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case escape, interrupt, endOfInput, retry, suspend }

    static let bindings: [KeyBinding] = [
        KeyBinding(
            "reconnect", "Alt-R", "try to reconnect now (offline)", .program(.retry), in: .offline, .alt("r")),
        KeyBinding(
            "escape", "Esc, Ctrl-G", "close, then back to the newest line", .program(.escape), .plain(.escape),
            .control("g")),
        KeyBinding("interrupt", "Ctrl-C", "clear the line; twice: quit", .program(.interrupt), .control("c")),
        KeyBinding(
            "quit-empty", "Ctrl-D", "quit (empty line)", .program(.endOfInput), in: .emptyLine, .control("d")),
        KeyBinding("suspend", "Ctrl-Z", "suspend", .program(.suspend), .control("z")),
    ]
}

extension Model {
    mutating func perform(_ action: ProgramKeys.Action, wasCompleting: Bool) -> [Effect] {
        switch action {
        case .escape: if !wasCompleting { escape() }
        case .interrupt: return interrupt()
        case .endOfInput: return confirmQuit(key: "Ctrl-D")
        case .retry: return reconnect()
        case .suspend: return [.terminal(.suspend)]
        }
        return []
    }

    /// Esc goes one step back and never touches the draft; when there is no step, the next key counts as with Alt.
    private mutating func escape() {
        if let index = shownIndex, rooms[index].scroll != .newest {
            rooms[index].scroll = .newest
        } else {
            session.isEscapeArmed = true
        }
    }

    private mutating func interrupt() -> [Effect] {
        guard !composer.editor.isEmpty else { return confirmQuit(key: "Ctrl-C") }
        var kills = session.kills
        composer.editor.clear(into: &kills)
        session.kills = kills
        session.hasTyped = true
        composer.sentLines.reset()
        return []
    }

    /// The first press arms, a second within three seconds quits.
    private mutating func confirmQuit(key: String) -> [Effect] {
        if session.quitArmedUntil != nil {
            session.quitArmedUntil = nil
            return quitUnlessDrafts()
        }
        session.quitArmedUntil = now.monotonic + Self.quitArmed
        hint("Press \(key) again to quit.", for: Self.quitArmed)
        return []
    }

    /// How long the first Ctrl-C counts.
    private static let quitArmed: Duration = .seconds(3)
}
