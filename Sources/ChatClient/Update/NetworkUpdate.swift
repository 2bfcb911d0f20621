import ChatProtocol

extension Model {
    /// Moves the connection's state machine and carries out what it asks for.
    mutating func drive(_ event: Connection.Event) -> [Effect] {
        connection.keepsTrying = !rooms.isEmpty && form == nil
        return connection.handle(event, now: now.monotonic, using: &session.random).flatMap { perform($0) }
    }

    /// Handles what the current connection reports.
    mutating func handle(_ event: NetworkEvent) -> [Effect] {
        switch event {
        case .opened(let subprotocol, let invitation):
            connection.invitation = invitation ?? connection.address
            return drive(.opened(subprotocol == nil ? .plain : .roost))
        case .message(let message):
            return drive(.heard) + receive(message)
        case .plainText(let text):
            return drive(.heard) + receiveLine(text)
        case .written:
            noteWritten()
            return []
        case .pong(let roundTrip):
            notePong(roundTrip)
            return drive(.pong(roundTrip: roundTrip))
        case .failed(let sentence, let canRetry):
            lineMode?.lossStatus = canRetry ? .unreachable : .refused
            return drive(.failed(sentence: sentence, canRetry: canRetry))
        case .closed(let code, let sentence):
            lineMode?.lossStatus = CloseReaction.after(code: code) == .retry ? .unreachable : .refused
            return drive(Self.closing(code: code, sentence: sentence))
        }
    }

    private mutating func perform(_ action: Connection.Action) -> [Effect] {
        switch action {
        case .open(let number):
            return [.connect(address: connection.address, number: number)]
        case .close(let number):
            return [.disconnect(number)]
        case .leave(let number):
            return [.leave(number)]
        case .greet:
            return [.transmit(hello())]
        case .begin(.roost):
            return []
        case .begin(.plain):
            let wanted = session.wantedRooms
            beginPlainChat()
            return beginPlainScript(in: wanted)
        case .ping:
            return [.ping]
        case .lost(let cause):
            loseConnection(cause: cause)
            return endLost(Self.phrase(cause))
        case .unreachable(let sentence):
            if let effects = endUnreachable(sentence) { return effects }
            reportUnreachable(sentence)
            return []
        case .ended(let sentence):
            session.pending = [:]
            if let effects = endRefused(sentence) { return effects }
            if form != nil { form?.fail(sentence) } else { say(sentence) }
            return []
        }
    }

    private mutating func hello() -> Request {
        // Whatever an attempt before this one waited for is not answered any more.
        session.pending = [:]
        let id = session.expect(.hello, in: nil)
        let hello = Hello(
            clientName: ClientProgram.name, clientVersion: ClientProgram.version, nick: legalWantedNick ?? me?.nick,
            password: session.password?.text, resume: session.resume)
        return Request(id: id, command: .hello(hello))
    }

    /// What a close code means to the state machine.
    private static func closing(code: UInt16, sentence: String) -> Connection.Event {
        let canRetry = CloseReaction.after(code: code) == .retry
        let unknown = canRetry ? "The server closed." : "The server closed the connection."
        let known = ChatCloseCode(rawValue: code)?.sentence ?? unknown
        return .closed(sentence: sentence.isEmpty ? known : sentence, canRetry: canRetry)
    }

    /// A sentence as the end of another one: `server closed`.
    private static func phrase(_ sentence: String) -> String {
        let sentence = sentence.hasPrefix("The ") ? String(sentence.dropFirst(4)) : sentence
        let phrase = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return phrase.prefix(1).lowercased() + phrase.dropFirst()
    }

    /// Writes one line into every joined room; what is on its way is not confirmed, and nothing else moves.
    private mutating func loseConnection(cause: String) {
        let pending = session.pending.values.map(\.request)
        session.pending = [:]
        for case .direct(let nick, let text) in pending { giveBackDirect(nick, text) }
        search?.isAsking = false
        session.pingAsked = nil
        for case .missing(let room, let gap, _) in pending {
            if let index = index(of: room) { giveUpLoading(gap, inRoomAt: index) }
        }
        if !session.unwritten.isEmpty { noteFailure(.unreachable) }
        if overlay?.isWaiting == true { closeOverlay() }
        for index in rooms.indices {
            rooms[index].typing = Typists()
            rooms[index].timeline.loseOpenMessages()
            rooms[index].memory.joinAgainAt = nil
            if rooms[index].history == .asking { rooms[index].history = .held }
            guard rooms[index].membership != .dropped else { continue }
            rooms[index].membership = .dropped
            rooms[index].people.isStale = true
            beginOutage(inRoomAt: index, cause: Self.phrase(cause))
        }
        loseUnwritten()
    }

    /// Adds the line of an outage, or takes the one up again whose replay was cut off.
    private mutating func beginOutage(inRoomAt index: Int, cause: String) {
        guard let id = rooms[index].memory.outage else {
            rooms[index].memory.outage = rooms[index].timeline.append(
                .outage(Outage(lostAt: now.wallClock, cause: cause)), time: now.wallClock)
            return
        }
        rooms[index].timeline.modify(id) { content in
            guard case .outage(var outage) = content else { return }
            outage.recovery = nil
            content = .outage(outage)
        }
    }

    /// A first attempt came to nothing: the form says why and keeps what was typed.
    private mutating func reportUnreachable(_ sentence: String) {
        if form == nil, rooms.isEmpty { openForm() }
        if form != nil {
            form?.fail(sentence)
        } else if case .waiting = connection.state {
            say(sentence)
        } else {
            say("\(sentence) /reconnect tries again.")
        }
    }
}
