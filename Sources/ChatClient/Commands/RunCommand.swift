import ChatProtocol

extension Model {
    /// Runs a command; where it cannot run, a sentence says why and the text stays in the input line.
    mutating func run(_ entry: CommandEntry, _ arguments: String) -> [Effect] {
        // Leaving a room needs no server.
        if entry.needsRoost, entry.action != .rooms(.part) || isPlainServer,
            let refusal = refusal(ofRoostCommand: entry.name)
        {
            say(refusal)
            return []
        }
        switch entry.action {
        case .rooms(let action): return run(action, arguments)
        case .talk(let action): return run(action, arguments)
        case .operators(let action): return run(action, arguments)
        case .connection(let action): return run(action, arguments)
        case .links(let action): return run(action, arguments)
        case .screen(let action): return run(action, arguments)
        case .reading(let action): return run(action, arguments)
        case .settings(let action): return run(action, arguments)
        case .logging(let action): return run(action, arguments)
        case .program(let action): return run(action, arguments)
        }
    }

    private var isPlainServer: Bool {
        if case .connected(let link) = connection.state { link.dialect == .plain } else { false }
    }

    /// Why what only a Roost server can do can't be done now; `nil` when it can.
    func refusal(ofRoostCommand name: String) -> String? {
        switch connection.state {
        case .connected(let link) where link.dialect == .plain:
            return "/\(name) needs a Roost server. This one only passes lines of text on."
        case .connected:
            return nil
        case .disconnected, .connecting, .waiting, .returning, .ended:
            return "Not sent: not connected. \(keptWords)"
        }
    }
}
