import TerminalCore

/// The keys of the chat page, in one table: what dispatch does and what F1 shows cannot differ.
package enum KeyTable {
    /// Every key, in the order the help shows them.
    package static let bindings: [KeyBinding] = rooms + timeline + inputLine + screen + program + numbers

    /// Returns what a press does where all of `contexts` hold; `nil` for a key that means nothing there.
    ///
    /// An Alt-letter typed with the Hangul layout on means the Latin letter of the same key.
    static func action(for press: KeyPress, in contexts: [KeyBinding.Context]) -> KeyAction? {
        if let action = lookUp(press, in: contexts) { return action }
        guard press.modifiers.contains(.alt), case .character(let character) = press.key,
            let latin = HangulLayout.latinKey(for: character)
        else { return nil }
        return lookUp(KeyPress(.character(latin), press.modifiers), in: contexts)
    }

    private static func lookUp(_ press: KeyPress, in contexts: [KeyBinding.Context]) -> KeyAction? {
        let rows = index[press] ?? []
        let special = rows.first { $0.context != .always && contexts.contains($0.context) }
        return (special ?? rows.first { $0.context == .always })?.action
    }

    private static let index: [KeyPress: [KeyBinding]] = bindings.reduce(into: [:]) { index, binding in
        for press in binding.presses { index[press, default: []].append(binding) }
    }

    private static let rooms: [KeyBinding] = [
        KeyBinding("Alt-A", "next room with unread lines, then back", .activeRoom, .alt("a")),
        KeyBinding(
            "Ctrl-N, Alt-Down", "next room", .nextRoom, .control("n"), .alt(.down), .alt(.right)),
        KeyBinding(
            "Ctrl-P, Alt-Up", "previous room", .previousRoom, .control("p"), .alt(.up), .alt(.left)),
        KeyBinding("Alt-/", "room you came from", .lastRoom, .alt("/")),
    ]

    private static let timeline: [KeyBinding] = [
        KeyBinding("PgUp", "scroll a page up", .pageUp, .plain(.pageUp)),
        KeyBinding("PgDn", "scroll a page down", .pageDown, .plain(.pageDown)),
        KeyBinding("Shift-Up", "scroll a line up", .rowUp, .shift(.up)),
        KeyBinding("Shift-Down", "scroll a line down", .rowDown, .shift(.down)),
        KeyBinding("Home", "oldest line (empty line)", .oldest, in: .emptyLine, .plain(.home)),
        KeyBinding("End", "newest line (empty line)", .newest, in: .emptyLine, .plain(.end)),
        KeyBinding("Ctrl-Home, Alt-<", "oldest line", .oldest, .control(.home), .alt(.home), .alt("<")),
        KeyBinding("Ctrl-End, Alt->", "newest line", .newest, .control(.end), .alt(.end), .alt(">")),
        KeyBinding("Alt-U", "first unread line", .firstUnread, .alt("u")),
    ]

    private static let inputLine: [KeyBinding] = [
        KeyBinding("Enter", "send, or run the command", .enter, .plain(.enter)),
        KeyBinding("Alt-Enter", "new line", .edit(.newLine), .alt(.enter), .shift(.enter), .control(.enter)),
        KeyBinding("Tab", "complete a name, room or command", .complete, .plain(.tab)),
        KeyBinding("Shift-Tab", "previous completion", .completeBackward, .shift(.tab)),
        KeyBinding("Alt-J", "join the lines of a pasted text", .edit(.joinLines), in: .pasted, .alt("j")),
        KeyBinding("Up", "your earlier lines", .edit(.up), .plain(.up)),
        KeyBinding("Down", "your later lines", .edit(.down), .plain(.down)),
        KeyBinding("Ctrl-Up", "your earlier lines in all rooms", .edit(.olderAnywhere), .control(.up)),
        KeyBinding("Ctrl-Down", "your later lines in all rooms", .edit(.newerAnywhere), .control(.down)),
        KeyBinding("Left, Ctrl-B", "back one character", .edit(.left), .plain(.left), .control("b")),
        KeyBinding("Right, Ctrl-F", "forward one character", .edit(.right), .plain(.right), .control("f")),
        KeyBinding("Alt-B, Ctrl-Left", "back one word", .edit(.wordLeft), .alt("b"), .control(.left)),
        KeyBinding("Alt-F, Ctrl-Right", "forward one word", .edit(.wordRight), .alt("f"), .control(.right)),
        KeyBinding("Ctrl-A, Home", "start of the line", .edit(.lineStart), .control("a"), .plain(.home)),
        KeyBinding("Ctrl-E, End", "end of the line", .edit(.lineEnd), .control("e"), .plain(.end)),
        KeyBinding("Backspace", "delete back", .edit(.deleteBackward), .plain(.backspace), .shift(.backspace)),
        KeyBinding("Ctrl-D", "quit (empty line)", .endOfInput, in: .emptyLine, .control("d")),
        KeyBinding("Ctrl-D, Delete", "delete forward", .edit(.deleteForward), .control("d"), .plain(.delete)),
        KeyBinding("Ctrl-W", "delete back to a space", .edit(.killToSpace), .control("w")),
        KeyBinding(
            "Alt-Backspace", "delete a word back", .edit(.killWordBackward), .alt(.backspace), .control(.backspace)),
        KeyBinding("Alt-D", "delete a word forward", .edit(.killWordForward), .alt("d")),
        KeyBinding("Ctrl-U", "delete to the start", .edit(.killToStart), .control("u")),
        KeyBinding("Ctrl-K", "delete to the end", .edit(.killToEnd), .control("k")),
        KeyBinding("Ctrl-Y", "bring deleted text back", .edit(.yank), .control("y")),
        KeyBinding("Ctrl-T", "swap two characters", .edit(.transpose), .control("t")),
        KeyBinding("Ctrl-_", "undo", .edit(.undo), .control("_")),
    ]

    private static let screen: [KeyBinding] = [
        KeyBinding("F1, Alt-?", "this help", .help, .plain(.function(1)), .alt("?")),
        KeyBinding("F7, Alt-Shift-B", "room list", .roomList, .plain(.function(7)), .alt("B")),
        KeyBinding("F8, Alt-Shift-N", "people list", .peopleList, .plain(.function(8)), .alt("N")),
        KeyBinding("Alt-T", "times shown or hidden", .times, .alt("t")),
        KeyBinding("Alt-L", "bare view for copying", .bareView, .alt("l")),
        KeyBinding("Alt-M", "mouse on or off", .mouse, .alt("m")),
        KeyBinding("Ctrl-L", "draw the screen again", .redraw, .control("l")),
    ]

    private static let program: [KeyBinding] = [
        KeyBinding("Alt-R", "try to reconnect now (offline)", .retry, in: .offline, .alt("r")),
        KeyBinding("Esc, Ctrl-G", "close, then back to the newest line", .escape, .plain(.escape), .control("g")),
        KeyBinding("Ctrl-C", "clear the line; twice: quit", .interrupt, .control("c")),
        KeyBinding("Ctrl-Z", "suspend", .suspend, .control("z")),
    ]

    /// Ten rows for dispatch; the help shows the first, whose label stands for all.
    private static let numbers: [KeyBinding] = (1...10).map { number in
        KeyBinding(
            number == 1 ? "Alt-1 to Alt-0" : "", "room by number", .room(number),
            .alt(Character(String(number % 10))))
    }
}
