import ChatProtocol
import TerminalCore

extension Model {
    /// Says something in the shown room; every refusal is a sentence and keeps the text.
    ///
    /// The text stands in the room at once as *sending*; our own event with its id makes it *delivered*. Nothing is
    /// ever sent again by itself. The same text as one that was lost or refused goes out under the same id, so that the
    /// server recognises it if it did arrive.
    mutating func send(_ text: String, as kind: MessageEntry.Kind) -> [Effect] {
        guard let index = shownIndex else {
            say(Self.inNoRoom)
            return []
        }
        let text = text.trimmingLineBreaks()
        guard isConnected else {
            say("Not sent: not connected. \(keptWords)")
            return []
        }
        if let excess = excess(of: text) {
            say(excess.sentence)
            return []
        }
        switch rooms[index].key {
        case .server:
            return sendLine(text)
        case .room(let name):
            guard rooms[index].membership != .joining, rooms[index].membership != .dropped else {
                say("Not sent: \(rooms[index].title) is still being joined. \(keptWords)")
                return []
            }
            leaveLine()
            return transmit(text, as: kind, toRoomAt: index, name)
        }
    }

    /// Puts a text into a room as being sent.
    mutating func transmit(
        _ text: String, as kind: MessageEntry.Kind, toRoomAt index: Int, _ name: RoomName
    ) -> [Effect] {
        let lost = rooms[index].timeline.resendable(text, kind: kind)
        if let lost { _ = rooms[index].timeline.remove(lost) }
        let cid = lost ?? refused(text, kind, inRoomAt: index) ?? session.newMessageID()
        rooms[index].memory.refused = nil
        let entry = MessageEntry(
            nick: me?.nick.text ?? wantedNick, text: text, kind: kind, isOwn: true, mentionsMe: false,
            delivery: .sending(since: now.monotonic), reference: MessageReference(cid: cid, uid: me?.uid))
        rooms[index].timeline.append(.message(entry), time: now.wallClock)
        rooms[index].scroll = .newest
        noteAddressed(in: text, roomAt: index)
        engage()
        rooms[index].readLine = nil
        let send = Send(room: name, cid: cid, text: text, kind: MessageKind(kind))
        return [.transmit(Request(command: .send(send)))]
    }

    /// The id that this text was refused under.
    private func refused(_ text: String, _ kind: MessageEntry.Kind, inRoomAt index: Int) -> MessageID? {
        guard let refused = rooms[index].memory.refused, refused.text == text, refused.kind == kind else { return nil }
        return refused.reference.cid
    }

    /// Remembers whom the text speaks to, for the order of completion.
    private mutating func noteAddressed(in text: String, roomAt index: Int) {
        for person in rooms[index].people.list ?? []
        where person.uid != me?.uid && Mention.isIn(text, of: person.nick.text) {
            rooms[index].memory.addressed.note(person)
        }
    }

    /// Whether something can be sent at all.
    var isConnected: Bool {
        if case .connected = connection.state { true } else { false }
    }

    static let inNoRoom = "You are in no room. /rooms lists them, /join lobby enters one."
}

extension MessageKind {
    init(_ kind: MessageEntry.Kind) {
        switch kind {
        case .action: self = .action
        case .notice: self = .notice
        case .text, .line, .takenBack: self = .text
        }
    }
}
