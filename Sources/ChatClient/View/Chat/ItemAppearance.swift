import ChatProtocol

/// Everything that decides how an item of a timeline is drawn: equal appearances have equal rows.
struct ItemAppearance: Equatable, Sendable {
    /// The item.
    let item: TimelineItem
    /// It goes on where the item above stopped: name and time are not repeated.
    let continuesAbove: Bool
    /// A date rule stands above it.
    let beginsDay: Bool
    /// The read line stands above it, with this many new lines below.
    let newBelow: Int?
    /// What lies before the oldest item shown; nil for any other item.
    let edge: String?
    /// The columns it is laid out in.
    let columns: MessageColumns
    /// Local time minus UTC in seconds.
    let utcOffset: Int
    /// What a search looks for; marked in the text.
    var found: SearchWords?
    /// It is the hit that the search is at.
    var isCurrentHit = false

    /// Collects what decides how the item at `index` looks in its room.
    ///
    /// What stands above it depends on the last item above that is shown.
    init(itemAt index: Int, in room: RoomState, hiding hidden: HiddenItems, columns: MessageColumns, utcOffset: Int) {
        let items = room.timeline.items
        let item = items[index]
        let above = hidden.lastShown(before: index, in: items)
        let day = LocalTime(milliseconds: item.time, offset: utcOffset).day
        let beginsDay = above.map { LocalTime(milliseconds: $0.time, offset: utcOffset).day != day } ?? true
        let isFirstNew = room.readLine.map { $0.after < item.id && (above?.id ?? .min) <= $0.after } ?? false

        self.item = item
        self.beginsDay = beginsDay
        self.newBelow = isFirstNew ? room.readLine?.count : nil
        self.edge = above == nil ? room.history.sentence(room: room.title) : nil
        self.columns = columns
        self.utcOffset = utcOffset
        self.continuesAbove =
            !beginsDay && !isFirstNew && !columns.bare && (above.map { item.continues($0) } ?? false)
    }

    /// Collects how an item looks that stands alone, apart from what is above it in its timeline.
    init(alone item: TimelineItem, columns: MessageColumns, utcOffset: Int) {
        self.item = item
        self.continuesAbove = false
        self.beginsDay = false
        self.newBelow = nil
        self.edge = nil
        self.columns = columns
        self.utcOffset = utcOffset
    }
}

extension TimelineItem {
    /// Lines of one person this close together share name and time, in milliseconds.
    static let groupingGap: Int64 = 120_000

    /// Whether the item is by the author of the one above it, under the same name, soon after it, and both are plain text.
    fileprivate func continues(_ above: TimelineItem) -> Bool {
        guard case .message(let entry) = content, case .message(let before) = above.content else { return false }
        return entry.kind == .text && before.kind == .text
            && entry.nick == before.nick && entry.reference.uid == before.reference.uid
            && (0...Self.groupingGap).contains(time - above.time)
    }
}

extension HistoryEdge {
    /// What is said above the oldest item; nil while there is nothing to say.
    fileprivate func sentence(room: String) -> String? {
        switch self {
        case .unknown: nil
        case .held: "Beginning of what this program holds. PgUp again asks the server."
        case .asking: "Asking the server for earlier messages"
        case .beginning: "Beginning of \(room)."
        }
    }
}
