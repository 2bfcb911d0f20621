import TerminalCore

/// The keys that show another room.
enum SwitchingKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case next, previous, number(Int), active, last }

    static let bindings: [KeyBinding] = [
        KeyBinding("room-active", "Alt-A", "next room with unread lines, then back", .switching(.active), .alt("a")),
        KeyBinding(
            "room-next", "Ctrl-N, Alt-Down", "next room", .switching(.next), .control("n"), .alt(.down), .alt(.right)),
        KeyBinding(
            "room-previous", "Ctrl-P, Alt-Up", "previous room", .switching(.previous), .control("p"), .alt(.up),
            .alt(.left)),
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
        case .number(let number): showRoom(number: number)
        case .active: showActiveRoom()
        case .last: showPreviousRoom()
        }
        return []
    }
}
