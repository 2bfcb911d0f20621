/// Moves the view over a timeline; it stays tied to an item and a row of it, never to a count of lines.
extension Model {
    /// Scrolls the shown room a page less two lines; `direction` is -1 for up and 1 for down.
    mutating func scrollPage(_ direction: Int, metrics: any ChatMetrics) -> [Effect] {
        scroll(rows: direction * max(1, metrics.paneRows(in: self, isReading: true) - 2), metrics: metrics)
    }

    /// Scrolls the shown room by rows; negative is towards older lines.
    mutating func scroll(rows delta: Int, metrics: any ChatMetrics) -> [Effect] {
        guard let index = shownIndex else { return [] }
        let (walk, newestTop) = rowsDrawn(ofRoomAt: index, metrics: metrics)
        let top = place(of: rooms[index], in: walk, newestTop: newestTop)
        if delta < 0 {
            let next = walk.up(-delta, from: top)
            let bottom = walk.down(metrics.paneRows(in: self, isReading: true), from: top)
            if let gap = loadableGap(in: next.item..<max(top.item, bottom.item), ofRoomAt: index) {
                let effects = load(gap, from: .newest, inRoomAt: index)
                // What is missing stops the way up, and comes before it is passed; what can't come does not.
                if !effects.isEmpty {
                    if rooms[index].timeline.index(of: gap) < top.item {
                        rooms[index].scroll = .reading(top: gap, row: 0)
                    }
                    return effects
                }
            }
            if isWaitingForGap(at: top.item, inRoomAt: index) { return [] }
            if top == walk.start { return meetOldest(inRoomAt: index) }
            setTop(next, ofRoomAt: index)
        } else if rooms[index].scroll != .newest {
            let next = walk.down(delta, from: top)
            if next < newestTop { setTop(next, ofRoomAt: index) } else { rooms[index].scroll = .newest }
            let bottom = walk.down(metrics.paneRows(in: self, isReading: true), from: next)
            let gap = loadableGap(in: top.item..<min(bottom.item + 1, walk.count), ofRoomAt: index)
            if let gap, next < newestTop { return load(gap, from: .oldest, inRoomAt: index) }
        }
        return []
    }

    /// Whether the view stands at a gap whose events were asked for.
    private func isWaitingForGap(at item: Int, inRoomAt index: Int) -> Bool {
        let items = rooms[index].timeline.items
        guard items.indices.contains(item), case .gap(let missing) = items[item].content else { return false }
        return missing.state == .asking
    }

    /// Shows the oldest line held; asking again there asks the server.
    mutating func scrollToOldest(metrics: any ChatMetrics) -> [Effect] {
        guard let index = shownIndex else { return [] }
        let (walk, newestTop) = rowsDrawn(ofRoomAt: index, metrics: metrics)
        if place(of: rooms[index], in: walk, newestTop: newestTop) == walk.start { return meetOldest(inRoomAt: index) }
        setTop(walk.start, ofRoomAt: index)
        return []
    }

    /// Shows the newest line.
    mutating func scrollToNewest() {
        if let index = shownIndex { rooms[index].scroll = .newest }
    }

    /// Shows the first unread line at the top, or the newest line where that shows it too.
    mutating func scrollToFirstUnread(metrics: any ChatMetrics) {
        guard let index = shownIndex, let readLine = rooms[index].readLine else { return hint("Nothing unread.") }
        let (walk, newestTop) = rowsDrawn(ofRoomAt: index, metrics: metrics)
        let after = rooms[index].timeline.index(of: readLine.after + 1)
        let first = walk.down(0, from: RowPlace(item: after, row: 0))
        if first < newestTop { setTop(first, ofRoomAt: index) } else { rooms[index].scroll = .newest }
    }

    /// Shows the mention above what is shown, at the top.
    mutating func scrollToPreviousMention(metrics: any ChatMetrics) {
        guard let index = shownIndex else { return }
        let (walk, newestTop) = rowsDrawn(ofRoomAt: index, metrics: metrics)
        let top = place(of: rooms[index], in: walk, newestTop: newestTop)
        // One whose first row is above the top counts as above.
        let above = rooms[index].timeline.items[..<min(top.item + (top.row > 0 ? 1 : 0), walk.count)]
        guard let mention = above.lastIndex(where: { isMention($0, in: rooms[index]) }) else {
            return hint("No mention above, in what is held here.")
        }
        setTop(RowPlace(item: mention, row: 0), ofRoomAt: index)
    }

    /// Shows the next mention at the top; where there is none, or the newest line shows it too, that.
    mutating func scrollToNextMention(metrics: any ChatMetrics) {
        guard let index = shownIndex else { return }
        guard rooms[index].scroll != .newest else { return hint("The newest line is shown.") }
        let (walk, newestTop) = rowsDrawn(ofRoomAt: index, metrics: metrics)
        let top = place(of: rooms[index], in: walk, newestTop: newestTop)
        let items = rooms[index].timeline.items
        let mention = items[min(top.item + 1, items.count)...].firstIndex { isMention($0, in: rooms[index]) }
        if let mention, RowPlace(item: mention, row: 0) < newestTop {
            setTop(RowPlace(item: mention, row: 0), ofRoomAt: index)
        } else {
            rooms[index].scroll = .newest
        }
    }

    private func isMention(_ item: TimelineItem, in room: RoomState) -> Bool {
        guard case .message(let entry) = item.content else { return false }
        return entry.mentionsMe && !isHidden(item, in: room)
    }

    /// The rows of a room as drawn now, and the top one while the newest line is at the bottom.
    private func rowsDrawn(ofRoomAt index: Int, metrics: any ChatMetrics) -> (walk: RowWalk, newestTop: RowPlace) {
        let room = rooms[index]
        let walk = RowWalk(count: room.timeline.items.count) { metrics.rows(ofItemAt: $0, in: room, of: self) }
        return (walk, walk.up(metrics.paneRows(in: self, isReading: false), from: walk.end))
    }

    private func place(of room: RoomState, in walk: RowWalk, newestTop: RowPlace) -> RowPlace {
        switch room.scroll {
        case .newest:
            return max(newestTop, RowPlace(item: room.timeline.firstShownAtNewest, row: 0))
        case .reading(let id, let row):
            let item = room.timeline.index(of: id)
            let isHeld = item < room.timeline.items.count && room.timeline.items[item].id == id
            let isShown = isHeld && !isHidden(room.timeline.items[item], in: room)
            return isShown ? RowPlace(item: item, row: row) : walk.down(0, from: RowPlace(item: item, row: 0))
        }
    }

    private mutating func setTop(_ place: RowPlace, ofRoomAt index: Int) {
        let items = rooms[index].timeline.items
        guard place.item < items.count else { return }
        rooms[index].scroll = .reading(top: items[place.item].id, row: place.row)
    }
}
