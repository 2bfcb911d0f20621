import TerminalCore

/// The rows of a room that are on the screen, wrapped only as far as they are seen.
struct ChatPane {
    /// Rows from the top of the region; fewer than its height stand at its lower edge.
    let rows: [Row]
    /// What lies below while reading back; nil when the newest item is on the screen.
    let below: Below?

    /// A row, and what it is a part of.
    struct Row {
        /// What a row is a part of.
        enum Origin: Equatable {
            /// The item at an index of the timeline.
            case item(Int)
            /// The newest lines kept in sight while reading back, and the rule above them.
            case newest
        }
        let line: Line
        let origin: Origin
    }

    /// What lies below the part that is on the screen.
    struct Below: Equatable, Sendable {
        /// Messages below.
        var lines = 0
        /// How many of them mention the reader.
        var mentions = 0

        /// As in `17 below !1` and `17 below`, for a narrow screen.
        var shortWords: [String] {
            let words = "\(lines.grouped) below"
            return mentions == 0 ? [words] : ["\(words) !\(mentions.grouped)", words]
        }

        /// As in `17 lines below, 1 mention`.
        var words: String {
            let lines = lines == 1 ? "1 line below" : "\(lines.grouped) lines below"
            if mentions == 0 { return lines }
            return lines + (mentions == 1 ? ", 1 mention" : ", \(mentions.grouped) mentions")
        }
    }

    /// Newest messages kept in sight while reading back.
    static let newestKept = 3
    /// The chat region must be this high for that; a lower one shows the count in the status row.
    static let newestKeptFromRows = 14

    /// Rows of a region for the messages themselves: while reading back, less the newest ones and the rule above them.
    static func readingRows(ofHeight height: Int) -> Int {
        height >= newestKeptFromRows ? height - newestKept - 1 : height
    }

    /// Finds the visible part of a room in a region of `height` rows.
    init(
        _ room: RoomState, hiding hidden: HiddenItems, height: Int, columns: MessageColumns, utcOffset: Int,
        search: MessageSearch? = nil, cache: inout WrapCache
    ) {
        cache.show(room.key)
        let walk = Walk(room: room, hidden: hidden, columns: columns, utcOffset: utcOffset, search: search)
        if case .reading(let top, let row) = room.scroll,
            let reading = walk.rows(from: top, row: row, height: height, cache: &cache)
        {
            var rows = reading.rows
            let below = walk.below(after: reading.last)
            if rows.count < height {
                let rule = Line.rule("~", around: below.words, columns: columns)
                rows += ([rule] + walk.newestRows(after: reading.last)).map { Row(line: $0, origin: .newest) }
            }
            self.rows = rows
            self.below = below
        } else {
            rows = walk.newestRows(height: height, cache: &cache)
            below = nil
        }
    }
}

/// Goes through the items of a room and stops as soon as a region is full.
private struct Walk {
    let room: RoomState
    let hidden: HiddenItems
    let columns: MessageColumns
    let utcOffset: Int
    let search: MessageSearch?
    private var items: [TimelineItem] { room.timeline.items }

    private func rows(ofItemAt index: Int, cache: inout WrapCache) -> [ChatPane.Row] {
        guard !hidden.contains(items[index]) else { return [] }
        var appearance = ItemAppearance(itemAt: index, in: room, hiding: hidden, columns: columns, utcOffset: utcOffset)
        if let search {
            appearance.found = search.words
            appearance.isCurrentHit = search.current == items[index].id
        }
        return cache.rows(of: appearance).map { ChatPane.Row(line: $0, origin: .item(index)) }
    }

    /// The last rows of the room, going up as far as the place where the view was cleared.
    func newestRows(height: Int, cache: inout WrapCache) -> [ChatPane.Row] {
        var parts: [[ChatPane.Row]] = []
        var count = 0
        for index in (room.timeline.firstShownAtNewest..<items.count).reversed() {
            guard count < height else { break }
            let rows = rows(ofItemAt: index, cache: &cache)
            parts.append(rows)
            count += rows.count
        }
        return parts.reversed().joined().suffix(height)
    }

    /// The rows from an item on, and the index of the last item among them; nil if the end comes into sight.
    func rows(from top: ItemID, row: Int, height: Int, cache: inout WrapCache) -> (rows: [ChatPane.Row], last: Int)? {
        let limit = ChatPane.readingRows(ofHeight: height)
        var index = room.timeline.index(of: top)
        guard index < items.count else { return nil }
        var rows = rows(ofItemAt: index, cache: &cache)
        rows.removeFirst(items[index].id == top ? max(0, min(row, rows.count - 1)) : 0)
        var last = index
        while rows.count <= height {
            index += 1
            guard index < items.count else { return nil }
            if rows.count < limit { last = index }
            rows += self.rows(ofItemAt: index, cache: &cache)
        }
        return (Array(rows.prefix(limit)), last)
    }

    func below(after last: Int) -> ChatPane.Below {
        var below = ChatPane.Below()
        for item in items[(last + 1)...] where !hidden.contains(item) {
            guard case .message(let entry) = item.content else { continue }
            below.lines += 1
            if entry.mentionsMe { below.mentions += 1 }
        }
        return below
    }

    /// The newest messages below, a row each: a longer one ends in an ellipsis.
    func newestRows(after last: Int) -> [Line] {
        var rows: [Line] = []
        for item in items[(last + 1)...].reversed() where rows.count < ChatPane.newestKept {
            guard case .message = item.content, !hidden.contains(item) else { continue }
            let all = ItemRows.rows(of: ItemAppearance(alone: item, columns: columns, utcOffset: utcOffset))
            rows.append(all.count > 1 ? all[0].continued(within: columns.total - columns.margin) : all[0])
        }
        return rows.reversed()
    }
}

extension Line {
    /// A rule as wide as the chat region.
    fileprivate static func rule(_ dash: Character, around words: String, columns: MessageColumns) -> Line {
        rule(dash, around: words, Palette.strong, columns: columns.total, margin: columns.margin)
    }
}
