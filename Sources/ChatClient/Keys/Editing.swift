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
    mutating func edit(_ edit: KeyAction.Edit) {
        let before = composer.editor.text
        switch edit {
        case .olderAnywhere: recallAnywhere(older: true)
        case .newerAnywhere: recallAnywhere(older: false)
        case .up: if !composer.editor.moveUp() { recall(older: true) }
        case .down: if !composer.editor.moveDown() { recall(older: false) }
        default: composer.editor.apply(edit)
        }
        composer.forgetPasteIfEmpty()
        if composer.editor.text != before { engage() }
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

extension LineEditor {
    /// Makes one change; what needs the lines sent before means nothing here.
    mutating func apply(_ edit: KeyAction.Edit) {
        switch edit {
        case .newLine: insert("\n")
        case .joinLines: joinLines()
        case .left: moveLeft()
        case .right: moveRight()
        case .wordLeft: moveWordLeft()
        case .wordRight: moveWordRight()
        case .lineStart: moveToLineStart()
        case .lineEnd: moveToLineEnd()
        case .deleteBackward: deleteBackward()
        case .deleteForward: deleteForward()
        case .killToSpace: killToSpaceBackward()
        case .killWordBackward: killWordBackward()
        case .killWordForward: killWordForward()
        case .killToStart: killToStart()
        case .killToEnd: killToEnd()
        case .yank: yank()
        case .transpose: transpose()
        case .undo: undo()
        case .up: moveUp()
        case .down: moveDown()
        case .olderAnywhere, .newerAnywhere: break
        }
    }

    /// Puts all lines on one, with single spaces between them.
    private mutating func joinLines() {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces() }
        replace(0..<text.count, with: lines.filter { !$0.isEmpty }.joined(separator: " "))
    }
}
