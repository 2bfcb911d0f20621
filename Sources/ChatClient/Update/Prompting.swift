import TerminalCore

/// A prompt from its first character to its end.
///
/// What a new purpose does goes into the switches here.
extension Model {
    /// Whether text goes somewhere else than into the draft.
    var takesPromptText: Bool { prompt != nil || help != nil || overlay?.takesFilter == true }

    /// Inserts what was typed or pasted; where there is no prompt yet, it begins a filter.
    mutating func typeInPrompt(_ text: String) {
        if prompt == nil { prompt = Prompt(.filter) }
        prompt?.editor.insert(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        notePromptChange()
    }

    /// Changes the text of the prompt or moves in it; it has one line.
    mutating func editPrompt(_ edit: EditingKeys.Action) {
        guard edit != .newLine, let before = prompt?.editor.text else { return }
        var kills = session.kills
        prompt?.editor.apply(edit, &kills)
        session.kills = kills
        if prompt?.editor.text != before { notePromptChange() }
    }

    mutating func perform(_ action: PromptKeys.Action) -> [Effect] {
        switch (action, prompt?.purpose) {
        case (.accept, .search): acceptSearch()
        case (.cancel, .search): cancelSearch()
        case (.older, .search): return searchOlder()
        case (.newer, .search): searchNewer()
        case (.accept, .sentLines): acceptSentSearch()
        case (.cancel, .sentLines): closeSentSearch()
        case (.older, .sentLines): searchSentOlder()
        case (.newer, .sentLines): searchSentNewer()
        case (.older, .filter): return perform(ListKeys.Action.up)
        case (.newer, .filter): return perform(ListKeys.Action.down)
        case (.accept, .leaving): return answerLeaving()
        case (.cancel, .leaving): prompt = nil
        case (_, .leaving): break
        case (.accept, .filter): return perform(ListKeys.Action.choose)
        case (.cancel, .filter): return perform(ListKeys.Action.close)
        case (_, nil): break
        }
        return []
    }

    /// Takes away a prompt that belongs to the chat, with what it was for; the draft is as it was.
    mutating func closePrompts() {
        closeSearch()
        closeSentSearch()
        if prompt?.purpose == .leaving { prompt = nil }
    }

    private mutating func notePromptChange() {
        switch prompt?.purpose {
        case .filter:
            if help != nil { help?.page = 0 } else { overlay?.place = 0 }
        case .search:
            noteSearchChange()
        case .sentLines:
            noteSentSearchChange()
        case .leaving, nil:
            break
        }
    }
}
