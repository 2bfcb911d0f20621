import ChatProtocol

extension Model {
    /// Runs a command; where it cannot run, a sentence says why and the text stays in the input line.
    mutating func run(_ entry: CommandEntry, _ arguments: String) -> [Effect] {
        if entry.needsRoost, let refusal = refusalOfRoostCommand(entry) {
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
        case .program(let action): return run(action, arguments)
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
            return entry.action == .rooms(.part) ? nil : "Not sent: not connected. \(keptWords)"
        }
    }
}
