import ChatProtocol
import TerminalCore

/// What lies over the chat or owns the input row, and its keys.
extension Model {
    /// Whether a key goes elsewhere than to the chat first.
    var hasSomethingOnTop: Bool { help != nil || overlay != nil || prompt != nil }

    /// Handles a key while help, a list or a prompt is on top; `nil` passes it on to the chat below.
    mutating func handleOnTop(_ press: KeyPress, metrics: any ChatMetrics) -> [Effect]? {
        if let character = press.typedCharacter {
            guard takesPromptText else { return nil }
            typeInPrompt(String(character))
            return []
        }
        let contexts: [KeyBinding.Context] =
            (prompt != nil ? [.prompt] : []) + (help != nil || overlay != nil ? [.list] : [])
        guard let action = keymap.action(for: press, in: contexts) else { return nil }
        switch action {
        case .list, .prompt, .screen(.help), .screen(.redraw), .program(.suspend):
            return perform(action, metrics: metrics)
        case .editing, .input:
            guard prompt?.purpose == .sentLines, action != .editing(.deleteBackward) else {
                return handleTyping(action)
            }
            // As in a shell: what edits is meant for the line that was found.
            acceptSentSearch()
            return nil
        default:
            return nil
        }
    }

    /// Changes the text of a prompt; `nil` where what is typed is meant for the draft.
    private mutating func handleTyping(_ action: KeyAction) -> [Effect]? {
        switch action {
        case .editing(let edit) where prompt != nil:
            editPrompt(edit)
            return []
        case .editing where help != nil, .input where help != nil || prompt != nil:
            // It would change the draft, which nobody looks at now.
            return []
        default:
            return nil
        }
    }

    mutating func perform(_ action: ListKeys.Action) -> [Effect] {
        switch action {
        case .close:
            if help != nil { closeHelp() } else { closeOverlay() }
        case .choose:
            guard help == nil else { break }
            if case .rooms(let rooms)? = overlay { return joinSelected(rooms) }
            if case .finder(let finder)? = overlay { showSelected(finder) }
            if case .settings(let settings)? = overlay { edit(settings) }
            if let link = markedLink { return copy(link: link) }
        case .open:
            if help == nil, let link = markedLink { return open(link: link) }
        case .up, .down, .pageUp, .pageDown, .first, .last:
            if let page = help?.page {
                // The view knows how many pages there are, and shows the last one for any greater number.
                help?.page = action == .last ? page : action.moved(from: page, last: page + 1)
            } else if let list = overlay {
                let last = max(0, count(of: list) - 1)
                overlay?.place = action.moved(from: list.place, last: last)
            }
        }
        return []
    }

    /// Opens the help with the keys of what is on top first, or closes it.
    mutating func toggleHelp() {
        if help != nil { closeHelp() } else { openHelp() }
    }

    /// Opens the help, narrowed to what contains `filter`.
    mutating func openHelp(filter: String = "") {
        let place: KeyBinding.Context? =
            form != nil ? .form : overlay != nil ? .list : prompt != nil ? .prompt : nil
        help = HelpOverlay(place: place, coveredPrompt: prompt)
        // Over the form there is no draft that the input row could show.
        prompt = filter.isEmpty && form == nil ? nil : Prompt(.filter, text: filter)
    }

    private mutating func closeHelp() {
        prompt = help?.coveredPrompt
        help = nil
    }

    /// Lays a list over the chat, in the place of whatever was on top: it gets what is typed.
    mutating func open(_ list: Overlay) {
        uncoverChat()
        closePrompts()
        overlay = list
    }

    /// Takes away what lies over the chat, below a help that is open, with its filter.
    mutating func closeOverlay() {
        overlay = nil
        if help?.coveredPrompt?.purpose == .filter { help?.coveredPrompt = nil }
        if help == nil, prompt?.purpose == .filter { prompt = nil }
    }

    /// Takes everything away: what follows is meant for the draft.
    mutating func uncoverChat() {
        if help != nil { closeHelp() }
        closeOverlay()
    }

    /// How many entries a list has that what is typed leaves.
    func count(of list: Overlay) -> Int {
        switch list {
        case .rooms(let rooms): rooms.entries(matching: filter)?.count ?? 0
        case .names(let names): names.names?.count ?? 0
        case .finder: found(filter).count
        case .links(let links): links.entries(matching: filter).count
        case .settings: SettingsOverlay.rows(matching: filter).count
        }
    }

    /// The marked link of the list of links, while that is open.
    private var markedLink: String? {
        guard case .links(let links)? = overlay else { return nil }
        let entries = links.entries(matching: filter)
        return entries.indices.contains(links.selected) ? entries[links.selected].link : nil
    }

    private mutating func showSelected(_ finder: FinderOverlay) {
        let rooms = found(filter)
        guard rooms.indices.contains(finder.selected) else { return }
        closeOverlay()
        choose(rooms[finder.selected].key)
    }

    private mutating func joinSelected(_ list: RoomsOverlay) -> [Effect] {
        guard let entries = list.entries(matching: filter), entries.indices.contains(list.selected),
            let name = try? RoomName(entries[list.selected].name)
        else { return [] }
        closeOverlay()
        return enterRoom(name)
    }
}
