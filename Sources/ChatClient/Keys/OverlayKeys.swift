import ChatProtocol
import TerminalCore

extension Model {
    /// Handles a key while something lies over the chat; `nil` passes it on to the chat below.
    mutating func handleInOverlay(_ press: KeyPress) -> [Effect]? {
        switch keymap.action(for: press, in: [.list]) {
        case .list(let action): return perform(action)
        case .screen(.help):
            overlay = nil
            return []
        default: break
        }
        guard case .help(var help)? = overlay, help.handle(press) else { return nil }
        overlay = .help(help)
        return []
    }

    mutating func perform(_ action: ListKeys.Action) -> [Effect] {
        switch (action, overlay) {
        case (.close, _):
            overlay = nil
        case (.choose, .rooms(let rooms)?):
            return joinSelected(rooms)
        case (_, .help(var help)?):
            help.page = action == .last ? help.page : action.moved(from: help.page, last: help.page + 1)
            overlay = .help(help)
        case (_, .rooms(var rooms)?):
            rooms.selected = action.moved(from: rooms.selected, last: max(0, (rooms.entries?.count ?? 0) - 1))
            overlay = .rooms(rooms)
        case (_, .names(var names)?):
            names.top = action.moved(from: names.top, last: max(0, (names.names?.count ?? 0) - 1))
            overlay = .names(names)
        case (_, nil):
            break
        }
        return []
    }

    private mutating func joinSelected(_ list: RoomsOverlay) -> [Effect] {
        guard let entries = list.entries, entries.indices.contains(list.selected),
            let name = try? RoomName(entries[list.selected].name)
        else { return [] }
        overlay = nil
        return enterRoom(name)
    }
}

extension HelpOverlay {
    /// Narrows the help to lines that contain what is typed.
    mutating func type(_ text: String) {
        filter += text.filter { !$0.isNewline }
        page = 0
    }

    mutating func handle(_ press: KeyPress) -> Bool {
        switch (press.key, press.modifiers) {
        case (.backspace, []):
            if !filter.isEmpty { filter.removeLast() }
            page = 0
        case (.character("u"), .control):
            filter = ""
            page = 0
        case (.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
            type(String(character))
        case (.tab, _): break
        default: return false
        }
        return true
    }
}
