import TerminalCore

/// The keys that change the text being typed, in the input line and wherever else text is typed.
enum EditingKeys {
    /// What they do.
    enum Action: Hashable, Sendable {
        case newLine, joinLines
        case left, right, wordLeft, wordRight, lineStart, lineEnd
        case deleteBackward, deleteForward
        case killToSpace, killWordBackward, killWordForward, killToStart, killToEnd
        case yank, yankOlder, transpose, undo
        case up, down, olderAnywhere, newerAnywhere
    }

    static let bindings: [KeyBinding] = [
        KeyBinding(
            "new-line", "Alt-Enter", "new line", .editing(.newLine), .alt(.enter), .shift(.enter), .control(.enter)),
        KeyBinding(
            "join-lines", "Alt-J", "join the lines of a pasted text", .editing(.joinLines), in: .pasted, .alt("j")),
        KeyBinding("older-line", "Up", "your earlier lines", .editing(.up), .plain(.up)),
        KeyBinding("newer-line", "Down", "your later lines", .editing(.down), .plain(.down)),
        KeyBinding(
            "older-line-anywhere", "Ctrl-Up", "your earlier lines in all rooms", .editing(.olderAnywhere),
            .control(.up)),
        KeyBinding(
            "newer-line-anywhere", "Ctrl-Down", "your later lines in all rooms", .editing(.newerAnywhere),
            .control(.down)),
        KeyBinding("left", "Left, Ctrl-B", "back one character", .editing(.left), .plain(.left), .control("b")),
        KeyBinding("right", "Right, Ctrl-F", "forward one character", .editing(.right), .plain(.right), .control("f")),
        KeyBinding("word-left", "Alt-B, Ctrl-Left", "back one word", .editing(.wordLeft), .alt("b"), .control(.left)),
        KeyBinding(
            "word-right", "Alt-F, Ctrl-Right", "forward one word", .editing(.wordRight), .alt("f"), .control(.right)),
        KeyBinding(
            "line-start", "Ctrl-A, Home", "start of the line", .editing(.lineStart), .control("a"), .plain(.home)),
        KeyBinding("line-end", "Ctrl-E, End", "end of the line", .editing(.lineEnd), .control("e"), .plain(.end)),
        KeyBinding(
            "delete-back", "Backspace", "delete back", .editing(.deleteBackward), .plain(.backspace),
            .shift(.backspace)),
        KeyBinding(
            "delete-forward", "Ctrl-D, Delete", "delete forward", .editing(.deleteForward), .control("d"),
            .plain(.delete)),
        KeyBinding("kill-to-space", "Ctrl-W", "delete back to a space", .editing(.killToSpace), .control("w")),
        KeyBinding(
            "kill-word-back", "Alt-Backspace", "delete a word back", .editing(.killWordBackward), .alt(.backspace),
            .control(.backspace)),
        KeyBinding("kill-word", "Alt-D", "delete a word forward", .editing(.killWordForward), .alt("d")),
        KeyBinding("kill-to-start", "Ctrl-U", "delete to the start", .editing(.killToStart), .control("u")),
        KeyBinding("kill-to-end", "Ctrl-K", "delete to the end", .editing(.killToEnd), .control("k")),
        KeyBinding("yank", "Ctrl-Y", "bring deleted text back", .editing(.yank), .control("y")),
        KeyBinding("yank-older", "Alt-Y", "after Ctrl-Y: what was deleted before", .editing(.yankOlder), .alt("y")),
        KeyBinding("transpose", "Ctrl-T", "swap two characters", .editing(.transpose), .control("t")),
        KeyBinding("undo", "Ctrl-_", "undo", .editing(.undo), .control("_")),
    ]
}

extension LineEditor {
    /// Makes one change, with the ring that killed text goes to and comes from; what needs the lines sent before means
    /// nothing here.
    mutating func apply(_ edit: EditingKeys.Action, _ kills: inout KillRing) {
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
        case .killToSpace: killToSpaceBackward(into: &kills)
        case .killWordBackward: killWordBackward(into: &kills)
        case .killWordForward: killWordForward(into: &kills)
        case .killToStart: killToStart(into: &kills)
        case .killToEnd: killToEnd(into: &kills)
        case .yank: yank(from: kills)
        case .yankOlder: yankOlder(from: kills)
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
