import ChatProtocol

extension Model {
    /// The user scrolled up and met the oldest line held: the first time that is said, the second time it is asked.
    mutating func meetOldest(inRoomAt index: Int) -> [Effect] {
        noteTrimmed(inRoomAt: index)
        switch rooms[index].history {
        case .asking:
            return []
        case .beginning:
            hint("Beginning of \(rooms[index].title).")
            return []
        case .unknown:
            rooms[index].history = .held
            hint("Beginning of what this program holds. PgUp again asks the server.")
            return []
        case .held:
            return askForHistory(inRoomAt: index)
        }
    }

    /// After the oldest lines were let go, history goes on at the oldest that is left.
    mutating func noteTrimmed(inRoomAt index: Int) {
        guard rooms[index].timeline.takeTrimmed(), rooms[index].memory.oldest != nil else { return }
        let oldest = rooms[index].timeline.items.lazy.compactMap(\.logSequence).first
        if let oldest { rooms[index].memory.oldest?.seq = oldest }
        rooms[index].history = .unknown
    }

    /// `/history`: loads the newest part that is missing, or else what is older than all that is held.
    mutating func runHistory() -> [Effect] {
        guard let index = shownIndex else {
            say(Self.inNoRoom)
            return []
        }
        leaveLine()
        if let gap = rooms[index].timeline.newestLoadableGap {
            rooms[index].scroll = .reading(top: gap, row: 0)
            return load(gap, from: .newest, inRoomAt: index)
        }
        if let oldest = rooms[index].timeline.items.first { rooms[index].scroll = .reading(top: oldest.id, row: 0) }
        if rooms[index].history == .unknown { rooms[index].history = .held }
        return meetOldest(inRoomAt: index)
    }

    private mutating func askForHistory(inRoomAt index: Int) -> [Effect] {
        guard case .room(let name) = rooms[index].key, let oldest = rooms[index].memory.oldest else {
            rooms[index].history = .beginning
            hint("Beginning of \(rooms[index].title).")
            return []
        }
        guard rooms[index].membership == .live else {
            hint("The server can be asked once you are connected again.")
            return []
        }
        guard rooms[index].timeline.items.count + ChatLimits.pageEventsStandard <= rooms[index].timeline.itemsMax else {
            let held = rooms[index].timeline.itemsMax.grouped
            hint("This program holds \(held) lines of a room. Older ones stay on the server.")
            return []
        }
        rooms[index].history = .asking
        let history = HistoryRequest(room: name, anchor: .before(oldest))
        return [.transmit(request(.history(history), expecting: .history(name)))]
    }

    /// Takes a page of events to who waits for it.
    mutating func receive(_ page: Page) -> [Effect] {
        guard let re = page.re, let pending = session.answered(re) else { return [] }
        switch pending {
        case .history(let name):
            guard let index = index(of: name), rooms[index].history == .asking else { return [] }
            prepend(page, toRoomAt: index)
        case .missing(let name, let gap, let side):
            if let index = index(of: name) { receive(page, for: gap, from: side, inRoomAt: index) }
        case .search(let name, let words, let before):
            return receiveHits(page, of: words, before: before, in: name)
        case .around(let name, let seq, let words):
            receiveSurroundings(page, of: seq, for: words, in: name)
        default:
            break
        }
        return []
    }

    /// Puts a page of older events before what is held; the view stays at the line it is tied to.
    private mutating func prepend(_ page: Page, toRoomAt index: Int) {
        let contents = page.events.compactMap { event in
            line(of: event, inRoomAt: index).map { (content: $0, time: event.time.milliseconds) }
        }
        rooms[index].timeline.prepend(contents)
        if let first = page.events.first { rooms[index].memory.oldest?.seq = first.seq }
        rooms[index].history = page.more && !page.events.isEmpty ? .held : .beginning
        if rooms[index].history == .beginning, page.events.isEmpty { hint("Beginning of \(rooms[index].title).") }
    }
}
