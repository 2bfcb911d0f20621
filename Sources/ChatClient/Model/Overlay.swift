/// What lies over the chat.
package enum Overlay: Equatable, Sendable {
    /// F1 and /help.
    case help(HelpOverlay)
    /// /rooms.
    case rooms(RoomsOverlay)
    /// /names.
    case names(NamesOverlay)

    /// Whether it waits for the server's answer.
    var isWaiting: Bool {
        switch self {
        case .help: false
        case .rooms(let rooms): rooms.entries == nil
        case .names(let names): names.names == nil
        }
    }
}

/// The help: keys from `KeyTable`, commands from `CommandTable`.
package struct HelpOverlay: Equatable, Sendable {
    /// What was typed to narrow it; only lines that contain it, in any case, are shown.
    package var filter = ""
    /// Page shown, from 0; the view shows the last one when this is greater.
    package var page = 0

    /// Makes a help overlay.
    package init(filter: String = "") { self.filter = filter }
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
    /// The entry that Enter joins.
    package var selected = 0
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
