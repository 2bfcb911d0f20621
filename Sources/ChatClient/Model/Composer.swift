package import TerminalCore

/// The input line of a room: the draft with its undo, and the lines sent from it.
package struct Composer: Equatable, Sendable {
    /// Bytes that the input line holds: far above what a message may have, so that a text that is too long is
    /// shown and can be cut by its writer instead of being cut off.
    package static let bytesMax = 64 * 1024

    /// The text being typed.
    package var editor = LineEditor(byteLimit: Composer.bytesMax)
    /// The lines sent from here, walked by Up and Down.
    package var sentLines = SentLines()

    /// Makes an empty input line.
    package init() {}

    /// A pasted text of several lines that waits for Enter; `nil` for any other text.
    package var paste: PastedText? {
        guard hasPaste, editor.text.contains(where: \.isNewline) else { return nil }
        return PastedText(lines: editor.text.lineCount, characters: editor.text.count)
    }

    /// Whether something in the text was pasted.
    var hasPaste: Bool { editor.pasted != .nothing }
    /// Whether the text begins with what was pasted there, so that a slash at the front is text.
    var beginsWithPaste: Bool { editor.pasted == .beginning }

    /// Replaces the text, as typed by the user; there is nothing to undo afterwards.
    mutating func replaceText(_ text: String) {
        editor.set(text)
    }

    /// The input line as it is shown: the secret of /oper as so many stars.
    package var shown: LineEditor {
        guard isSecret else { return editor }
        let text = editor.text
        let head = text.prefix { $0.isWhitespace }.count + "/oper".count
        var stars = LineEditor(byteLimit: Composer.bytesMax)
        stars.set(text.prefix(head) + String(text.dropFirst(head).map { $0.isWhitespace ? $0 : "*" }))
        stars.move(to: editor.cursor)
        return stars
    }

    /// Whether the text holds the secret of /oper: nothing keeps such a line but the input line itself.
    var isSecret: Bool { editor.text.holdsOperatorSecret }

    /// Empties the line for good: no history or undo brings anything of it back.
    mutating func forget() {
        editor = LineEditor(byteLimit: Composer.bytesMax)
        sentLines.reset()
    }
}

extension String {
    /// Whether the text is a line of /oper, whatever stands before and behind that word.
    var holdsOperatorSecret: Bool {
        let line = drop { $0.isWhitespace }
        return line.first == "/" && line.dropFirst().prefix { !$0.isWhitespace }.lowercased() == "oper"
    }
}

/// How much a pasted text in the input line is.
package struct PastedText: Equatable, Sendable {
    /// Lines above which the first Enter asks.
    static let linesUnasked = 20
    /// Bytes above which the first Enter asks.
    static let bytesUnasked = 2_048
    /// Lines in the input line now.
    package var lines: Int
    /// Characters in the input line now.
    package var characters: Int
}
