import TerminalCore

/// `/exit`, which may mean the room or the program: the answer is typed in a prompt.
extension Model {
    /// Asks which leaving is meant; where there is nothing to choose from, quits.
    mutating func askToLeave() -> [Effect] {
        guard let room = shown, case .room = room.key else { return quitUnlessDrafts() }
        guard lineMode == nil else {
            say(Self.leavingQuestion(room))
            return []
        }
        leaveLine()
        closePrompts()
        prompt = Prompt(.leaving)
        return []
    }

    /// What is asked while the prompt waits for its answer.
    var promptQuestion: String? {
        guard prompt?.purpose == .leaving else { return nil }
        return shown.map(Self.leavingQuestion)
    }

    private static func leavingQuestion(_ room: RoomState) -> String { "Leave \(room.title) (/part) or quit (/quit)?" }

    /// Does what was answered; with another answer the question stays.
    mutating func answerLeaving() -> [Effect] {
        let typed = (prompt?.editor.text ?? "").trimmingSpaces().lowercased()
        let word = HangulLayout.latinKeys(for: typed) ?? typed
        let answer = word.hasPrefix("/") ? String(word.dropFirst()) : word
        // A beginning is enough, and here /q means what it looks like: the question is answered already.
        let name = ["part", "quit"].first { !answer.isEmpty && $0.hasPrefix(answer) } ?? answer
        guard let command = CommandTable.find(name), [.rooms(.part), .program(.quit)].contains(command.action) else {
            hint("Type part or quit, then Enter. Esc: neither.")
            return []
        }
        prompt = nil
        return command.action == .program(.quit) ? quitUnlessDrafts() : run(command, "")
    }
}
