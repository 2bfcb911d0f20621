import ChatProtocol

/// What is missing in the middle of a room is loaded when the user comes to it, or asks for it.
extension Model {
    /// Asks the server for a part of what is missing; says why where it can't be asked.
    mutating func load(_ id: ItemID, from side: MissingEvents.Side, inRoomAt index: Int) -> [Effect] {
        guard var missing = rooms[index].timeline.gap(id), missing.state == .loadable,
            case .room(let name) = rooms[index].key
        else { return [] }
        guard rooms[index].membership == .live else {
            hint("What is missing can be loaded once you are connected again.")
            return []
        }
        guard rooms[index].timeline.items.count + ChatLimits.pageEventsStandard <= rooms[index].timeline.itemsMax else {
            let held = rooms[index].timeline.itemsMax.grouped
            hint("This program holds \(held) lines of a room. What is missing stays on the server.")
            return []
        }
        let history = HistoryRequest(room: name, anchor: missing.anchor(from: side))
        missing.state = .asking
        rooms[index].timeline.modify(id) { $0 = .gap(missing) }
        return [.transmit(request(.history(history), expecting: .missing(name, gap: id, side)))]
    }

    /// Puts a page of what was missing into its place; the view stays at what stood below.
    mutating func receive(_ page: Page, for id: ItemID, from side: MissingEvents.Side, inRoomAt index: Int) {
        guard let missing = rooms[index].timeline.gap(id) else { return }
        let inside = page.events.filter { missing.range.contains($0.seq) }
        let reached = side == .newest ? inside.first?.seq : inside.last?.seq
        var rest = reached.map { missing.rest(after: $0, from: side) } ?? missing
        // What came may lie outside, where a search has put something into the gap meanwhile.
        rest?.state = .loadable
        // Nothing more on that side, although something is missing: it is no longer kept.
        if page.events.isEmpty || (side == .newest && !page.more) { rest?.state = .gone }
        let neighbour = rooms[index].timeline.items.dropFirst(rooms[index].timeline.index(of: id) + 1).first?.id
        if case .reading(top: id, _) = rooms[index].scroll, side == .newest, !inside.isEmpty, let neighbour {
            rooms[index].scroll = .reading(top: neighbour, row: 0)
        }
        rooms[index].timeline.fill(id, with: lines(of: inside, inRoomAt: index), leaving: [rest].compactMap(\.self))
    }

    /// A request for what is missing came to nothing: it can be asked for again.
    mutating func giveUpLoading(_ id: ItemID, inRoomAt index: Int) {
        guard var missing = rooms[index].timeline.gap(id) else { return }
        missing.state = .loadable
        rooms[index].timeline.modify(id) { $0 = .gap(missing) }
    }

    /// The loadable gap nearest to the lower end among items, if any.
    func loadableGap(in items: Range<Int>, ofRoomAt index: Int) -> ItemID? {
        let held = rooms[index].timeline.items
        return held[items.clamped(to: held.indices)].last { item in
            if case .gap(let missing) = item.content { missing.state == .loadable } else { false }
        }?.id
    }

    /// What an event of the log looks like in its room; `nil` where it shows nothing.
    ///
    /// One of ours that was still open is found here: the line that waited for it goes.
    mutating func line(of event: RoomEvent, inRoomAt index: Int) -> TimelineItem.Content? {
        ignored.meet(event.author)
        switch event.body {
        case .message(let text, let kind):
            if let cid = event.cid { _ = rooms[index].timeline.remove(cid) }
            return .message(entry(text, MessageEntry.Kind(kind), event))
        case .topic(let topic): return .topic(by: event.author.nick.text, text: topic)
        case .moderation(let moderation): return .notice(moderation.sentence(by: event.author.nick))
        case .tombstone: return .message(tombstone(event))
        case .redaction, .unknown: return nil
        }
    }
}
