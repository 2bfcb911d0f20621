import ChatProtocol

extension String {
    /// Lines of the text, the last one counted also without a line break after it.
    var lineCount: Int { 1 + unicodeScalars.count { $0 == "\n" } }

    /// The text without line breaks at both ends, which nobody means to send.
    func trimmingLineBreaks() -> String {
        var rest = self[...]
        while rest.first?.isNewline == true { rest.removeFirst() }
        while rest.last?.isNewline == true { rest.removeLast() }
        return String(rest)
    }
}

extension StringProtocol {
    /// The text without spaces and line breaks at both ends.
    func trimmingSpaces() -> String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension Nickname {
    /// Reads a name as people write it, with or without an `@` before it.
    init(typed text: some StringProtocol) throws(NameError) {
        try self.init(String(text.first == "@" ? text.dropFirst() : text[...]))
    }
}
