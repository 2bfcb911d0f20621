/// What comes in through plain mode.
enum TypedLine: Equatable, Sendable {
    /// A line: text, a command, or the answer to a question.
    case line(String)
    /// Lines that a person pasted: text, about which is asked first.
    case pasted(String)
    /// A message that was refused, to be sent as it is.
    case message(String, MessageEntry.Kind)

    /// The text of it.
    var text: String {
        switch self {
        case .line(let text), .pasted(let text), .message(let text, _): text
        }
    }

    /// Whether it is a command about the program or the connection, which no message before it has to do with.
    var isUrgent: Bool {
        guard case .line(let text) = self, case .command(let entry, _) = CommandLine.parse(text) else { return false }
        switch entry.action {
        case .program, .connection, .screen, .reading, .settings, .logging: return true
        case .rooms, .talk, .links, .operators: return false
        }
    }
}

/// A word that answers a question; an empty line is none.
enum Answer: Equatable, Sendable {
    case yes
    case no

    /// Reads a line; `nil` when it is no answer.
    init?(_ line: String) {
        switch line.trimmingSpaces().lowercased() {
        case "yes", "y", "네", "예": self = .yes
        case "no", "n", "아니요", "아니오": self = .no
        default: return nil
        }
    }
}
