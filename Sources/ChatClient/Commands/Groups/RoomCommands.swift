import ChatProtocol

/// The commands about rooms.
enum RoomCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case join, part, room, rooms, names, topic }

    static let commands: [CommandEntry] = [
        CommandEntry(
            .rooms(.join), "join", ["j"], "ROOM…", "enter a room; the # may be left out", .anyRoom, onlyRoost: true),
        CommandEntry(
            .rooms(.part), "part", ["leave", "close"], "[ROOM]", "leave a room", .joinedRoom, onlyRoost: true),
        CommandEntry(
            .rooms(.room), "room", ["r", "go", "switch", "buffer", "window", "win"], "NAME or NUMBER",
            "show a joined room; also /3", .joinedRoom),
        CommandEntry(.rooms(.rooms), "rooms", ["list"], "", "rooms on the server", onlyRoost: true),
        CommandEntry(
            .rooms(.names), "names", ["who", "users"], "[ROOM]", "people in a room", .joinedRoom, onlyRoost: true),
        CommandEntry(.rooms(.topic), "topic", ["t"], "[TEXT]", "set or show the topic", onlyRoost: true),
    ]
}

extension Model {
    mutating func run(_ action: RoomCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .join: runJoin(arguments)
        case .part: runPart(arguments)
        case .room: runRoom(arguments)
        case .rooms: runRooms()
        case .names: runNames(arguments)
        case .topic: runTopic(arguments)
        }
    }

    private mutating func runJoin(_ arguments: String) -> [Effect] {
        let words = arguments.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else {
            say("/join needs a room. Example: /join lobby")
            return []
        }
        var names: [RoomName] = []
        for word in words {
            do throws(NameError) {
                names.append(try RoomName(String(word)))
            } catch {
                say(error.sentence)
                return []
            }
        }
        leaveLine()
        return names.flatMap { enterRoom($0) }
    }

    private mutating func runPart(_ arguments: String) -> [Effect] {
        guard let room = roomMeant(by: arguments) else { return [] }
        leaveLine()
        guard let index = index(of: room.key) else { return [] }
        removeRoom(at: index)
        if rooms.isEmpty { say(Self.inNoRoom) }
        guard case .room(let name) = room.key, isConnected else { return [] }
        return [.transmit(request(.part(name), expecting: .part(name)))]
    }

    private mutating func runRooms() -> [Effect] {
        leaveLine()
        session.listedRooms = []
        session.forget { $0 == .rooms }
        open(.rooms(RoomsOverlay()))
        return [.transmit(request(.rooms(after: nil), expecting: .rooms))]
    }

    private mutating func runNames(_ arguments: String) -> [Effect] {
        guard let room = roomMeant(by: arguments), case .room(let name) = room.key else { return [] }
        leaveLine()
        let names = room.people.isStale ? nil : room.people.list?.map(\.nick.text)
        session.forget { $0 == .names(name) }
        open(.names(NamesOverlay(room: room.title, names: names)))
        return names == nil ? [.transmit(request(.who(name, after: nil), expecting: .names(name)))] : []
    }

    private mutating func runTopic(_ arguments: String) -> [Effect] {
        guard let room = roomMeant(by: ""), case .room(let name) = room.key else { return [] }
        guard !arguments.isEmpty else {
            leaveLine()
            say(room.topic.isEmpty ? "\(name) has no topic. /topic TEXT sets one." : "Topic of \(name): \(room.topic)")
            return []
        }
        let topic = MessageText.singleLine(arguments)
        if let excess = TextExcess(of: topic, textBytes: session.limits.topicBytes, textLines: 1) {
            say(excess.sentence)
            return []
        }
        leaveLine()
        return [.transmit(request(.topic(name, topic), expecting: .topic(name)))]
    }

    private mutating func runRoom(_ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            say("/room needs a name or a number. Example: /room lobby")
            return []
        }
        let found = joinedRooms(matching: arguments)
        guard let first = found.first else {
            say("You are in no room called \(arguments). /join enters one.")
            return []
        }
        guard found.count == 1 else {
            say("Which one: \(found.map(\.title).joined(separator: ", "))?")
            return []
        }
        leaveLine()
        choose(first.key)
        return []
    }

    /// The room that an argument means, the shown one without an argument; says so when there is none.
    mutating func roomMeant(by argument: String) -> RoomState? {
        if argument.isEmpty {
            if let index = shownIndex { return rooms[index] }
            say(Self.inNoRoom)
            return nil
        }
        let found = joinedRooms(matching: argument)
        if found.count == 1 { return found[0] }
        say(
            found.isEmpty
                ? "You are in no room called \(argument)."
                : "Which one: \(found.map(\.title).joined(separator: ", "))?")
        return nil
    }
}
