/// What the text in the input line asks for.
enum CommandLine: Equatable, Sendable {
    /// To be said, as it is.
    case text(String)
    /// A command of the table, with what stands behind its name.
    case command(CommandEntry, arguments: String)
    /// `/3`.
    case roomNumber(Int)
    /// Begins with a slash and is nothing we know.
    case unknown(name: String)
    /// A command that stands behind spaces: neither run nor sent without asking.
    case spaced(CommandEntry)

    /// Reads a typed text.
    static func parse(_ text: String) -> CommandLine {
        if text.hasPrefix("//") { return .text(String(text.dropFirst())) }
        let rest = text.drop { $0.isWhitespace }
        guard rest.first == "/" else { return .text(text) }
        let word = rest.dropFirst().prefix { !$0.isWhitespace }
        let entry = CommandTable.find(String(word))
        if rest.startIndex != text.startIndex { return entry.map { .spaced($0) } ?? .text(text) }
        let arguments = rest.dropFirst(1 + word.count).trimmingSpaces()
        if let entry { return .command(entry, arguments: arguments) }
        if let number = Int(word), number > 0 { return .roomNumber(number) }
        return .unknown(name: String(word))
    }
}
