import ChatProtocol

extension Model {
    /// Applies a message of the server.
    mutating func receive(_ message: ServerMessage) -> [Effect] {
        switch message {
        case .welcome(let welcome):
            return receive(welcome)
        case .joined(let joined):
            return receive(joined)
        case .event(let event):
            return receive(event)
        case .ephemeral(let ephemeral):
            receive(ephemeral)
        case .live(let room, _):
            becomeLive(room)
        case .gap(let gap):
            receive(gap)
        case .ok(let acknowledgement):
            receive(acknowledgement)
        case .error(let error):
            return receive(error)
        case .page(let page):
            return receive(page)
        case .who(let list):
            return receive(list)
        case .rooms(let list):
            return receive(list)
        case .note(let note):
            let isAboutName = note.code == ErrorCode.nickInUse.rawValue
            if !isAboutName || lineMode?.isChat != false { say(note.text) }
        case .closing(let closing):
            connection.retryAfter = closing.retryAfter ?? .zero
            // Who is not to come back by themselves reads the reason with the close, and what to do.
            if closing.retryAfter != nil { say("The server says: \(closing.why)") }
        case .pong, .unknown:
            break
        }
        return []
    }

    private mutating func receive(_ welcome: Welcome) -> [Effect] {
        let effects = drive(.welcomed)
        session.pending = [:]
        session.resume = Hello.Resume(session: welcome.session, token: welcome.token)
        session.wasResumed = welcome.resumed
        session.limits = welcome.limits
        session.capabilities = Set(welcome.caps)
        session.serverProgram = "\(welcome.serverName) \(welcome.serverVersion)"
        me = Me(uid: welcome.uid, nick: welcome.nick)
        form = nil
        if let end = endWithoutName() { return effects + end }
        noteServer()
        takeUpRoomlessDraft()
        for name in session.wantedRooms where index(of: name) == nil { addRoom(.room(name)) }
        if shownRoom == nil, let first = session.wantedRooms.first { show(.room(first)) }
        session.wantedRooms = []
        // A resumed session may still be in rooms that were left here while the connection was gone.
        // A conversation that somebody opened meanwhile is news, and entered.
        for name in welcome.rooms where name.isDirect { addRoom(.room(name)) }
        let left = welcome.rooms.filter { index(of: $0) == nil }
        let parts = left.map { Effect.transmit(request(.part($0), expecting: .part($0))) }
        tellOfWaitingDrafts()
        return effects + beginScript() + parts + rooms.indices.compactMap { join(roomAt: $0) }
    }

    private mutating func receive(_ acknowledgement: Acknowledgement) {
        guard let re = acknowledgement.re else { return }
        if let cid = MessageID(re), let seq = acknowledgement.seq, acknowledgement.isDuplicate {
            // A retry that is in the log already: its event passed here before, or lies in a gap. One that is still to
            // come, as to a reader who is behind, confirms the message itself and in its place.
            for index in rooms.indices where rooms[index].timeline.open[cid] != nil {
                guard let position = rooms[index].memory.position, seq <= position.seq else { continue }
                let time = acknowledgement.time?.milliseconds ?? now.wallClock
                _ = rooms[index].timeline.confirm(cid, seq: seq, time: time)
            }
            return
        }
        session.pending[re] = nil
    }

    private mutating func receive(_ list: RoomList) -> [Effect] {
        guard let re = list.re, let awaited = session.pending.removeValue(forKey: re),
            awaited.request == .rooms
        else { return [] }
        session.listedRooms += list.rooms.map(\.room)
        if case .rooms(var rooms) = overlay {
            rooms.entries =
                (rooms.entries ?? [])
                + list.rooms.map { .init(name: $0.room.description, people: $0.count, topic: $0.topic) }
            if rooms.entries?.isEmpty == true {
                closeOverlay()
                say("No rooms yet. /join lobby makes the first one.", in: awaited.room)
            } else {
                overlay = .rooms(rooms)
            }
        }
        guard list.more, session.listedRooms.count < RoomsOverlay.entriesMax, let last = list.rooms.last else {
            return []
        }
        return [.transmit(request(.rooms(after: last.room), expecting: .rooms))]
    }

    private mutating func receive(_ list: WhoList) -> [Effect] {
        let people = list.members.map { People.Person(uid: $0.uid, nick: $0.nick) }.sorted { $0.nick < $1.nick }
        if let re = list.re {
            guard case .names? = session.answered(re),
                case .names(var names) = overlay, names.room == index(of: list.room).map({ rooms[$0].title })
            else { return [] }
            names.names = (names.names ?? []) + people.map(\.nick.text)
            overlay = .names(names)
            guard list.more, names.names?.count ?? 0 < NamesOverlay.namesMax, let last = people.last else { return [] }
            return [.transmit(request(.who(list.room, after: last.nick), expecting: .names(list.room)))]
        } else if let index = index(of: list.room) {
            rooms[index].people = People(list: people, count: people.count)
        }
        return []
    }

    /// Makes a request whose answer will be recognised.
    mutating func request(_ command: Command, expecting pending: PendingRequest) -> Request {
        Request(id: session.expect(pending, in: shownRoom), command: command)
    }
}
