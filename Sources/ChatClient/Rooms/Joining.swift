import ChatProtocol
import TerminalCore

extension Model {
    /// Events asked for on a first join: what fills a screen a few times.
    private static let firstEvents = 100

    /// Adds a page, with its old number and draft if it was here before in this session.
    @discardableResult
    mutating func addRoom(_ key: RoomKey) -> Int {
        if let index = index(of: key) { return index }
        let parked = session.parked.removeValue(forKey: key)
        if parked == nil { session.lastRoomNumber += 1 }
        var room = RoomState(key: key, number: parked?.number ?? session.lastRoomNumber)
        if let parked { room.composer = parked.composer }
        let index = rooms.firstIndex { $0.number > room.number } ?? rooms.endIndex
        rooms.insert(room, at: index)
        if parked == nil { takeUpRoom(at: index) }
        return index
    }

    /// Takes a page away and shows the one before it, if it was on the screen.
    ///
    /// Its draft stays in the input line when no other page is left. Else it waits for a return and, because there may
    /// be none, among the sent lines.
    mutating func removeRoom(at index: Int) {
        let room = rooms[index]
        let wasShown = shownRoom == room.key
        let fallback = previousRoom.flatMap { self.index(of: $0) == nil ? nil : $0 }
        session.parked[room.key] = ParkedRoom(number: room.number, composer: room.composer, place: place(of: room))
        rooms.remove(at: index)
        if room.hasDraft { session.sentLines.add(room.composer.editor.draft.asTyped) }
        if previousRoom == room.key { previousRoom = nil }
        guard wasShown else { return }
        shownRoom = nil
        if rooms.isEmpty, roomlessComposer.editor.isEmpty {
            roomlessComposer = room.composer
            session.parked[room.key]?.composer = Composer()
        }
        let neighbour = rooms.isEmpty ? nil : rooms[min(index, rooms.count - 1)].key
        if let next = fallback ?? neighbour { show(next) }
        if previousRoom == shownRoom { previousRoom = nil }
    }

    /// Shows a room, and asks to enter it unless we are there.
    mutating func enterRoom(_ name: RoomName) -> [Effect] {
        let isThere = index(of: name) != nil
        let index = addRoom(.room(name))
        choose(.room(name))
        if isThere, rooms[index].membership != .dropped {
            say("You are in \(rooms[index].title) already.")
            return []
        }
        return [join(roomAt: index)].compactMap(\.self)
    }

    /// Asks to enter a room, or to come back to where we were in it.
    ///
    /// `nil` for a plain server's page, and while there is no connection: the next welcome enters every room.
    mutating func join(roomAt index: Int) -> Effect? {
        guard case .room(let name) = rooms[index].key else { return nil }
        rooms[index].membership = .joining
        guard isConnected else { return nil }
        let position = rooms[index].memory.position
        let last = position == nil ? lineMode?.history ?? Self.firstEvents : nil
        let join = Join(room: name, position: position, last: last)
        return .transmit(request(.join(join), expecting: .join(name)))
    }

    /// Asks again to enter the rooms that the server had no time for.
    mutating func joinAgain() -> [Effect] {
        rooms.indices.compactMap { index in
            guard let moment = rooms[index].memory.joinAgainAt, now.monotonic >= moment else { return nil }
            rooms[index].memory.joinAgainAt = nil
            return join(roomAt: index)
        }
    }

    /// We are in a room: the replay follows, then `live`.
    mutating func receive(_ joined: Joined) -> [Effect] {
        let asked = joined.re.flatMap { session.answered($0) }
        let isNews = index(of: joined.room) == nil
        // The answer to a join that was taken back meanwhile, or more rooms than anybody can be in.
        var direct: String?
        if case .direct(_, let text)? = asked { direct = text }
        if isNews, joined.re != nil && direct == nil || rooms.count >= ChatLimits.roomsPerMember { return [] }
        let index = addRoom(.room(joined.room))
        if isNews, shownRoom == nil { show(.room(joined.room)) }
        let before = rooms[index].memory.position
        // A head below our place is another life of the log, whatever its epoch says.
        let isSameLog = before.map { $0.epoch == joined.epoch && $0.seq <= joined.head } ?? false
        rooms[index].membership = .catchingUp
        rooms[index].topic = joined.topic
        rooms[index].peer = joined.peer.map { People.Person(uid: $0.uid, nick: $0.nick) }
        rooms[index].people = People(joined.people)
        takeUpRoom(at: index)
        rooms[index].memory.replayIsNews = before != nil
        rooms[index].memory.readBefore = before == nil ? readBefore(joined, roomAt: index) : nil
        rooms[index].memory.owesGreeting = !rooms[index].memory.wasJoined
        rooms[index].memory.wasJoined = true
        rooms[index].memory.joinAgainAt = nil
        // Our own place and the replay's beginning say what is missing; what the server says of it could be wrong.
        let last = isSameLog ? max(before?.seq ?? 0, joined.from - 1) : joined.from - 1
        let missing = isSameLog ? last - (before?.seq ?? 0) : 0
        rooms[index].memory.isRecovered =
            isSameLog && missing == 0 && joined.recovered == true && session.wasResumed
        let isOtherLog = before != nil && !isSameLog
        endOutage(inRoomAt: index, isOtherLog ? .restarted : missing > 0 ? .missing(Int(missing)) : .fetched(0))
        if missing > 0, let before {
            let gap = MissingEvents(epoch: joined.epoch, range: (before.seq + 1)...last)
            rooms[index].timeline.appendGap(gap, time: now.wallClock)
        }
        rooms[index].memory.position = Position(epoch: joined.epoch, seq: last)
        if !isSameLog {
            // After a restart the lines of the old log can't be asked for any more; those of a first visit can.
            rooms[index].history = isOtherLog || joined.from <= 1 ? .beginning : .unknown
            rooms[index].memory.oldest = isOtherLog ? nil : Position(epoch: joined.epoch, seq: joined.from)
            rooms[index].memory.readUpTo = 0
            rooms[index].memory.toldRead = 0
            rooms[index].timeline.leaveLog()
        }
        return direct.map { enterDirect($0, at: index) } ?? []
    }

    /// The last event that was read before this program started: as far as this machine or the server knows.
    private func readBefore(_ joined: Joined, roomAt index: Int) -> Int64? {
        let kept = place(of: rooms[index]).flatMap { session.keeping.state.seen[$0]?.position }
        let own = kept?.epoch == joined.epoch ? kept?.seq : nil
        return [own, joined.read].compactMap(\.self).max() ?? (joined.peer == nil ? nil : 0)
    }

    /// The replay is over: what follows happens now.
    mutating func becomeLive(_ name: RoomName) {
        guard let index = index(of: name) else { return }
        rooms[index].membership = .live
        rooms[index].memory.outage = nil
        rooms[index].timeline.settleUnconfirmed(isProven: rooms[index].memory.isRecovered)
        if rooms[index].memory.owesGreeting {
            rooms[index].memory.owesGreeting = false
            greet(inRoomAt: index)
        }
    }

    /// Replaces the line of an outage by how it ended.
    mutating func endOutage(inRoomAt index: Int, _ missed: Outage.Missed) {
        guard let id = rooms[index].memory.outage else { return }
        let at = now.wallClock
        rooms[index].timeline.modify(id) { content in
            guard case .outage(var outage) = content else { return }
            let seconds = Int(max(0, at - outage.lostAt) / 1_000)
            outage.recovery = Outage.Recovery(at: at, seconds: seconds, missed: missed)
            content = .outage(outage)
        }
    }

    private mutating func greet(inRoomAt index: Int) {
        if lineMode?.isChat == false { return }
        if rooms[index].key == shownRoom { tellOfConfiguration() }
        if let peer = rooms[index].peer {
            if lineMode != nil, rooms[index].key != shownRoom {
                return printNotice("\(peer.nick) writes to you alone. /room @\(peer.nick) goes there.")
            }
            if rooms[index].timeline.items.isEmpty {
                greet("Only you and \(peer.nick) read what is said here.", inRoomAt: index)
            }
            return
        }
        let others = max(0, rooms[index].people.count - 1)
        let crowd = others == 1 ? "1 other" : "\(others) others"
        var text = "You are \(me?.nick.text ?? wantedNick) in \(rooms[index].title)"
        text += others > 0 ? " with \(crowd)." : "."
        if !session.hasGreeted {
            text += " " + whereHelpIs
        }
        if others == 0 { text += " Nobody else is here yet. Others join with: roost \(connection.invitation)" }
        session.hasGreeted = true
        greet(text, inRoomAt: index)
    }

    private var whereHelpIs: String {
        guard lineMode == nil else { return "/help lists the commands." }
        return keymap.key(of: "help").map { "\($0) shows the keys, /help the commands." }
            ?? "/help shows keys and commands."
    }

    private mutating func greet(_ sentence: String, inRoomAt index: Int) {
        if lineMode != nil { return printNotice(sentence) }
        rooms[index].timeline.append(.notice(sentence), time: now.wallClock)
    }
}

extension People {
    init(_ people: Joined.People) {
        switch people {
        case .members(let members):
            list = members.map { Person(uid: $0.uid, nick: $0.nick) }.sorted { $0.nick < $1.nick }
            count = members.count
        case .count(let number):
            count = number
        }
    }
}
