import ChatProtocol

/// Puts a piece of the log that lies apart from what is held into its place, with gaps beside it.
extension Model {
    /// Puts events into the gap that hides them, or before the oldest event held.
    mutating func insert(_ events: [RoomEvent], around seq: Int64, inRoomAt index: Int) {
        let gap = rooms[index].timeline.items.first { item in
            if case .gap(let missing) = item.content { missing.range.contains(seq) } else { false }
        }
        if let gap {
            insert(events, intoGap: gap.id, inRoomAt: index)
        } else if let oldest = rooms[index].memory.oldest, seq < oldest.seq {
            insert(events, before: oldest, inRoomAt: index)
        }
    }

    private mutating func insert(_ events: [RoomEvent], intoGap id: ItemID, inRoomAt index: Int) {
        guard let missing = rooms[index].timeline.gap(id) else { return }
        let inside = events.filter { missing.range.contains($0.seq) }
        guard let first = inside.first?.seq, let last = inside.last?.seq else { return }
        let rests = [missing.rest(after: first, from: .newest), missing.rest(after: last, from: .oldest)]
        rooms[index].timeline.fill(id, with: lines(of: inside, inRoomAt: index), leaving: rests.compactMap(\.self))
    }

    private mutating func insert(_ events: [RoomEvent], before oldest: Position, inRoomAt index: Int) {
        let older = events.filter { $0.seq < oldest.seq }
        guard let first = older.first?.seq, let last = older.last?.seq else { return }
        let contents = lines(of: older, inRoomAt: index).map { (content: $0.content, time: $0.time) }
        if last + 1 < oldest.seq {
            let missing = MissingEvents(epoch: oldest.epoch, range: (last + 1)...(oldest.seq - 1))
            rooms[index].timeline.prepend(contents, beyond: missing, time: now.wallClock)
        } else {
            rooms[index].timeline.prepend(contents)
        }
        rooms[index].memory.oldest?.seq = first
        rooms[index].history = .unknown
    }

    /// What events look like in their room, those that show nothing left out.
    mutating func lines(
        of events: [RoomEvent], inRoomAt index: Int
    ) -> [(seq: Int64, content: TimelineItem.Content, time: Int64)] {
        events.compactMap { event in
            line(of: event, inRoomAt: index).map { (event.seq, $0, event.time.milliseconds) }
        }
    }
}
