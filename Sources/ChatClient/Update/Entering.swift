import TerminalCore

extension Model {
    /// Enter: sends the text or runs the command; whatever cannot be done leaves the text where it is.
    mutating func enter() -> [Effect] {
        let text = composer.editor.text
        guard !text.allSatisfy(\.isWhitespace) else { return [] }
        if composer.beginsWithPaste { return enterPasted(text) }
        switch CommandLine.parse(text) {
        case .text(let text):
            return submit(text, as: .text)
        case .command(let entry, let arguments):
            return run(entry, arguments)
        case .roomNumber(let number):
            leaveLine()
            showRoom(number: number)
            return []
        case .unknown(let name):
            say(Self.unknownCommand(name))
            return []
        case .spaced(let entry):
            askAboutHeld("This looks like /\(entry.name) after a space.")
            return []
        }
    }

    /// Answers the question above the input line; `nil` when the key has nothing to do with it.
    mutating func answerQuestion(_ press: KeyPress) -> [Effect]? {
        guard let subject = question?.subject else { return nil }
        question = nil
        switch keymap.action(for: press, in: []) {
        case .input(.enter): return affirm(subject)
        case .program(.escape), .program(.interrupt): return []
        default: return nil
        }
    }

    /// Does what a question was about.
    mutating func affirm(_ subject: Question.Subject) -> [Effect] {
        switch subject {
        case .quit:
            return quit()
        case .sendLongPaste:
            let text = composer.editor.text
            if !composer.beginsWithPaste, case .text(let meant) = CommandLine.parse(text) {
                return send(meant, as: .text)
            }
            return send(text, as: .text)
        case .runHeldCommand:
            guard case .command(let entry, let arguments) = CommandLine.parse(composer.editor.text.trimmingSpaces())
            else { return [] }
            composer.editor.countAsTyped()
            return run(entry, arguments)
        }
    }

    /// A slash that was pasted is text; only a single line that is a known command is worth a question.
    private mutating func enterPasted(_ text: String) -> [Effect] {
        if !text.contains(where: \.isNewline), case .command(let entry, _) = CommandLine.parse(text.trimmingSpaces()) {
            askAboutHeld("This looks like /\(entry.name), pasted.")
            return []
        }
        return submit(text, as: .text)
    }

    private mutating func askAboutHeld(_ sentence: String) {
        ask(
            sentence, keys: "Enter runs it, Esc goes back to editing; // sends it as text.",
            words: "Answer yes to run it; with // before it, it is sent as text.", about: .runHeldCommand)
    }

    /// Sends a text, after a question when it is a long pasted one; where nobody sees it first, after one in any case.
    private mutating func submit(_ text: String, as kind: MessageEntry.Kind) -> [Effect] {
        if composer.hasPaste {
            let lines = text.lineCount
            let isLong = lines > PastedText.linesUnasked || text.utf8.count > PastedText.bytesUnasked
            if isLong || lineMode != nil {
                let size = "\(lines) line\(lines == 1 ? "" : "s"), \(text.count.grouped) characters"
                ask("Send \(size) as one message?", about: .sendLongPaste)
                return []
            }
        }
        return send(text, as: kind)
    }

    /// Empties the input line after its text was sent or run, and remembers it as it would have to be typed.
    mutating func leaveLine() {
        let line = composer.editor.draft.asTyped
        composer.sentLines.add(line)
        session.sentLines.add(line)
        noteSent(line, in: shown.flatMap { place(of: $0) } ?? ClientState.Place(server: connection.key))
        composer.replaceText("")
    }

    private static func unknownCommand(_ name: String) -> String {
        if let meant = CommandTable.suggestion(for: name) { return "No command /\(name). Did you mean /\(meant)?" }
        return "No command /\(name). To send it as text, begin with //."
    }
}
