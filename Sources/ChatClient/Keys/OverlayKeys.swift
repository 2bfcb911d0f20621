import ChatProtocol
import TerminalCore

extension Model {
    /// Handles a key while something lies over the chat; `nil` passes it on to the chat below.
    mutating func handleInOverlay(_ press: KeyPress) -> [Effect]? {
        if Self.closesOverlay(press) {
            overlay = nil
            return []
        }
        switch overlay {
        case .help(var help):
            guard help.handle(press) else { return nil }
            overlay = .help(help)
        case .rooms(var rooms):
            if press == KeyPress(.enter) { return joinSelected(rooms) }
            guard rooms.handle(press) else { return nil }
            overlay = .rooms(rooms)
        case .names(var names):
            guard names.handle(press) else { return nil }
            overlay = .names(names)
        case nil:
            return nil
        }
        return []
    }

    private static func closesOverlay(_ press: KeyPress) -> Bool {
        switch KeyTable.action(for: press, in: []) {
        case .escape, .help, .interrupt: true
        default: false
        }
    }

    private mutating func joinSelected(_ list: RoomsOverlay) -> [Effect] {
        guard let entries = list.entries, entries.indices.contains(list.selected),
            let name = try? RoomName(entries[list.selected].name)
        else { return [] }
        overlay = nil
        return enterRoom(name)
    }
}

/// Rows that PgUp and PgDn pass in a list; the view shows about as many on a screen of usual height.
private let listPage = 10

extension HelpOverlay {
    /// Narrows the help to lines that contain what is typed.
    mutating func type(_ text: String) {
        filter += text.filter { !$0.isNewline }
        page = 0
    }

    mutating func handle(_ press: KeyPress) -> Bool {
        switch (press.key, press.modifiers) {
        case (.pageDown, []), (.down, []): page += 1
        case (.pageUp, []), (.up, []): page = max(0, page - 1)
        case (.home, []): page = 0
        case (.backspace, []):
            if !filter.isEmpty { filter.removeLast() }
            page = 0
        case (.character("u"), .control):
            filter = ""
            page = 0
        case (.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
            type(String(character))
        case (.enter, []), (.tab, _): break
        default: return false
        }
        return true
    }
}

extension RoomsOverlay {
    mutating func handle(_ press: KeyPress) -> Bool {
        let last = max(0, (entries?.count ?? 0) - 1)
        switch (press.key, press.modifiers) {
        case (.down, []): selected = min(last, selected + 1)
        case (.up, []): selected = max(0, selected - 1)
        case (.pageDown, []): selected = min(last, selected + listPage)
        case (.pageUp, []): selected = max(0, selected - listPage)
        case (.home, []): selected = 0
        case (.end, []): selected = last
        default: return false
        }
        return true
    }
}

extension NamesOverlay {
    mutating func handle(_ press: KeyPress) -> Bool {
        let last = max(0, (names?.count ?? 0) - 1)
        switch (press.key, press.modifiers) {
        case (.down, []): top = min(last, top + 1)
        case (.up, []): top = max(0, top - 1)
        case (.pageDown, []): top = min(last, top + listPage)
        case (.pageUp, []): top = max(0, top - listPage)
        case (.home, []): top = 0
        case (.end, []): top = last
        case (.enter, []): return true
        default: return false
        }
        return true
    }
}
