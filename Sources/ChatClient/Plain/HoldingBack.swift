import ChatProtocol

/// A message that the server refused for now.
struct HeldMessage: Equatable, Sendable {
    /// Refusals other than for speed before it is given up.
    static let triesMax = 5
    /// The pause where the server names none.
    static let pause: Duration = .seconds(2)

    let room: RoomName
    let cid: MessageID
    let text: String
    let kind: MessageEntry.Kind
    var tries = 0
    /// When it is sent again; `nil` while it is on its way.
    var due: Duration?
}

/// Plain mode has no input line to give a text back into: what the server refuses for now is sent when it may be, and
/// what it refuses for good is told.
extension Model {
    /// The server refused a message.
    mutating func refuseLine(_ cid: MessageID, inRoomAt index: Int, _ error: ErrorAnswer) -> [Effect] {
        guard let entry = rooms[index].timeline.remove(cid), case .room(let name) = rooms[index].key else { return [] }
        // Sent once more it keeps its id, because a refusal does not prove that nothing was stored.
        rooms[index].memory.refused = error.code == .cidReused ? nil : entry
        var held = lineMode?.heldBack ?? HeldMessage(room: name, cid: cid, text: entry.text, kind: entry.kind)
        if error.code != .rateLimited { held.tries += 1 }
        if error.code.canRetry, held.tries < HeldMessage.triesMax {
            let wait = error.retryAfter ?? HeldMessage.pause
            held.due = now.monotonic + wait
            if lineMode?.heldBack == nil, lineMode?.isChat == true {
                let seconds = max(1, (wait + .milliseconds(999)).wholeSeconds)
                say("The server asks for a pause. Your text goes out in \(seconds) s.")
            }
            lineMode?.heldBack = held
            return []
        }
        lineMode?.heldBack = nil
        let isKnown = !error.code.canRetry || error.code == .rateLimited
        if lineMode?.isChat == false {
            let fate = isKnown ? "Not sent." : "Whether the message is stored is not known."
            return end(.refused, "\(fate) \(error.message)")
        }
        say("\(error.message) \(isKnown ? "Not sent" : "Not confirmed") in \(rooms[index].title): \(entry.text)")
        keep(.message(entry.text, entry.kind), for: rooms[index].key)
        return []
    }

    /// A message that was refused is in the log nevertheless.
    mutating func forgetHeldBack(_ cid: MessageID, _ text: String, in room: RoomKey) {
        if lineMode?.heldBack?.cid == cid { lineMode?.heldBack = nil }
        if let kept = lineMode?.unsent[room]?.lastIndex(where: { $0.text == text }) {
            lineMode?.unsent[room]?.remove(at: kept)
            if lineMode?.unsent[room]?.isEmpty == true { lineMode?.unsent[room] = nil }
        }
    }

    /// Whether its time is all that a message waits for.
    private func canSend(_ held: HeldMessage) -> Bool {
        guard isConnected, let index = index(of: held.room) else { return false }
        return [.catchingUp, .live].contains(rooms[index].membership)
    }

    /// When the message that was held back goes out, if nothing else has to happen before.
    var heldBackDeadline: Duration? {
        lineMode?.heldBack.flatMap { canSend($0) ? $0.due : nil }
    }

    /// Sends the message that was held back, once it is time; and notes when it has arrived.
    mutating func sendHeldBack() -> [Effect] {
        holdBackWhatWasNotSent()
        guard var held = lineMode?.heldBack else { return [] }
        guard let due = held.due else {
            if isConnected, !isAwaitingAnswer { lineMode?.heldBack = nil }
            return []
        }
        guard let index = index(of: held.room) else {
            // It has no room to go to any more; printed, it is not lost.
            lineMode?.heldBack = nil
            noteFailure(.refused)
            say("Not sent, because you have left \(held.room): \(held.text)")
            return []
        }
        guard now.monotonic >= due, canSend(held) else { return [] }
        held.due = nil
        lineMode?.heldBack = held
        return transmit(held.text, as: held.kind, toRoomAt: index, held.room)
    }

    /// A program's message that certainly got lost with the connection goes out once more, under its id; one that
    /// nobody can know of is a failure.
    private mutating func holdBackWhatWasNotSent() {
        guard let mode = lineMode, mode.isChat, !mode.isPersonal else { return }
        for index in rooms.indices where rooms[index].membership == .live {
            for entry in rooms[index].timeline.openEntries {
                if entry.reference.isBeyondProof { noteFailure(.unreachable) }
                guard entry.delivery == .notSent, lineMode?.heldBack == nil, let cid = entry.reference.cid,
                    case .room(let name) = rooms[index].key
                else { continue }
                lineMode?.heldBack = HeldMessage(
                    room: name, cid: cid, text: entry.text, kind: entry.kind, due: now.monotonic)
            }
        }
    }
}
