import ChatProtocol
import TerminalCore

/// What outlives the program: taken up at the start and when a room is entered, handed on to be written as it changes.
extension Model {
    /// Takes up what an earlier run has kept.
    mutating func takeUp(_ state: ClientState) {
        session.keeping.state = state
        session.keeping.waiting = state.unsent
        session.sentLines = SentLines(state.sent.map(\.text))
    }

    /// Returns what is to be written now; before the program ends, everything that has changed.
    mutating func keep(isEnding: Bool) -> [Effect] {
        if session.keeping.hasNewDrafts || rooms.contains(where: \.memory.hasNewDraft) {
            session.keeping.hasNewDrafts = false
            for index in rooms.indices where rooms[index].memory.hasNewDraft { rooms[index].memory.hasNewDraft = false }
            session.keeping.note(.drafts, at: now.monotonic)
        }
        let moment = isEnding ? .seconds(Int64.max) : now.monotonic
        guard session.keeping.due.values.contains(where: { $0 <= moment }) else { return [] }
        let isNew = session.keeping.due[.drafts].map { $0 <= moment } == true && collectDrafts()
        return session.keeping.takeDue(at: moment).compactMap { part in
            part == .drafts && !isNew ? nil : .file(.keep(part, session.keeping.state.text(of: part)))
        }
    }

    /// Gives a room the lines that were sent from it, and the text that waits for it.
    mutating func takeUpRoom(at index: Int) {
        guard let place = place(of: rooms[index]) else { return }
        let sent = session.keeping.state.sent.lazy.filter { $0.place == place }.map(\.text)
        if rooms[index].composer.sentLines == SentLines() { rooms[index].composer.sentLines = SentLines(Array(sent)) }
        takeUpDraft(roomAt: index)
    }

    /// Puts the text that waits for a room into its input line; where that is taken, Up finds it.
    private mutating func takeUpDraft(roomAt index: Int) {
        guard let place = place(of: rooms[index]), let kept = session.keeping.waiting.removeValue(forKey: place) else {
            return
        }
        if rooms[index].composer.editor.isEmpty {
            rooms[index].composer.editor.restore(kept.draft)
        } else if rooms[index].composer.editor.draft.text != kept.draft.text {
            rooms[index].composer.sentLines.add(kept.draft.asTyped)
            noteSent(kept.draft.asTyped, in: place)
            session.keeping.note(.sent, at: now.monotonic, pause: .zero)
        }
    }

    /// Puts the text that was typed in no room into the input line, once the server is known.
    mutating func takeUpRoomlessDraft() {
        let place = ClientState.Place(server: connection.key)
        guard roomlessComposer.editor.isEmpty, let kept = session.keeping.waiting.removeValue(forKey: place) else {
            return
        }
        roomlessComposer.editor.restore(kept.draft)
    }

    /// Says once in which rooms of this server that were not entered a text waits.
    mutating func tellOfWaitingDrafts() {
        guard !session.hasToldOfDrafts else { return }
        session.hasToldOfDrafts = true
        let places = session.keeping.waiting.keys.filter { $0.server == connection.key && $0.room.hasPrefix("#") }
        let rooms = places.map(\.room).sorted()
        guard let first = rooms.first else { return }
        if rooms.count == 1 {
            say("A text that you did not send waits in \(first). /join \(first.dropFirst()) brings it back.")
        } else {
            say("Texts that you did not send wait in \(rooms.joined(separator: ", ")). /join brings them back.")
        }
    }

    /// Remembers a line that was sent, or that would have been lost.
    mutating func noteSent(_ line: String, in place: ClientState.Place?) {
        guard let place, !line.isEmpty, !line.holdsOperatorSecret else { return }
        session.keeping.state.addSent(.init(place: place, text: line, time: now.wallClock))
        session.keeping.note(.sent, at: now.monotonic)
    }

    /// Remembers the server that was reached, for the next start.
    mutating func noteServer() {
        session.keeping.state.lastServer = .init(address: connection.address, time: now.wallClock)
        session.keeping.note(.places, at: now.monotonic)
    }

    /// Remembers how far a room was read.
    mutating func noteSeen(roomAt index: Int) {
        guard let position = rooms[index].memory.position else { return }
        rooms[index].memory.readUpTo = position.seq
        guard let place = place(of: rooms[index]) else { return }
        guard session.keeping.state.seen[place]?.position != position else { return }
        session.keeping.state.seen[place] = .init(position: position, time: now.wallClock)
        session.keeping.note(.places, at: now.monotonic, pause: Keeping.readingPause)
    }

    /// Where a room is kept; `nil` for a conversation of two whose other person is not known yet.
    func place(of room: RoomState) -> ClientState.Place? {
        switch room.key {
        case .server(let address): return ClientState.Place(server: ServerKey(address), room: "lines")
        case .room(let name) where name.isDirect && room.peer == nil: return nil
        case .room: return ClientState.Place(server: connection.key, room: room.title)
        }
    }

    /// Reads every unsent text into the state; returns whether any has changed.
    private mutating func collectDrafts() -> Bool {
        for index in rooms.indices where rooms[index].hasDraft { takeUpDraft(roomAt: index) }
        var drafts = session.keeping.waiting
        for room in rooms { add(room.composer, in: place(of: room), to: &drafts) }
        for room in session.parked.values { add(room.composer, in: room.place, to: &drafts) }
        add(roomlessComposer, in: ClientState.Place(server: connection.key), to: &drafts)
        while drafts.count > ClientState.unsentMax, let oldest = drafts.min(by: { $0.value.time < $1.value.time }) {
            drafts[oldest.key] = nil
        }
        guard drafts != session.keeping.state.unsent else { return false }
        session.keeping.state.unsent = drafts
        return true
    }

    private func add(
        _ composer: Composer, in place: ClientState.Place?, to drafts: inout [ClientState.Place: ClientState.Unsent]
    ) {
        guard let place, !composer.editor.isEmpty, !composer.isSecret else { return }
        let draft = composer.editor.draft
        let before = session.keeping.state.unsent[place]
        let isSame = before?.draft.text == draft.text
        drafts[place] = .init(draft: draft, time: isSame ? before?.time ?? now.wallClock : now.wallClock)
    }
}
