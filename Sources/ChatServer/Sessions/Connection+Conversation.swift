import ChatProtocol

/// Conversations of two, as a connection asks for them and is brought into them.
extension Connection {
    /// Opens the conversation with somebody.
    func open(with nick: Nickname, _ identity: Identity, _ request: Request) {
        let author = identity.author
        guard !isSentAway(author.uid, re: request.id) else { return }
        // It comes up on the other one's screen, so it is a kind of speaking.
        guard !context.rights.isMuted(author.uid) else { return refuse(request, .muted) }
        guard let found = context.registry.find(nick) else {
            return refuse(request, .noSuchRoom, "Nobody here is called \(nick.text).")
        }
        guard let conversation = DirectConversation(author.uid, found.author.uid) else {
            return refuse(request, .badRequest, "That is you. A conversation is with somebody else.")
        }
        guard hasRoomForCommand else { return refuse(request, .unavailable, room: conversation.room) }
        guard context.registry.enter(conversation.room, identity.session) else {
            return refuse(request, .tooManyRooms)
        }
        send(.open(author), to: conversation.room, re: request.id)
    }

    /// Whether the room of a command is one that this person may know of.
    ///
    /// Who asks about a conversation of others is told that there is none, whatever there is. So is who comes to one of
    /// their own whose other one is gone for good.
    func isOpen(_ request: Request, to identity: Identity) -> Bool {
        guard let room = request.command.room, room.isDirect else { return true }
        if let peer = DirectConversation(room)?.peer(of: identity.author.uid) {
            if context.registry.author(of: peer) != nil { return true }
            // What has been said can be read as long as one stays.
            if rooms.contains(room) {
                guard case .join = request.command else { return true }
            } else {
                withdraw(identity, from: room)
            }
        }
        refuse(request, .noSuchRoom, NameError(kind: .direct, reason: .empty).sentence, room: room)
        return false
    }

    /// Takes word that this person is in a conversation that somebody else has opened; false if nobody is here to be told.
    func bringIn(_ joined: Joined) -> Bool {
        // A session that is still on its way here finds the conversation among its rooms.
        guard case .present = stage else { return false }
        entered(joined.room)
        tell(.joined(joined))
        tell(.live(joined.room, seq: joined.head))
        return true
    }

    // MARK: In plain text

    /// Says something to one person, in a conversation that is opened where there is none; the room that is talked in
    /// stays the same.
    func say(_ text: String, to nick: Nickname) {
        if let room = conversation(with: nick), rooms.contains(room) { return say(text, .text, in: room) }
        take(Request(command: .direct(nick)))
        // Else it was refused, and that has been said.
        guard let room = conversation(with: nick), rooms.contains(room) || !held.isEmpty else { return }
        say(text, .text, in: room)
    }

    /// Leaves the conversation with somebody.
    func leaveConversation(with nick: Nickname) {
        let known = plain.peers.first { $0.value == nick }?.key
        guard let room = known ?? conversation(with: nick), rooms.contains(room) else {
            countMistake()
            return tell(.note(Note(text: "You have no conversation with \(nick.text).")))
        }
        take(Request(command: .part(room)))
    }

    private func conversation(with nick: Nickname) -> RoomName? {
        guard let identity, let found = context.registry.find(nick) else { return nil }
        return DirectConversation(identity.author.uid, found.author.uid)?.room
    }

    /// A room as a reader of plain text is shown it: a conversation bears the other one's present name.
    func label(of room: RoomName) -> String {
        guard room.isDirect, let identity else { return room.wire }
        // Who is gone keeps the last name.
        if let peer = DirectConversation(room)?.peer(of: identity.author.uid),
            let nick = context.registry.author(of: peer)?.nick
        {
            plain.peers[room] = nick
        }
        return plain.peers[room].map { "@\($0.text)" } ?? room.wire
    }
}

extension Command {
    /// The room that it names.
    var room: RoomName? {
        switch self {
        case .join(let join): join.room
        case .part(let room), .topic(let room, _), .who(let room, _), .redact(let room, _), .read(let room, _),
            .typing(let room, _):
            room
        case .send(let message): message.room
        case .history(let wanted): wanted.room
        case .search(let wanted): wanted.room
        case .moderate(let wanted): wanted.room
        case .hello, .direct, .nick, .rooms, .oper, .ping, .bye: nil
        }
    }
}
