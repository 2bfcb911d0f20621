import TerminalCore

/// The keys that move over the timeline.
enum ScrollingKeys {
    /// What they do.
    enum Action: Hashable, Sendable {
        case pageUp, pageDown, rowUp, rowDown, oldest, newest, firstUnread, previousMention, nextMention, search
    }

    static let bindings: [KeyBinding] = [
        KeyBinding("page-up", "PgUp", "scroll a page up", .scrolling(.pageUp), .plain(.pageUp)),
        KeyBinding("page-down", "PgDn", "scroll a page down", .scrolling(.pageDown), .plain(.pageDown)),
        KeyBinding("row-up", "Shift-Up", "scroll a line up", .scrolling(.rowUp), .shift(.up)),
        KeyBinding("row-down", "Shift-Down", "scroll a line down", .scrolling(.rowDown), .shift(.down)),
        KeyBinding(
            "oldest-empty", "Home", "oldest line (empty line)", .scrolling(.oldest), in: .emptyLine, .plain(.home)),
        KeyBinding(
            "newest-empty", "End", "newest line (empty line)", .scrolling(.newest), in: .emptyLine, .plain(.end)),
        KeyBinding(
            "oldest", "Ctrl-Home, Alt-<", "oldest line", .scrolling(.oldest), .control(.home), .alt(.home), .alt("<")),
        KeyBinding(
            "newest", "Ctrl-End, Alt->", "newest line", .scrolling(.newest), .control(.end), .alt(.end), .alt(">")),
        KeyBinding("search", "Ctrl-S", "search this room", .scrolling(.search), .control("s")),
        KeyBinding("first-unread", "Alt-U", "first unread line", .scrolling(.firstUnread), .alt("u")),
        KeyBinding("mention-previous", "Alt-P", "previous mention of you", .scrolling(.previousMention), .alt("p")),
        KeyBinding(
            "mention-next", "Alt-N", "next mention of you, then the newest line", .scrolling(.nextMention), .alt("n")),
    ]
}

extension Model {
    mutating func perform(_ action: ScrollingKeys.Action, metrics: any ChatMetrics) -> [Effect] {
        switch action {
        case .pageUp: return scrollPage(-1, metrics: metrics)
        case .pageDown: return scrollPage(1, metrics: metrics)
        case .rowUp: return scroll(rows: -1, metrics: metrics)
        case .rowDown: return scroll(rows: 1, metrics: metrics)
        case .oldest: return scrollToOldest(metrics: metrics)
        case .search: beginSearch()
        case .newest: scrollToNewest()
        case .firstUnread: scrollToFirstUnread(metrics: metrics)
        case .previousMention: scrollToPreviousMention(metrics: metrics)
        case .nextMention: scrollToNextMention(metrics: metrics)
        }
        return []
    }
}
