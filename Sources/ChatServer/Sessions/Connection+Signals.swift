import ChatProtocol
import WebSocketCore

/// What a client lets the server know and wants no answer to: how far its user has read, and that they are typing.
///
/// So nothing of it is refused either: what comes too often, or is about a room that one is not in, is dropped.
extension Connection {
    /// Takes such a word, which waits behind nothing; false if it is another command.
    func takeSignal(_ command: Command, now: Instant) -> Bool {
        switch command {
        case .read(let room, let seq):
            guard case .pass = gate.judge(command, now: now) else { return true }
            mark(room, upTo: seq)
            return true
        case .typing(let room, let isTyping):
            tell(room, isTyping, now: now)
            return true
        default: return false
        }
    }

    /// Has the others in a room see that this person types, or has stopped after they have seen that.
    private func tell(_ room: RoomName, _ isTyping: Bool, now: Instant) {
        guard let identity, rooms.contains(room), isTyping || typingIn.contains(room), hasRoomForCommand,
            !context.rights.isMuted(identity.author.uid), case .pass = gate.judge(.typing(room, isTyping), now: now)
        else { return }
        if isTyping { typingIn.insert(room) } else { typingIn.remove(room) }
        send(.typing(identity.author, isTyping), to: room, re: nil)
    }

    /// Notes how far the user has read, and no further than was written to this connection.
    private func mark(_ room: RoomName, upTo seq: Int64) {
        guard let identity, rooms.contains(room),
            let position = shard.position(of: id, in: room) ?? readings[room]?.position
        else { return }
        context.registry.mark(room, upTo: min(seq, position), identity.session)
    }
}
