import TerminalCore

/// The keys that do something with the input line as a whole.
enum InputKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case enter, complete, completeBackward, searchSent, edit }

    static let bindings: [KeyBinding] = [
        KeyBinding("enter", "Enter", "send, or run the command", .input(.enter), .plain(.enter)),
        KeyBinding("complete", "Tab", "complete a name, room or command", .input(.complete), .plain(.tab)),
        KeyBinding("complete-back", "Shift-Tab", "previous completion", .input(.completeBackward), .shift(.tab)),
        KeyBinding("sent-search", "Ctrl-R", "search the lines you sent", .input(.searchSent), .control("r")),
        KeyBinding("edit", "Alt-E", "edit the text in your editor ($VISUAL, $EDITOR)", .input(.edit), .alt("e")),
    ]
}

extension Model {
    mutating func perform(_ action: InputKeys.Action) -> [Effect] {
        switch action {
        case .enter: return enter()
        case .complete: complete(.forward)
        case .completeBackward: complete(.backward)
        case .searchSent: beginSentSearch()
        case .edit: return editElsewhere()
        }
        return []
    }
}
