import TestSupport

/// A real roost on a real pseudo-terminal.
struct RoostTerminal {
    let program: PseudoTerminalProgram

    /// Starts the client with these arguments and does not wait for anything; without a state directory of its own it
    /// keeps nothing.
    static func start(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
    ) throws -> RoostTerminal {
        RoostTerminal(
            program: try PseudoTerminalProgram(
                BuiltProduct.path("roost"), arguments: arguments, environment: ["HOME": ""].merging(environment) { $1 },
                columns: columns,
                rows: rows))
    }

    /// Starts the client and waits until it is in #lobby under the wanted name.
    static func join(
        _ server: Roostd, as nick: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
    ) async throws -> RoostTerminal {
        let terminal = try start(
            [server.address, "-n", nick], columns: columns, rows: rows, environment: environment)
        try await terminal.program.wait("\(nick) to be in #lobby") {
            $0.contains("You are \(nick) in #lobby") && $0.contains("connected")
        }
        return terminal
    }

    /// Types a line and presses Enter.
    func say(_ line: String) async throws {
        program.send(line)
        try await program.wait("the typed text on the input line") { $0.inputLine.hasSuffix(line) }
        program.send("\r")
    }

    /// Waits until a text stands in the chat, in one row and no other.
    func sees(_ text: String) async throws {
        try await program.wait("\(text), once") { screen in
            screen.lines.dropLast().count { $0.contains(text) } == 1
        }
    }
}

extension VTScreen {
    /// The last row: what is being typed.
    var inputLine: String { lines.last ?? "" }
}
