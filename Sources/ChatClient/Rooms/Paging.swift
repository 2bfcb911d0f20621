import ChatProtocol

extension Model {
    /// The user scrolled up and met the oldest line held: the first time that is said, the second time it is asked.
    mutating func meetOldest(inRoomAt index: Int) -> [Effect] {
        if rooms[index].timeline.takeTrimmed(), rooms[index].memory.oldest != nil {
            let oldest = rooms[index].timeline.items.lazy.compactMap(\.logSequence).first
            if let oldest { rooms[index].memory.oldest?.seq = oldest }
            rooms[index].history = .unknown
        }
        switch rooms[index].history {
        case .asking:
            return []
        case .beginning:
            hint("Beginning of \(rooms[index].key.title).")
            return []
        case .unknown:
            rooms[index].history = .held
            hint("Beginning of what this program holds. PgUp again asks the server.")
            return []
        case .held:
            return askForHistory(inRoomAt: index)
        }
    }

    private mutating func askForHistory(inRoomAt index: Int) -> [Effect] {
        guard case .room(let name) = rooms[index].key, let oldest = rooms[index].memory.oldest else {
            rooms[index].history = .beginning
            hint("Beginning of \(rooms[index].key.title).")
            return []
        }
        guard rooms[index].membership == .live else {
            hint("The server can be asked once you are connected again.")
            return []
        }
        guard rooms[index].timeline.items.count + ChatLimits.pageEventsStandard <= Timeline.itemsMax else {
            hint("This program holds \(Timeline.itemsMax) lines of a room. Older ones stay on the server.")
            return []
        }
        rooms[index].history = .asking
        let history = HistoryRequest(room: name, anchor: .before(oldest))
        return [.transmit(request(.history(history), expecting: .history(name)))]
    }

    /// Puts a page of older events before what is held; the view stays at the line it is tied to.
    mutating func receive(_ page: Page) {
        guard let re = page.re, case .history(let name)? = session.pending.removeValue(forKey: re),
            let index = index(of: name), rooms[index].history == .asking
        else { return }
        let contents = page.events.compactMap { event -> (content: TimelineItem.Content, time: Int64)? in
            switch event.body {
            case .message(let text, let kind):
                (.message(entry(text, MessageEntry.Kind(kind), event)), event.time.milliseconds)
            case .topic(let topic):
                (.topic(by: event.author.nick.text, text: topic), event.time.milliseconds)
            case .moderation(let moderation):
                (.notice(moderation.sentence(by: event.author.nick)), event.time.milliseconds)
            case .redaction, .tombstone, .unknown:
                nil
            }
        }
        rooms[index].timeline.prepend(contents)
        if let first = page.events.first { rooms[index].memory.oldest?.seq = first.seq }
        rooms[index].history = page.more && !page.events.isEmpty ? .held : .beginning
        if rooms[index].history == .beginning, page.events.isEmpty { hint("Beginning of \(name).") }
    }
}
