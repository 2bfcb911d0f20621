/// What lies over the chat: a list with a place in it.
///
/// What a new list needs goes into the switches here.
package enum Overlay: Equatable, Sendable {
    /// /rooms.
    case rooms(RoomsOverlay)
    /// /names.
    case names(NamesOverlay)
    /// Alt-K.
    case finder(FinderOverlay)
    /// Alt-O.
    case links(LinksOverlay)
    /// /set.
    case settings(SettingsOverlay)

    /// Whether it waits for the server's answer.
    var isWaiting: Bool {
        switch self {
        case .rooms(let rooms): rooms.entries == nil
        case .names(let names): names.names == nil
        case .finder, .links, .settings: false
        }
    }

    /// Whether what is typed narrows it; else it closes it and goes into the draft.
    var takesFilter: Bool {
        switch self {
        case .rooms, .finder, .links, .settings: true
        case .names: false
        }
    }

    /// Where the list is: the entry that Enter takes, or the first one shown.
    var place: Int {
        get {
            switch self {
            case .rooms(let rooms): rooms.selected
            case .names(let names): names.top
            case .finder(let finder): finder.selected
            case .links(let links): links.selected
            case .settings(let settings): settings.selected
            }
        }
        set {
            switch self {
            case .rooms(var rooms):
                rooms.selected = newValue
                self = .rooms(rooms)
            case .names(var names):
                names.top = newValue
                self = .names(names)
            case .finder(var finder):
                finder.selected = newValue
                self = .finder(finder)
            case .links(var links):
                links.selected = newValue
                self = .links(links)
            case .settings(var settings):
                settings.selected = newValue
                self = .settings(settings)
            }
        }
    }
}

/// The rooms of the server.
package struct RoomsOverlay: Equatable, Sendable {
    /// A room that can be joined.
    package struct Entry: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// People in it.
        package var people: Int
        /// Its topic.
        package var topic: String
    }
    /// Entries asked for: above what a server of ours holds, bounded because another may never come to an end.
    static let entriesMax = 2_000
    /// Rooms by name; `nil` until the server has answered.
    package var entries: [Entry]?
    /// The entry that Enter joins, counted among those that are shown.
    package var selected = 0

    /// The entries whose name or topic contains a text, in any case; `nil` until the server has answered.
    func entries(matching filter: String) -> [Entry]? {
        let filter = filter.lowercased()
        guard !filter.isEmpty else { return entries }
        return entries?.filter { $0.name.lowercased().contains(filter) || $0.topic.lowercased().contains(filter) }
    }
}

/// The people of a room.
package struct NamesOverlay: Equatable, Sendable {
    /// Names asked for: the connections that a server of ours holds, bounded as above.
    static let namesMax = 10_000
    /// Title of the room.
    package var room: String
    /// Names in alphabetical order; `nil` until the server has answered.
    package var names: [String]?
    /// First name shown; Down and PgDn raise it.
    package var top = 0
}
