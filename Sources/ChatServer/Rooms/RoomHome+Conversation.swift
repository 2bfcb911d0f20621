import ChatProtocol

/// How a conversation of two comes to both of them.
///
/// Whoever is not in it is brought in by its home, in the same turn as the message that is meant for them: so the message
/// follows right behind, however often they leave.
extension RoomHome {
    /// Decides on a command, after whoever it concerns has been brought in; refused if that can't be.
    func decideWithAbsentee(_ command: RoomCommand, on room: inout Room) -> [RoomEffect] {
        guard let uid = room.absentee(of: command) else { return room.apply(command) }
        switch homes.registry.summon(uid, to: room.name) {
        case .here(let author, let holder):
            return room.apply(.restore(author)) + [.bringIn(author, holder)] + room.apply(command)
        case .full(let author):
            let sentence = "\(author.nick.text) is in as many rooms as one can be in. Try again later."
            return [.refuse(.tooManyRooms, because: sentence)]
        case .gone:
            let nick = room.nick(of: uid)?.text ?? "The other one"
            return [.refuse(.noSuchRoom, because: "\(nick) is gone for good and would not read that.")]
        }
    }

    /// Who is to be brought in for a message that was stored although its writing was reported to have failed.
    func readerToBringIn(of event: RoomEvent) -> (author: Author, holder: Holder?)? {
        guard case .message = event.body, let uid = room.conversation?.peer(of: event.author.uid),
            room.members[uid] == nil, case .here(let author, let holder) = homes.registry.summon(uid, to: room.name)
        else { return nil }
        return (author, holder)
    }

    /// Tells somebody where they are connected that they are in the room now; who is away finds it on coming back.
    func bringIn(_ author: Author, at holder: Holder?) {
        guard let holder else { return }
        let joined = Joined(
            room: room.name, epoch: log.epoch, head: told, from: told + 1, topic: room.topic,
            peer: peer(of: author.uid), people: room.people, kept: log.kept)
        push(joined, to: Origin(shard: holder.shard, connection: ConnectionID(number: holder.connection)))
    }

    /// The other one of a conversation, under the present name; nil in a room.
    func peer(of uid: UserID) -> Author? {
        guard let peer = room.conversation?.peer(of: uid) else { return nil }
        return homes.registry.author(of: peer) ?? room.nick(of: peer).map { Author(uid: peer, nick: $0) }
    }
}
