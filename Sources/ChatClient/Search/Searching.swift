import ChatProtocol
import TerminalCore

/// Searching the messages of the shown room: first those held, then, on the way up, those on the server.
extension Model {
    /// Opens the search, with what is looked for if that is known.
    mutating func beginSearch(_ text: String = "") {
        guard let index = shownIndex else { return say(Self.inNoRoom) }
        uncoverChat()
        closePrompts()
        search = MessageSearch(room: rooms[index].key, returnTo: rooms[index].scroll)
        prompt = Prompt(.search, text: text)
        if !text.isEmpty { noteSearchChange() }
    }

    /// What is looked for has changed: the newest message that has it is shown.
    mutating func noteSearchChange() {
        guard let text = prompt?.editor.text, let index = searchedIndex, let previous = search else { return }
        var next = MessageSearch(room: previous.room, returnTo: previous.returnTo)
        next.words = try? SearchWords(text)
        next.hits = next.words.map { hits(of: $0, inRoomAt: index) } ?? []
        next.current = next.hits.last
        search = next
        if next.current == nil { rooms[index].scroll = previous.returnTo }
        showHit()
    }

    /// Goes to the next older hit; where none is held, the server is asked.
    mutating func searchOlder() -> [Effect] {
        guard let search, let words = search.words, let index = searchedIndex, !search.isAsking else { return [] }
        let timeline = rooms[index].timeline
        let held = search.current.map { current in search.hits.last { $0 < current } } ?? search.hits.last
        // What lies in a gap between here and there comes first, if the server finds something in it.
        if let held, !timeline.hasLoadableGap(between: held, and: search.current ?? timeline.newestID) {
            self.search?.current = held
            showHit()
            return []
        }
        return askForHit(before: search.current.flatMap { timeline[$0]?.logSequence }, words, inRoomAt: index)
    }

    /// Asks the server for the newest hits before an event; says that there is none where it can't be asked.
    private mutating func askForHit(before seq: Int64?, _ words: SearchWords, inRoomAt index: Int) -> [Effect] {
        guard case .room(let name) = rooms[index].key, rooms[index].membership == .live,
            let epoch = rooms[index].memory.position?.epoch
        else {
            reportNoHit(words, inRoomAt: index)
            return []
        }
        noteTrimmed(inRoomAt: index)
        search?.isAsking = true
        let before = seq.map { Position(epoch: epoch, seq: $0) }
        let wanted = SearchRequest(words, in: name, before: before, limit: Self.hitsAsked)
        return [.transmit(request(.search(wanted), expecting: .search(name, words, before: seq)))]
    }

    /// More than one, because some may be of somebody who is ignored.
    private static let hitsAsked = 10

    private func hits(of words: SearchWords, inRoomAt index: Int) -> [ItemID] {
        rooms[index].timeline.hits(of: words, hiding: hiddenItems(in: rooms[index]))
    }

    /// Goes to the next newer hit that is held.
    mutating func searchNewer() {
        guard let search, let current = search.current else { return }
        guard let newer = search.hits.first(where: { $0 > current }) else {
            return hint("That is the newest.")
        }
        self.search?.current = newer
        showHit()
    }

    /// Ends the search where it is.
    mutating func acceptSearch() {
        guard let search else { return }
        guard search.current == nil else { return closeSearch() }
        if let words = search.words, let index = searchedIndex { reportNoHit(words, inRoomAt: index) }
        cancelSearch()
    }

    /// Ends the search and returns to where it began.
    mutating func cancelSearch() {
        if let index = searchedIndex, let search { rooms[index].scroll = search.returnTo }
        closeSearch()
    }

    /// Takes the search away.
    mutating func closeSearch() {
        search = nil
        if prompt?.purpose == .search { prompt = nil }
    }

    /// The server's answer: the next older hit, or none.
    mutating func receiveHits(
        _ page: Page, of words: SearchWords, before seq: Int64?, in name: RoomName
    ) -> [Effect] {
        if lineMode != nil {
            printHits(page, of: words, in: name)
            return []
        }
        guard let index = index(of: name), search?.room == rooms[index].key, search?.words == words,
            search?.isAsking == true
        else { return [] }
        guard let hit = page.events.last(where: { !ignored.contains($0.author.uid) }),
            let epoch = rooms[index].memory.position?.epoch
        else {
            // The server had looked at as much as one search may, or found only what is hidden here: it goes on there.
            let reached = [page.events.first?.seq, page.reached].compactMap(\.self).min()
            if page.more, let reached, reached < seq ?? .max {
                return askForHit(before: reached, words, inRoomAt: index)
            }
            search?.isAsking = false
            reportNoHit(words, inRoomAt: index)
            return []
        }
        if goToHit(hit.seq, inRoomAt: index) { return [] }
        let around = HistoryRequest(room: name, anchor: .around(Position(epoch: epoch, seq: hit.seq)))
        return [.transmit(request(.history(around), expecting: .around(name, seq: hit.seq, words)))]
    }

    /// The server's answer with what was said around a hit: it takes its place in the room.
    mutating func receiveSurroundings(_ page: Page, of seq: Int64, for words: SearchWords, in name: RoomName) {
        guard let index = index(of: name) else { return }
        insert(page.events, around: seq, inRoomAt: index)
        // What is looked for may be something else by now.
        guard search?.room == rooms[index].key, search?.words == words, search?.isAsking == true else { return }
        if !goToHit(seq, inRoomAt: index) { search?.isAsking = false }
    }

    /// A request of the search was refused.
    mutating func giveUpSearching(in name: RoomName) {
        if search?.room == .room(name) { search?.isAsking = false }
    }

    private mutating func goToHit(_ seq: Int64, inRoomAt index: Int) -> Bool {
        guard let id = rooms[index].timeline.id(ofEvent: seq), let words = search?.words else { return false }
        search?.isAsking = false
        let found = hits(of: words, inRoomAt: index)
        search?.hits = found
        search?.current = id
        showHit()
        return true
    }

    /// Ties the view to the hit, with some of what was said before it above.
    private mutating func showHit() {
        guard let index = searchedIndex, let current = search?.current else { return }
        let items = rooms[index].timeline.items
        let place = rooms[index].timeline.index(of: current)
        let isLow = size.rows < Layout.titleFromRows
        let top = max(items.startIndex, place - (isLow ? 0 : Self.linesAboveHit))
        rooms[index].scroll = .reading(top: items[top].id, row: 0)
    }

    /// Items above a hit, to see what it was about; none where the hit itself needs the rows.
    private static let linesAboveHit = 1

    private mutating func reportNoHit(_ words: SearchWords, inRoomAt index: Int) {
        let count = rooms[index].timeline.messageCount(hiding: hiddenItems(in: rooms[index]))
        if search?.current != nil {
            hint("Nothing older about \"\(words.text)\".")
        } else {
            hint("Nothing about \"\(words.text)\" in the \(count.grouped) messages held here.")
        }
    }

    private var searchedIndex: Int? { search.flatMap { index(of: $0.room) } }
}

extension Timeline {
    /// Whether something that could be loaded lies between two items.
    fileprivate func hasLoadableGap(between lower: ItemID, and upper: ItemID) -> Bool {
        items[index(of: lower)...].prefix { $0.id <= upper }.contains { item in
            if case .gap(let missing) = item.content { missing.state != .gone } else { false }
        }
    }
}
