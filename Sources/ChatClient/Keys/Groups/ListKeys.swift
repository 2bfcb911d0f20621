import TerminalCore

/// The keys of help and lists over the chat.
enum ListKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case up, down, pageUp, pageDown, first, last, choose, open, close }

    static let bindings: [KeyBinding] = [
        KeyBinding("list-up", "Up", "one up", .list(.up), in: .list, .plain(.up)),
        KeyBinding("list-down", "Down", "one down", .list(.down), in: .list, .plain(.down)),
        KeyBinding("list-page-up", "PgUp", "a page up", .list(.pageUp), in: .list, .plain(.pageUp)),
        KeyBinding("list-page-down", "PgDn", "a page down", .list(.pageDown), in: .list, .plain(.pageDown)),
        KeyBinding("list-first", "Home", "to the first", .list(.first), in: .list, .plain(.home)),
        KeyBinding("list-last", "End", "to the last", .list(.last), in: .list, .plain(.end)),
        KeyBinding("list-choose", "Enter", "take the one that is marked", .list(.choose), in: .list, .plain(.enter)),
        KeyBinding("list-open", "Alt-O", "open the link that is marked", .list(.open), in: .list, .alt("o")),
        KeyBinding(
            "list-close", "Esc, Ctrl-G, Ctrl-C", "close", .list(.close), in: .list, .plain(.escape), .control("g"),
            .control("c")),
    ]
}

extension ListKeys.Action {
    /// Places that PgUp and PgDn pass in a list; the view shows about as many on a screen of usual height.
    private static let page = 10

    /// Where a list is after the key that was at `place`; `last` is its last place.
    func moved(from place: Int, last: Int) -> Int {
        switch self {
        case .up: max(0, place - 1)
        case .down: min(last, place + 1)
        case .pageUp: max(0, place - Self.page)
        case .pageDown: min(last, place + Self.page)
        case .first: 0
        case .last: last
        case .choose, .open, .close: place
        }
    }
}
