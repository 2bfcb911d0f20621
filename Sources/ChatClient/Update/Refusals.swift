import ChatProtocol
import TerminalCore

extension Model {
    /// Handles a refusal: what was typed is kept, and a sentence says what to do.
    mutating func receive(_ error: ErrorAnswer) -> [Effect] {
        guard let re = error.re else {
            say(error.message)
            return []
        }
        if let cid = MessageID(re), let index = rooms.firstIndex(where: { $0.timeline.open[cid] != nil }) {
            if lineMode != nil { return refuseLine(cid, inRoomAt: index, error) }
            refuseMessage(cid, inRoomAt: index, error)
            return []
        }
        let awaited = session.pending.removeValue(forKey: re)
        let asked = awaited?.room
        noteFailure(of: awaited?.request, error)
        if awaited?.request == .rooms, lineMode?.purpose == .rooms { return end(.refused, error.message) }
        switch awaited?.request {
        case .hello:
            return refuseHello(error)
        case .join(let room):
            return refuseJoin(room, error)
        case .nick(let wanted) where error.code == .nickInUse:
            say("The name \(wanted) is in use. You are still \(me?.nick.text ?? wantedNick).", in: asked)
        case .rooms:
            closeOverlay()
            say(error.message, in: asked)
        case .names:
            closeOverlay()
            say(error.message, in: asked)
        case .history(let room):
            if let index = index(of: room) { rooms[index].history = .unknown }
            say(error.message, in: .room(room))
        case .missing(let room, let gap, _):
            if let index = index(of: room) { giveUpLoading(gap, inRoomAt: index) }
            say(error.message, in: .room(room))
        case .search(let room, _, _), .around(let room, _, _):
            giveUpSearching(in: room)
            say(error.message, in: .room(room))
        case .direct(let nick, let text):
            refuseDirect(nick, text, error)
        case .topic(let room), .redaction(let room):
            say(error.message, in: .room(room))
        case .nick, .part, .oper, .moderation:
            say(error.message, in: asked)
        case nil:
            say(error.message)
        }
        return []
    }

    /// Gives the text back: into the input line where that is free, else it stands in the room as not sent.
    private mutating func refuseMessage(_ cid: MessageID, inRoomAt index: Int, _ error: ErrorAnswer) {
        if let entry = rooms[index].timeline.remove(cid) {
            if rooms[index].composer.editor.isEmpty {
                rooms[index].composer.replaceText(Self.typedForm(of: entry))
                rooms[index].composer.sentLines.reset()
                rooms[index].memory.refused = error.code == .cidReused ? nil : entry
            } else {
                keep(entry, inRoomAt: index, under: error.code == .cidReused ? session.newMessageID() : cid)
            }
        }
        let room = rooms[index].key
        if error.code == .rateLimited, let wait = error.retryAfter {
            say("Slow down: \(max(1, (wait + .milliseconds(999)).wholeSeconds)) s. Your text is kept below.", in: room)
        } else {
            say(error.message, in: room)
        }
    }

    /// What was refused has arrived nevertheless: unless it was changed, it is no longer kept for another try.
    mutating func noteArrival(ofRefused cid: MessageID, inRoomAt index: Int) {
        guard let refused = rooms[index].memory.refused, refused.reference.cid == cid else { return }
        rooms[index].memory.refused = nil
        forgetHeldBack(cid, refused.text, in: rooms[index].key)
        if rooms[index].composer.editor.text == Self.typedForm(of: refused) { rooms[index].composer.replaceText("") }
    }

    private mutating func keep(_ entry: MessageEntry, inRoomAt index: Int, under cid: MessageID) {
        var entry = entry
        entry.delivery = .notSent
        entry.reference.cid = cid
        rooms[index].timeline.append(.message(entry), time: now.wallClock)
    }

    /// What the user typed to say this.
    static func typedForm(of entry: MessageEntry) -> String {
        switch entry.kind {
        case .action: "/me \(entry.text)"
        case .text, .notice, .line, .takenBack: entry.text.hasPrefix("/") ? "/\(entry.text)" : entry.text
        }
    }

    private mutating func refuseHello(_ error: ErrorAnswer) -> [Effect] {
        if lineMode != nil { return error.code.canRetry ? [] : endUnwelcome(error) }
        switch error.code {
        case .nickInUse, .nickInvalid:
            let sentence =
                error.code == .nickInUse ? "Name '\(wantedNick)' is taken. Try another." : error.message
            return askAgain(about: .name, sentence)
        case .authRequired, .authFailed:
            session.password = nil
            let effects = askAgain(about: .password, error.message)
            form?.asksPassword = true
            // A new one, whose undo brings nothing back.
            form?.password = LineEditor(byteLimit: ChatLimits.passwordBytes)
            form?.passwordKills.wipe()
            return effects
        case let code where code.canRetry:
            // The close that follows says when to come back.
            return []
        default:
            return form == nil ? drive(.refused(sentence: error.message)) : askAgain(about: .server, error.message)
        }
    }

    /// Opens the form at the field that the server refused; the rooms and what is in them stay.
    private mutating func askAgain(about field: ConnectForm.Field, _ sentence: String) -> [Effect] {
        let effects = drive(.disconnect)
        if form == nil { openForm() }
        form?.fail(sentence, at: field)
        return effects
    }

    /// A room that was never entered goes again; one that we were in is asked for again when that can help.
    private mutating func refuseJoin(_ room: RoomName, _ error: ErrorAnswer) -> [Effect] {
        guard let index = index(of: room) else { return [] }
        if error.code.canRetry {
            let wait = error.retryAfter ?? Self.joinPause
            rooms[index].memory.joinAgainAt = now.monotonic + wait
        } else {
            if let effects = endWithoutRoom(error) { return effects }
            if rooms[index].memory.wasJoined {
                rooms[index].membership = .dropped
                say(error.message, in: .room(room))
            } else {
                // It is told where the user is left, if the page that goes was before their eyes.
                let wasShown = index == shownIndex
                removeRoom(at: index)
                if wasShown { say(error.message) } else { hint(error.message) }
            }
        }
        return []
    }

    /// How long a refused join waits where the server names no time.
    private static let joinPause: Duration = .seconds(2)
}
