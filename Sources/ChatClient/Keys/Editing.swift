import TerminalCore

extension Model {
    /// Inserts what the user typed.
    mutating func type(_ text: String) {
        completion = nil
        session.quitArmedUntil = nil
        composer.editor.insert(text)
        engage()
    }

    /// Changes the input line or moves in it; where a line ends, Up and Down go on to the lines sent before.
    mutating func perform(_ action: EditingKeys.Action) -> [Effect] {
        let before = composer.editor.text
        switch action {
        case .olderAnywhere: recallAnywhere(older: true)
        case .newerAnywhere: recallAnywhere(older: false)
        case .up: if !composer.editor.moveUp() { recall(older: true) }
        case .down: if !composer.editor.moveDown() { recall(older: false) }
        default: composer.editor.apply(action)
        }
        composer.forgetPasteIfEmpty()
        if composer.editor.text != before { engage() }
        return []
    }

    private mutating func recall(older: Bool) {
        let text = composer.editor.text
        let line = older ? composer.sentLines.older(keeping: text) : composer.sentLines.newer(keeping: text)
        if let line { composer.replaceText(line) }
    }

    private mutating func recallAnywhere(older: Bool) {
        let text = composer.editor.text
        let line = older ? session.sentLines.older(keeping: text) : session.sentLines.newer(keeping: text)
        if let line { composer.replaceText(line) }
    }
}
