/// What a key of the chat page can do.
enum KeyAction: Hashable, Sendable {
    // The input line.
    case enter, complete, completeBackward, edit(Edit)
    // The timeline.
    case pageUp, pageDown, rowUp, rowDown, oldest, newest, firstUnread
    // The rooms.
    case nextRoom, previousRoom, room(Int), activeRoom, lastRoom
    // The screen.
    case help, roomList, peopleList, times, bareView, mouse, redraw
    // The program.
    case escape, interrupt, endOfInput, retry, suspend

    /// What a key can do to the text being typed.
    enum Edit: Hashable, Sendable {
        case newLine, joinLines
        case left, right, wordLeft, wordRight, lineStart, lineEnd
        case deleteBackward, deleteForward
        case killToSpace, killWordBackward, killWordForward, killToStart, killToEnd
        case yank, transpose, undo
        case up, down, olderAnywhere, newerAnywhere
    }
}
