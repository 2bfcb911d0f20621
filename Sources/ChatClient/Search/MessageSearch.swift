package import ChatProtocol

/// A search for words in what was said in a room: it walks from hit to hit, and Esc returns to where it began.
package struct MessageSearch: Equatable, Sendable {
    /// The room that is searched.
    package let room: RoomKey
    /// Where the view was.
    let returnTo: ScrollPosition
    /// What is looked for; `nil` while what is typed is too short for a search.
    package var words: SearchWords?
    /// The messages held that have all the words, in the order of the room.
    package var hits: [ItemID] = []
    /// The hit that the view shows.
    package var current: ItemID?
    /// Whether the server is being asked for an older one.
    package var isAsking = false

    /// Makes a search that has looked for nothing yet.
    init(room: RoomKey, returnTo: ScrollPosition) {
        self.room = room
        self.returnTo = returnTo
    }

    /// As in `2 of 17`, counted from the newest, or that nothing was found; `nil` while there is too little to look for.
    package var place: String? {
        guard let current, let index = hits.firstIndex(of: current) else {
            return words == nil ? nil : "not found here"
        }
        return "\((hits.count - index).grouped) of \(hits.count.grouped)"
    }
}

extension Timeline {
    /// The messages shown that have all of the words.
    func hits(of words: SearchWords, hiding hidden: HiddenItems) -> [ItemID] {
        items.compactMap { item in
            guard !hidden.contains(item), case .message(let entry) = item.content, !entry.isTakenBack,
                words.match(entry.text)
            else {
                return nil
            }
            return item.id
        }
    }

    /// How many messages are shown, and so were looked at.
    func messageCount(hiding hidden: HiddenItems) -> Int {
        items.count { item in
            if case .message = item.content { !hidden.contains(item) } else { false }
        }
    }

    /// The item of an event, if it is held.
    func id(ofEvent seq: Int64) -> ItemID? { items.last { $0.logSequence == seq }?.id }
}
