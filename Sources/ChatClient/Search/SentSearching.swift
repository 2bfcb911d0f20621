import TerminalCore

/// Searching the lines that were sent: the draft stays as it is until one of them is taken.
extension Model {
    /// Opens the search: this room's lines first, then those of all rooms.
    mutating func beginSentSearch() {
        let search = SentSearch(composer.sentLines.newestFirst, session.sentLines.newestFirst)
        guard !search.isEmpty else { return hint("You have not sent a line yet.") }
        uncoverChat()
        closePrompts()
        question = nil
        sentSearch = search
        prompt = Prompt(.sentLines)
    }

    /// What is looked for has changed.
    mutating func noteSentSearchChange() {
        guard let text = prompt?.editor.text else { return }
        sentSearch?.look(for: text)
    }

    /// Goes to the next older line that has it; before anything is typed, what was looked for last is looked for again.
    mutating func searchSentOlder() {
        if prompt?.editor.isEmpty == true, !session.lastSentSearch.isEmpty {
            return typeInPrompt(session.lastSentSearch)
        }
        if sentSearch?.line != nil, sentSearch?.goOlder() == false { hint("That is the oldest line that has it.") }
    }

    /// Goes to the next newer line that has it.
    mutating func searchSentNewer() {
        if sentSearch?.line != nil, sentSearch?.goNewer() == false { hint("That is the newest line that has it.") }
    }

    /// Puts the line that was found into the input line; undo brings back what stood there, as does Down, or Ctrl-Down for
    /// another room's line.
    mutating func acceptSentSearch() {
        let line = sentSearch?.line
        if let text = prompt?.editor.text, !text.isEmpty { session.lastSentSearch = text }
        closeSentSearch()
        guard let line else { return }
        let draft = composer.editor.draft
        if !composer.sentLines.go(to: line, keeping: draft) { _ = session.sentLines.go(to: line, keeping: draft) }
        composer.editor.recall(LineEditor.Draft(line))
        engage()
    }

    /// The search, while its words are what is typed.
    var shownSentSearch: SentSearch? { prompt?.purpose == .sentLines ? sentSearch : nil }

    /// Takes the search away; the draft is as it was.
    mutating func closeSentSearch() {
        sentSearch = nil
        if prompt?.purpose == .sentLines { prompt = nil }
    }
}
