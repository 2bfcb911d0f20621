import TerminalCore

/// A text that an editor has.
struct LentText: Equatable, Sendable {
    /// The room that it was typed in; `nil` for none.
    let room: RoomKey?
    /// The text as it was given.
    let text: String
}

/// Editing the text of the input line in an editor: until it comes back, the input line keeps it as it was.
extension Model {
    /// Gives the text to the user's editor.
    mutating func editElsewhere() -> [Effect] {
        guard !composer.isSecret else {
            say("The secret of /oper goes into no file. Ctrl-C clears the line.")
            return []
        }
        let text = composer.editor.text
        session.lent = LentText(room: shownRoom, text: text)
        // What is said meanwhile nobody sees.
        setFocus(false)
        return [.terminal(.edit(text))]
    }

    /// Handles what was typed before the editor had the terminal: text is kept, keys are not meant for us.
    mutating func handleWhileEditing(_ event: KeyEvent) {
        switch event {
        case .text(let text): composer.editor.insert(text)
        case .reply(.background(let colour)): background = colour
        case .press, .paste, .mouse, .focus: break
        }
    }

    /// Takes the text back; undo brings back what was there before.
    mutating func takeEdited(_ outcome: EditOutcome) {
        guard let lent = session.lent else { return }
        session.lent = nil
        setFocus(true)
        switch outcome {
        case .text(let text, let isRepaired):
            let edited = Self.withoutFileEnd(text)
            let insertion = change(composerOf: lent.room, to: edited)
            if insertion.omittedBytes > 0 {
                say("The text was too long. Its beginning is below.")
            } else if insertion.removedControls > 0 {
                sayRemoved(insertion.removedControls)
            } else if isRepaired {
                say("Some of the file was not UTF-8; it is shown as \u{FFFD}.")
            } else if !lent.text.isEmpty, edited.isEmpty {
                hint("The editor gave back an empty text. Ctrl-_ brings the one of before.")
            }
        case .failed(let sentence, let saved):
            let saved = saved.map(Self.withoutFileEnd)
            guard let saved, !saved.isEmpty, saved != lent.text else {
                return say("\(sentence) Your text is as it was.")
            }
            _ = change(composerOf: lent.room, to: saved)
            _ = change(composerOf: lent.room, to: lent.text)
            say("\(sentence) Your text is as it was; Ctrl-_ brings what the editor had saved.")
        }
    }

    /// Editors end a file with a line break, and some begin it with a mark; neither is text.
    private static func withoutFileEnd(_ text: String) -> String {
        var rest = text[...]
        if rest.unicodeScalars.first == "\u{FEFF}" { rest = Substring(rest.unicodeScalars.dropFirst()) }
        if rest.last?.isNewline == true { rest.removeLast() }
        return String(rest)
    }

    /// Puts a text into a room's input line, wherever that is by now.
    private mutating func change(composerOf room: RoomKey?, to text: String) -> LineEditor.Insertion {
        if let room, let index = index(of: room) {
            defer { if shownIndex == index { engage() } }
            return rooms[index].composer.take(edited: text)
        }
        if let room, let insertion = session.parked[room]?.composer.take(edited: text) { return insertion }
        // What was typed in no room has gone with the user into the one that is shown since.
        return composer.take(edited: text)
    }
}

extension Composer {
    /// Takes a text from an editor.
    ///
    /// One of several lines is as good as pasted: nothing at its front runs, and the status says how long it is.
    fileprivate mutating func take(edited text: String) -> LineEditor.Insertion {
        let hasLines = text.contains(where: \.isNewline)
        return editor.replaceAll(with: text, pasted: hasLines ? .beginning : min(editor.pasted, .part))
    }
}
