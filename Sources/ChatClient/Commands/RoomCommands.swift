import ChatProtocol

extension Model {
    mutating func runJoin(_ arguments: String) -> [Effect] {
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

    mutating func runPart(_ arguments: String) -> [Effect] {
        guard let room = roomMeant(by: arguments) else { return [] }
        leaveLine()
        guard let index = index(of: room.key) else { return [] }
        removeRoom(at: index)
        if rooms.isEmpty { say(Self.inNoRoom) }
        guard case .room(let name) = room.key, isConnected else { return [] }
        return [.transmit(request(.part(name), expecting: .part(name)))]
    }

    mutating func runRooms() -> [Effect] {
        leaveLine()
        session.listedRooms = []
        session.forget { $0 == .rooms }
        overlay = .rooms(RoomsOverlay())
        return [.transmit(request(.rooms(after: nil), expecting: .rooms))]
    }

    mutating func runNames(_ arguments: String) -> [Effect] {
        guard let room = roomMeant(by: arguments), case .room(let name) = room.key else { return [] }
        leaveLine()
        let names = room.people.isStale ? nil : room.people.list?.map(\.nick.text)
        session.forget { $0 == .names(name) }
        overlay = .names(NamesOverlay(room: room.title, names: names))
        return names == nil ? [.transmit(request(.who(name, after: nil), expecting: .names(name)))] : []
    }

    mutating func runTopic(_ arguments: String) -> [Effect] {
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

    mutating func runNick(_ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            leaveLine()
            say("You are \(me?.nick.text ?? wantedNick). /nick NAME changes that.")
            return []
        }
        do throws(NameError) {
            let nick = try Nickname(arguments)
            leaveLine()
            return [.transmit(request(.nick(nick), expecting: .nick(nick)))]
        } catch {
            say(error.sentence)
            return []
        }
    }

    /// The room that an argument means, the shown one without an argument; says so when there is none.
    private mutating func roomMeant(by argument: String) -> RoomState? {
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
