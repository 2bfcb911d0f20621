/// Why a full screen could not be opened, as a sentence for the user.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is no terminal.
    case notATerminal
    /// The terminal database has no such TERM.
    case unknownTerminal(String)
    /// The terminal cannot move its cursor.
    case tooSimple(String)

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .notATerminal:
            "Roost needs a terminal for its full screen. Run it in one, or use roost --plain."
        case .unknownTerminal(let name) where name.isEmpty:
            "TERM is not set, so the terminal's abilities are unknown. Set it, for example to xterm-256color, or use roost --plain."
        case .unknownTerminal(let name):
            "The terminal type \(name) is not known here. Set TERM to one that is, such as xterm-256color, or use roost --plain."
        case .tooSimple(let name):
            "The terminal type \(name) cannot show a full screen. Set TERM to what your terminal is, or use roost --plain."
        }
    }
}
