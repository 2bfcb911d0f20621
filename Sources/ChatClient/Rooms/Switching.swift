import ChatProtocol

extension Model {
    /// Shows a room that the user chose by hand, which ends a round of Alt-A.
    mutating func choose(_ key: RoomKey) {
        session.activeRound = nil
        show(key)
    }

    /// Shows the room `step` places further in the list, around its ends.
    mutating func showNeighbour(_ step: Int) {
        guard !rooms.isEmpty else { return }
        guard let index = shownIndex else { return choose(rooms[0].key) }
        choose(rooms[(index + step + rooms.count) % rooms.count].key)
    }

    /// Shows the nearest room in this direction that has unread lines, around the ends of the list.
    mutating func showUnread(_ step: Int) {
        guard let index = shownIndex else { return showNeighbour(step) }
        let others = (1..<max(1, rooms.count)).map { (index + step * $0 + rooms.count * $0) % rooms.count }
        guard let next = others.first(where: { rooms[$0].unread > 0 }) else { return hint("Nothing unread.") }
        choose(rooms[next].key)
    }

    /// Shows the room of a number.
    mutating func showRoom(number: Int) {
        guard let room = rooms.first(where: { $0.number == number }) else {
            return hint("There is no room \(number) here.")
        }
        choose(room.key)
    }

    /// Shows the room that was shown before.
    mutating func showPreviousRoom() {
        guard let previousRoom, index(of: previousRoom) != nil else { return hint("There is no room to go back to.") }
        choose(previousRoom)
    }

    /// Shows a room that mentions us, else one with unread lines, else the room where the round began.
    mutating func showActiveRoom() {
        guard let shownRoom else { return hint("Nothing unread.") }
        var round = session.activeRound ?? ActiveRound(origin: shownRoom)
        let others = rooms.filter { $0.key != shownRoom && !round.visited.contains($0.key) }
        if let target = others.first(where: { $0.mentions > 0 }) ?? others.first(where: { $0.unread > 0 }) {
            round.visited.insert(target.key)
            session.activeRound = round
            show(target.key)
        } else {
            session.activeRound = nil
            if round.origin == shownRoom { hint("Nothing unread.") }
            show(round.origin)
        }
    }

    /// Finds the joined room that a name, a part of one or a number means; exact before prefix before any part.
    func joinedRooms(matching word: String) -> [RoomState] {
        if let number = Int(word), let room = rooms.first(where: { $0.number == number }) { return [room] }
        if let name = try? RoomName(word), let index = index(of: name) { return [rooms[index]] }
        let part = (word.hasPrefix("#") ? String(word.dropFirst()) : word).lowercased()
        let names = rooms.map {
            ($0, ($0.title.hasPrefix("#") ? String($0.title.dropFirst()) : $0.title).lowercased())
        }
        let beginning = names.filter { $0.1.hasPrefix(part) }
        let found = beginning.isEmpty ? names.filter { $0.1.contains(part) } : beginning
        return found.map(\.0)
    }
}
