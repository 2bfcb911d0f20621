import TerminalCore

/// The rows of items as they were drawn last, so that a key press does not wrap the visible text again.
///
/// An entry holds for as long as the item looks the same; a new width, an edit or a confirmation changes its
/// appearance, so nothing has to be thrown away at the right moment.
struct WrapCache: Sendable {
    /// Some screens full; beyond it the cache starts anew rather than grow with the scrollback.
    static let entriesMax = 1000

    private struct Entry {
        let appearance: ItemAppearance
        let rows: [Line]
    }
    private var room: RoomKey?
    private var entries: [ItemID: Entry] = [:]

    /// Forgets everything if another room is shown than before: item ids repeat between rooms.
    mutating func show(_ room: RoomKey) {
        guard room != self.room else { return }
        self.room = room
        entries = [:]
    }

    /// Returns the rows of an item of the shown room.
    mutating func rows(of appearance: ItemAppearance) -> [Line] {
        let id = appearance.item.id
        if let entry = entries[id], entry.appearance == appearance { return entry.rows }
        if entries.count >= Self.entriesMax { entries = [:] }
        let rows = ItemRows.rows(of: appearance)
        entries[id] = Entry(appearance: appearance, rows: rows)
        return rows
    }
}
