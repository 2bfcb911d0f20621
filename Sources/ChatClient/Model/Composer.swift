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
    /// Something in the text was pasted.
    var hasPaste = false
    /// The text begins with what was pasted there, so a slash at the front is text.
    var beginsWithPaste = false

    /// Makes an empty input line.
    package init() {}

    /// A pasted text of several lines that waits for Enter; `nil` for any other text.
    package var paste: PastedText? {
        guard hasPaste, editor.text.contains(where: \.isNewline) else { return nil }
        return PastedText(lines: editor.text.lineCount, characters: editor.text.count)
    }

    /// Replaces the text, as typed by the user.
    mutating func replaceText(_ text: String) {
        editor.set(text)
        hasPaste = false
        beginsWithPaste = false
    }

    /// The input line as it is shown: the secret of /oper as so many stars.
    package var shown: LineEditor {
        let text = editor.text
        let line = text.drop { $0.isWhitespace }
        guard line.first == "/", line.dropFirst().prefix(while: { !$0.isWhitespace }).lowercased() == "oper" else {
            return editor
        }
        let head = text.count - line.count + "/oper".count
        var stars = LineEditor(byteLimit: Composer.bytesMax)
        stars.set(text.prefix(head) + String(text.dropFirst(head).map { $0.isWhitespace ? $0 : "*" }))
        stars.move(to: editor.cursor)
        return stars
    }

    /// Empties the line for good: no history, undo or yank brings anything of it back.
    mutating func forget() {
        replaceText("")
        editor = LineEditor(byteLimit: Composer.bytesMax)
        sentLines.reset()
    }

    /// Forgets that something was pasted once nothing of it can be left.
    mutating func forgetPasteIfEmpty() {
        if editor.isEmpty {
            hasPaste = false
            beginsWithPaste = false
        }
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
