/// Which items of a room's timeline are not shown: the one answer that drawing, scrolling and counting go by.
///
/// A hidden item keeps its place and takes no row. Rules above an item look at the last item above that is shown.
struct HiddenItems: Equatable, Sendable {
    /// Joins, leaves and changes of name.
    var activity = false
    /// What these people say.
    var ignored = IgnoreList()

    /// Whether an item is hidden.
    func contains(_ item: TimelineItem) -> Bool {
        switch item.content {
        case .activity: activity
        case .message(let entry): !entry.isOwn && (entry.reference.uid.map { ignored.contains($0) } ?? false)
        case .topic, .outage, .gap, .cleared, .link, .notice: false
        }
    }

    /// The last item above an index that is shown.
    func lastShown(before index: Int, in items: [TimelineItem]) -> TimelineItem? {
        items[..<index].last { !contains($0) }
    }
}

extension Model {
    /// What is hidden in a room.
    func hiddenItems(in room: RoomState) -> HiddenItems {
        HiddenItems(activity: !settings.screen.joins, ignored: ignored)
    }

    /// Whether an item of a room is hidden.
    func isHidden(_ item: TimelineItem, in room: RoomState) -> Bool { hiddenItems(in: room).contains(item) }
}
