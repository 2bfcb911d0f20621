import TerminalCore

/// The links of a room: listed, copied, opened.
extension Model {
    /// The links seen in the shown room, newest first, each once.
    var links: [LinksOverlay.Entry] {
        guard let room = shown else { return [] }
        let hidden = hiddenItems(in: room)
        var entries: [LinksOverlay.Entry] = []
        var seen: Set<String> = []
        for item in room.timeline.items.reversed() where !hidden.contains(item) {
            guard let (author, text) = item.content.linkable, text.contains("://") else { continue }
            let characters = Array(text)
            for range in LinkFinder.links(in: characters).reversed() {
                let link = String(characters[range])
                guard seen.insert(link).inserted else { continue }
                entries.append(.init(number: entries.count + 1, link: link, author: author))
                if entries.count == LinksOverlay.entriesMax { return entries }
            }
        }
        return entries
    }

    /// Lists the links of the shown room.
    mutating func openLinks() {
        let links = links
        guard !links.isEmpty else { return hint("No link in the messages held here.") }
        open(.links(LinksOverlay(links)))
    }

    /// Hands a link to the clipboard, and puts it on a row of its own, since nobody knows whether the terminal took it.
    mutating func copy(link: String) -> [Effect] {
        printAlone(link)
        // A line is copied as any other.
        guard lineMode == nil else { return [] }
        guard ClipboardText.encoded(link) != nil else {
            hint("Too long for the clipboard. \(placeOfLink)")
            return []
        }
        hint("Copied, if the terminal allows it. \(placeOfLink)")
        return [.terminal(.copy(link))]
    }

    /// Has a link opened by the program that is set for it.
    mutating func open(link: String) -> [Effect] {
        let program = settings.programs.open.arguments
        guard let name = program.first else {
            hint("No program is set to open links.")
            return []
        }
        printAlone(link)
        hint("Asked \(name) to open it.\(lineMode == nil ? " \(placeOfLink)" : "")")
        return [.process(.open(program + [link]))]
    }

    /// The program that opens links has failed; `status` is nil where it did not even start.
    mutating func noteOpenFailed(_ program: String, status: Int32?) {
        guard let status else {
            return hint("\(program) cannot be run here. The setting open names another program.")
        }
        hint("\(program) did not open the link: it ended with status \(status).")
    }

    private mutating func printAlone(_ link: String) {
        closeOverlay()
        guard let index = shownIndex else { return }
        rooms[index].timeline.append(.link(link), time: now.wallClock)
    }

    private var placeOfLink: String {
        shown?.scroll == .newest ? "It stands above, too." : "It stands at the newest line, too."
    }
}

extension TimelineItem.Content {
    /// Who wrote a text in which links are looked for, and the text.
    fileprivate var linkable: (author: String, text: String)? {
        switch self {
        case .message(let entry): (entry.nick, entry.text)
        case .topic(let author, let text): (author, text)
        case .activity, .outage, .gap, .cleared, .notice, .link: nil
        }
    }
}
