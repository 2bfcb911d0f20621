import ChatProtocol

/// Gaps, and how what was missing comes into its place.
///
/// A gap takes as many ids as it hides events, and its own is that of its oldest event. So what is loaded later has its
/// ids already, between those of its neighbours, and nothing that is tied to an item moves.
extension Timeline {
    /// Ids are given out up to here: a hostile server could name gaps until they run over.
    private static let reservableUpTo: ItemID = 1 << 60

    /// Adds a gap at the end.
    mutating func appendGap(_ missing: MissingEvents, time: Int64) {
        var missing = missing
        let isReservable = Self.reservableUpTo - newestID > ItemID(missing.count)
        if !isReservable { missing.state = .gone }
        append(.gap(missing), time: time)
        if isReservable { reserve(ItemID(missing.count) - 1) }
    }

    /// Puts a gap before the oldest item, and before that what is known from beyond it, in order.
    mutating func prepend(
        _ contents: [(content: TimelineItem.Content, time: Int64)], beyond missing: MissingEvents, time: Int64
    ) {
        var missing = missing
        if (items.first?.id ?? 0) - ItemID(missing.count) > -Self.reservableUpTo {
            reserveBefore(ItemID(missing.count) - 1)
        } else {
            missing.state = .gone
        }
        prepend([(.gap(missing), time)])
        prepend(contents)
    }

    /// The newest gap that can be loaded.
    var newestLoadableGap: ItemID? {
        items.last { item in
            if case .gap(let missing) = item.content { missing.state == .loadable } else { false }
        }?.id
    }

    /// The gap with this id, while it is held.
    func gap(_ id: ItemID) -> MissingEvents? {
        if case .gap(let missing)? = self[id]?.content { missing } else { nil }
    }

    /// Puts events into a gap, in their order; `rests` are what stays missing, in their order.
    ///
    /// Events that show nothing, or that have their own line elsewhere, are not among `events`, but count as come.
    mutating func fill(
        _ id: ItemID, with events: [(seq: Int64, content: TimelineItem.Content, time: Int64)],
        leaving rests: [MissingEvents]
    ) {
        guard let missing = gap(id), let time = self[id]?.time else { return }
        let first = missing.range.lowerBound
        let lines = events.filter { missing.range.contains($0.seq) }.map { event in
            TimelineItem(id: id + ItemID(event.seq - first), time: event.time, content: event.content)
        }
        let gaps = rests.map { rest in
            TimelineItem(id: id + ItemID(rest.range.lowerBound - first), time: time, content: .gap(rest))
        }
        replaceItem(id, by: (lines + gaps).sorted { $0.id < $1.id })
    }
}
