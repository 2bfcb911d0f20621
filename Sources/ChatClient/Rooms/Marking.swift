/// Rooms and lines that the user sets apart by hand.
extension Model {
    /// Everything in the room counts as read.
    mutating func markRead(roomAt index: Int) {
        rooms[index].unread = 0
        rooms[index].mentions = 0
        rooms[index].readLine = nil
        rooms[index].memory.keepsUnread = false
    }

    /// The last messages of others count as unread until the room is visited again; returns how many there are.
    mutating func markUnread(_ count: Int, roomAt index: Int) -> Int {
        let items = rooms[index].timeline.items
        var marked = 0
        var mentions = 0
        var first: Int?
        for place in items.indices.reversed() where marked < count {
            guard case .message(let entry) = items[place].content, !entry.isOwn,
                !isHidden(items[place], in: rooms[index])
            else { continue }
            marked += 1
            if entry.mentionsMe { mentions += 1 }
            first = place
        }
        guard let first else { return 0 }
        let before = first > items.startIndex ? items[first - 1].id : items[first].id - 1
        rooms[index].readLine = ReadLine(after: before, count: marked)
        rooms[index].unread = marked
        rooms[index].mentions = mentions
        rooms[index].memory.keepsUnread = true
        return marked
    }

    /// `/mute` and `/unmute` of a room: it counts nothing but mentions.
    mutating func setMuted(_ isMuted: Bool, _ argument: String) {
        guard let room = roomMeant(by: argument), let index = index(of: room.key) else { return }
        guard room.peer == nil else {
            say("A conversation of two can't be muted. /ignore hides what somebody says.")
            return
        }
        guard lineMode == nil else {
            say("Nothing is counted here: what is said is printed. /part leaves a room.")
            return
        }
        leaveLine()
        rooms[index].isMuted = isMuted
        if isMuted {
            rooms[index].unread = rooms[index].mentions
            say("\(room.title) is muted: only mentions count. /unmute \(room.title) undoes that.")
        } else {
            say("\(room.title) is not muted any more.")
        }
    }
}
