import TerminalCore

/// The keys that show another room.
enum SwitchingKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case next, previous, nextUnread, previousUnread, number(Int), active, last, find }

    static let bindings: [KeyBinding] = [
        KeyBinding("room-active", "Alt-A", "next room with unread lines, then back", .switching(.active), .alt("a")),
        KeyBinding(
            "room-next", "Ctrl-N, Alt-Down", "next room", .switching(.next), .control("n"), .alt(.down), .alt(.right)),
        KeyBinding(
            "room-previous", "Ctrl-P, Alt-Up", "previous room", .switching(.previous), .control("p"), .alt(.up),
            .alt(.left)),
        KeyBinding(
            "room-next-unread", "Alt-Shift-Down", "next room with unread lines", .switching(.nextUnread),
            KeyPress(.down, [.alt, .shift])),
        KeyBinding(
            "room-previous-unread", "Alt-Shift-Up", "previous room with unread lines", .switching(.previousUnread),
            KeyPress(.up, [.alt, .shift])),
        KeyBinding(
            "room-find-empty", "Ctrl-K", "find a room (empty line)", .switching(.find), in: .emptyLine, .control("k")),
        KeyBinding("room-find", "Alt-K", "find a room", .switching(.find), .alt("k")),
        KeyBinding("room-last", "Alt-/", "room you came from", .switching(.last), .alt("/")),
    ]

    /// Ten rows for dispatch; the help shows the first, whose label stands for all.
    static let numbers: [KeyBinding] = (1...10).map { number in
        KeyBinding(
            "room-\(number)", number == 1 ? "Alt-1 to Alt-0" : "", "room by number", .switching(.number(number)),
            .alt(Character(String(number % 10))))
    }
}

extension Model {
    mutating func perform(_ action: SwitchingKeys.Action) -> [Effect] {
        switch action {
        case .next: showNeighbour(1)
        case .previous: showNeighbour(-1)
        case .nextUnread: showUnread(1)
        case .previousUnread: showUnread(-1)
        case .find: open(.finder(FinderOverlay()))
        case .number(let number): showRoom(number: number)
        case .active: showActiveRoom()
        case .last: showPreviousRoom()
        }
        return []
    }
}
