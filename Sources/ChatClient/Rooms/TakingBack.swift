import ChatProtocol

/// Messages whose text was taken back, by their author or an operator.
extension Model {
    /// Takes back the newest message of ours, or as an operator that of somebody, in the shown room.
    mutating func runRedact(_ arguments: String) -> [Effect] {
        guard let index = shownIndex, case .room(let name) = rooms[index].key,
            let epoch = rooms[index].memory.position?.epoch
        else {
            say(Self.inNoRoom)
            return []
        }
        let nick = arguments.isEmpty ? nil : try? Nickname(typed: arguments)
        guard arguments.isEmpty || nick != nil else {
            say("/redact takes a name, or nothing for your own last message.")
            return []
        }
        let seq = rooms[index].timeline.items.reversed().lazy.compactMap { item -> Int64? in
            guard case .message(let entry) = item.content, !entry.isTakenBack, let seq = entry.reference.seq,
                nick.map({ (try? Nickname(entry.nick)) == $0 }) ?? entry.isOwn
            else { return nil }
            return seq
        }.first
        guard let seq else {
            say(nick.map { "No message of \($0) is held here." } ?? "No message of yours is held here.")
            return []
        }
        leaveLine()
        let position = Position(epoch: epoch, seq: seq)
        return [.transmit(request(.redact(name, position), expecting: .redaction(name)))]
    }

    /// The text of a message is gone, here as well: from the room and from what Up brings back.
    mutating func takeBack(_ seq: Int64, by author: Author, inRoomAt index: Int) {
        if let id = rooms[index].timeline.id(ofEvent: seq),
            case .message(var entry)? = rooms[index].timeline[id]?.content
        {
            if entry.isOwn, !entry.isTakenBack {
                let typed = Self.typedForm(of: entry)
                forgetSent { $0.trimmingLineBreaks() == typed }
            }
            entry.takeBack()
            rooms[index].timeline.modify(id) { $0 = .message(entry) }
        }
        rooms[index].timeline.append(
            .notice("\(author.nick) took a message back"), time: now.wallClock)
    }

    /// What a message is once its text has been taken back.
    func tombstone(_ event: RoomEvent) -> MessageEntry {
        var entry = self.entry("", .text, event)
        entry.takeBack()
        return entry
    }
}

extension MessageEntry {
    /// Whether its text was taken back; what is shown instead is no text of anybody's.
    package var isTakenBack: Bool { kind == .takenBack }

    mutating func takeBack() {
        text = "(message taken back)"
        kind = .takenBack
        mentionsMe = false
    }
}
