import ChatProtocol

/// /search in plain mode: the newest messages that have the words, as lines.
extension Model {
    /// Hits that are printed at once: what can be listened to.
    private static let hitsMax = 20

    /// Asks the server, which has more than what was printed here.
    mutating func searchLines(_ text: String) -> [Effect] {
        guard let index = shownIndex, case .room(let name) = rooms[index].key else {
            say(shownRoom == nil ? Self.inNoRoom : "/search needs a Roost server. This one keeps nothing.")
            return []
        }
        guard isConnected else {
            say("Not searched: not connected. \(keptWords)")
            return []
        }
        do throws(SearchError) {
            let words = try SearchWords(text)
            leaveLine()
            let wanted = SearchRequest(words, in: name, limit: Self.hitsMax)
            return [.transmit(request(.search(wanted), expecting: .search(name, words, before: nil)))]
        } catch {
            say(error.sentence)
            return []
        }
    }

    /// Prints what the server has found, oldest first.
    mutating func printHits(_ page: Page, of words: SearchWords, in name: RoomName) {
        guard let index = index(of: name) else { return }
        let title = rooms[index].title
        let events = page.events.filter { !ignored.contains($0.author.uid) }
        guard !events.isEmpty else { return printNotice("Nothing about \"\(words.text)\" in \(title).") }
        let count = events.count == 1 ? "1 message" : "\(events.count.grouped) messages"
        printNotice("\(page.more ? "The newest \(count)" : count) about \"\(words.text)\" in \(title):")
        for event in events {
            guard case .message(let text, let kind) = event.body else { continue }
            let item = TimelineItem(
                id: 0, time: event.time.milliseconds, content: .message(entry(text, MessageEntry.Kind(kind), event)))
            lineMode?.unprinted.append(.item(item, rooms[index].key))
        }
        printNotice("That was all about \"\(words.text)\".")
    }
}
