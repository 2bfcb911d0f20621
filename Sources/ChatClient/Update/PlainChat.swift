/// The chat with a server that speaks no subprotocol: lines come, lines go, and nothing more is claimed.
extension Model {
    /// Opens the page of the server and says what can be expected of it.
    mutating func beginPlainChat() {
        form = nil
        noteServer()
        session.wantedRooms = []
        let key = RoomKey.server(connection.address)
        let isNew = index(of: key) == nil
        let index = addRoom(key)
        rooms[index].membership = .live
        rooms[index].history = .beginning
        endOutage(inRoomAt: index, .unknown)
        rooms[index].memory.outage = nil
        if isNew {
            let sentence =
                "This server passes lines of text on and tells nothing more: no rooms, no names, and no word "
                + "whether others saw a line."
            if lineMode == nil {
                rooms[index].timeline.append(.notice(sentence), time: now.wallClock)
            } else {
                say(sentence)
            }
        }
        show(key)
        tellOfConfiguration()
    }

    /// Shows what arrived, as it came.
    mutating func receiveLine(_ text: String) -> [Effect] {
        guard let index = index(of: .server(connection.address)) else { return [] }
        let before = rooms[index].timeline.newestID
        let mentionsMe = isAddressed(in: text)
        append(text, isOwn: false, mentionsMe: mentionsMe, .delivered, toRoomAt: index)
        log(line: text, isOwn: false, inRoomAt: index)
        return noteArrival(inRoomAt: index, after: before, mentionsMe: mentionsMe)
    }

    /// Hands a line to the connection; it is shown once it is written.
    mutating func sendLine(_ text: String) -> [Effect] {
        leaveLine()
        session.unwritten.append(text)
        return [.transmitText(text)]
    }

    /// The oldest line that was handed over is written.
    mutating func noteWritten() {
        guard !session.unwritten.isEmpty else { return }
        let text = session.unwritten.removeFirst()
        guard let index = index(of: .server(connection.address)) else { return }
        append(text, isOwn: true, mentionsMe: false, .written, toRoomAt: index)
        log(line: text, isOwn: true, inRoomAt: index)
        if rooms[index].key == shownRoom {
            rooms[index].scroll = .newest
            engage()
        }
    }

    /// The connection went before these lines were written: they are shown as not confirmed.
    mutating func loseUnwritten() {
        let lines = session.unwritten
        session.unwritten = []
        guard let index = index(of: .server(connection.address)) else { return }
        for text in lines { append(text, isOwn: true, mentionsMe: false, .notConfirmed, toRoomAt: index) }
    }

    private mutating func append(
        _ text: String, isOwn: Bool, mentionsMe: Bool, _ delivery: DeliveryState, toRoomAt index: Int
    ) {
        let entry = MessageEntry(
            nick: "", text: text, kind: .line, isOwn: isOwn, mentionsMe: mentionsMe, delivery: delivery)
        rooms[index].timeline.append(.message(entry), time: now.wallClock)
    }
}
