import TerminalCore

/// The keys that change what is on the screen.
enum ScreenKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case help, links, roomList, peopleList, times, joins, bareView, mouse, redraw }

    static let bindings: [KeyBinding] = [
        KeyBinding("help", "F1, Alt-?", "this help", .screen(.help), .plain(.function(1)), .alt("?")),
        KeyBinding("links", "Alt-O", "links in this room: copy or open", .screen(.links), .alt("o")),
        KeyBinding("room-list", "F7, Alt-Shift-B", "room list", .screen(.roomList), .plain(.function(7)), .alt("B")),
        KeyBinding(
            "people-list", "F8, Alt-Shift-N", "people list", .screen(.peopleList), .plain(.function(8)), .alt("N")),
        KeyBinding("times", "Alt-T", "times shown or hidden", .screen(.times), .alt("t")),
        KeyBinding("joins", "Alt-=", "joins and leaves shown or hidden", .screen(.joins), .alt("=")),
        KeyBinding("bare-view", "Alt-L", "bare view for copying", .screen(.bareView), .alt("l")),
        KeyBinding("mouse", "Alt-M", "mouse on or off", .screen(.mouse), .alt("m")),
        KeyBinding("redraw", "Ctrl-L", "draw the screen again", .screen(.redraw), .control("l")),
    ]
}

extension Model {
    mutating func perform(_ action: ScreenKeys.Action) -> [Effect] {
        switch action {
        case .help: toggleHelp()
        case .links: openLinks()
        case .roomList:
            display.roomList.toggle(isShownByRule: size.columns >= Layout.sidebarFromColumns)
            noteTooNarrow(for: action)
        case .peopleList:
            display.peopleList.toggle(isShownByRule: size.columns >= Layout.peopleFromColumns)
            noteTooNarrow(for: action)
        case .times:
            let areShown = settings.screen.times.wish ?? (size.columns >= Layout.timesFromColumns)
            settings.screen.times = areShown ? .off : .on
        case .joins:
            settings.screen.joins.toggle()
            hint(settings.screen.joins ? "Joins and leaves are shown." : "Joins and leaves are hidden.")
        case .bareView: display.isBare = true
        case .mouse:
            settings.screen.mouse.toggle()
            let way = keymap.key(of: "mouse").map { " \($0) switches it on." } ?? ""
            hint(settings.screen.mouse ? "The mouse is on." : "The mouse is off.\(way)")
        case .redraw: return [.terminal(.redraw)]
        }
        return []
    }

    /// Says where else to look when a list was asked for that the screen is too narrow for.
    private mutating func noteTooNarrow(for action: ScreenKeys.Action) {
        guard let layout = Layout(size: size, wishes: Layout.Wishes(columnsOf: self)), case .room? = shownRoom else {
            return
        }
        switch (action, layout.rooms) {
        case (.peopleList, _) where display.peopleList == .shown && layout.people == nil:
            hint("Too narrow for that. /names lists people.")
        case (.roomList, .strip) where display.roomList == .shown,
            (.roomList, .current) where display.roomList == .shown:
            let way = keymap.key(of: "room-find").map { " \($0) lists rooms." } ?? ""
            hint("Too narrow for that.\(way)")
        default: break
        }
    }
}

extension DisplayChoices.Panel {
    /// Forces the opposite of what is on the screen.
    mutating func toggle(isShownByRule: Bool) {
        let isShown = self == .automatic ? isShownByRule : self == .shown
        self = isShown ? .hidden : .shown
    }
}
