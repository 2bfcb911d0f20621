import ChatProtocol

/// What `roost send`, `roost tail` and `roost rooms` do once they are connected.
extension Model {
    /// The server has welcomed us: asks for the list, or sees to our name.
    mutating func beginScript() -> [Effect] {
        switch lineMode?.purpose {
        case .rooms:
            lineMode?.hasAsked = true
            overlay = .rooms(RoomsOverlay())
            return [.transmit(request(.rooms(after: nil), expecting: .rooms))]
        case .send(_, mustBeNamed: false):
            // Who sends from a shell is often in the chat as well: a name that tells so, instead of a guest's.
            guard let wanted = legalWantedNick, wanted != me?.nick, let other = try? Nickname("\(wanted)-2") else {
                return []
            }
            return [.transmit(request(.nick(other), expecting: .nick(other)))]
        case .send, .tail, .chat, nil:
            return []
        }
    }

    /// A name that was asked for by hand is part of what is sent; `nil` when we have it.
    mutating func endWithoutName() -> [Effect]? {
        guard case .send(_, mustBeNamed: true)? = lineMode?.purpose, let wanted = legalWantedNick, wanted != me?.nick
        else { return nil }
        return end(.refused, "Not sent: the name \(wanted) is in use.")
    }

    /// Sends the message of `roost send`, once its room is entered.
    mutating func sendScriptMessage() -> [Effect] {
        guard let mode = lineMode, case .send(let text, _) = mode.purpose, !mode.hasAsked, !mode.isOver, isConnected,
            let index = shownIndex, [.catchingUp, .live].contains(rooms[index].membership)
        else { return [] }
        let message = text.trimmingLineBreaks()
        if let excess = excess(of: message) { return end(.usage, "Not sent. \(excess.sentence).") }
        lineMode?.hasAsked = true
        switch rooms[index].key {
        case .server: return sendLine(message)
        case .room(let name): return transmit(message, as: .text, toRoomAt: index, name)
        }
    }

    /// A server without a subprotocol has neither rooms nor a log.
    mutating func beginPlainScript(in wanted: [RoomName]) -> [Effect] {
        let known = "This server only passes lines of text on."
        switch lineMode?.purpose {
        case .rooms: return end(.refused, "\(known) It has no rooms.")
        case .tail(asJSON: true): return end(.refused, "\(known) --json needs a Roost server.")
        case .send, .tail: return wanted == [.lobby] ? [] : end(.refused, "\(known) It has no rooms.")
        case .chat, nil: return []
        }
    }

    /// The server does not let us into a room; `nil` when the program goes on without.
    mutating func endWithoutRoom(_ error: ErrorAnswer) -> [Effect]? {
        guard lineMode?.isChat == false, rooms.count == 1 else { return nil }
        return end(.refused, error.message)
    }
}
