/// The rooms that the user is in, those with news first, narrowed by what is typed: Alt-K.
package struct FinderOverlay: Equatable, Sendable {
    /// The entry that Enter shows, counted among those that are listed.
    package var selected = 0

    /// Makes a finder at its first entry.
    package init() {}
}

extension Model {
    /// The rooms that the finder lists: mentions first, then unread, then the order of their numbers.
    ///
    /// What is typed with the Hangul layout on also means the Latin letters of the same keys.
    package func found(_ filter: String) -> [RoomState] {
        let typed = filter.lowercased()
        let latin = HangulLayout.latinKeys(for: typed)
        let matching = rooms.filter { room in
            let title = room.title.lowercased()
            return title.contains(typed) || latin.map { title.contains($0) } ?? false
        }
        let rank = { (room: RoomState) in room.mentions > 0 ? 0 : room.unread > 0 ? 1 : 2 }
        return matching.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }
}
