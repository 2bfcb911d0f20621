import ChatProtocol
import NIOCore
import WebSocketCore

extension Connection {
    /// Lets a command pass, delays it, or refuses it.
    func judge(_ request: Request) {
        let now = context.clock.now()
        guard !takeSignal(request.command, now: now) else { return }
        switch verdict(on: request.command, now: now) {
        case .pass(let wait):
            if held.isEmpty, wait == .zero { return carryOut(request) }
            hold(request, until: now.advanced(by: wait))
        case .refuse(let retryAfter): refuse(request, .rateLimited, retryAfter: retryAfter)
        case .close:
            refuse(request, .rateLimited)
            closeForFlood()
        }
    }

    private func verdict(on command: Command, now: Instant) -> FloodGate.Verdict {
        // Coming back into a room of one's own session is no new join: a dropped client may have many.
        if case .join(let join) = command, let identity, !rooms.contains(join.room),
            context.registry.find(identity.session)?.rooms.contains(join.room) == true
        {
            return .pass(after: .zero)
        }
        return gate.judge(command, now: now)
    }

    /// Keeps a command until its time, and behind those that wait already: an author's commands stay in order.
    private func hold(_ request: Request, until due: Instant) {
        guard held.count < ServerLimits.heldCommands else { return refuse(request, .rateLimited) }
        held.append((request, max(due, held.last?.due ?? due)))
        if held.count == 1 { scheduleRelease() }
    }

    private func scheduleRelease() {
        guard let due = held.first?.due else { return }
        let wait = TimeAmount(context.clock.now().duration(to: due))
        shard.loop.assumeIsolated().scheduleTask(in: wait) { [weak self] in self?.release() }
    }

    private func release() {
        let now = context.clock.now()
        while let first = held.first, first.due <= now {
            held.removeFirst()
            carryOut(first.request)
        }
        scheduleRelease()
    }

    /// Carries out a command of somebody who is here.
    func carryOut(_ request: Request) {
        guard let identity, isOpen(request, to: identity) else { return }
        let author = identity.author
        switch request.command {
        case .hello: refuse(request, .badRequest, "You have said hello already.")
        case .join(let join):
            guard !isSentAway(author.uid, re: request.id) else { return }
            // The registry changes only with what surely reaches the room: else the two would disagree for ever.
            guard hasRoomForCommand else { return refuse(request, .unavailable, room: join.room) }
            guard context.registry.enter(join.room, identity.session) else { return refuse(request, .tooManyRooms) }
            send(.enter(author, position: join.position, last: join.last), to: join.room, re: request.id)
        case .direct(let nick): open(with: nick, identity, request)
        case .part(let room):
            guard hasRoomForCommand else { return refuse(request, .unavailable, room: room) }
            context.registry.leave(room, identity.session)
            send(.part(author.uid), to: room, re: request.id)
        case .send(let message):
            // What is said ends the typing, for whoever reads it.
            typingIn.remove(message.room)
            guard isHere(message.room, request), !isSilenced(author, request, in: message.room) else { return }
            send(
                .say(author, cid: message.cid, text: message.text, kind: message.kind), to: message.room,
                re: request.id)
        case .topic(let room, let text):
            guard isHere(room, request), !isSilenced(author, request, in: room) else { return }
            send(.setTopic(author, text), to: room, re: request.id)
        case .who(let room, let after): send(.who(author.uid, after: after), to: room, re: request.id)
        case .history(let wanted):
            let (range, epoch) = wanted.anchor.range
            send(.history(author.uid, range, epoch: epoch, limit: wanted.limit), to: wanted.room, re: request.id)
        case .search(let wanted): search(wanted, identity, request)
        case .nick(let nick): rename(identity, to: nick, request)
        case .rooms(let after): tell(.rooms(context.directory.list(re: request.id, after: after)))
        case .oper(let secret): becomeOperator(identity, with: secret, request)
        case .moderate(let wanted): moderate(identity, wanted, request)
        // Taken before all others.
        case .read, .typing: break
        case .redact(let room, let position):
            guard isHere(room, request) else { return }
            let isOperator = context.registry.isOperator(identity.session)
            send(.redact(author, position, isOperator: isOperator), to: room, re: request.id)
        case .ping: tell(.pong(re: request.id, time: context.clock.wall()))
        case .bye:
            endSession(reason: nil)
            close(.normal, "Goodbye.")
        }
    }

    /// Looks for words in a room, or in all rooms that the person is in.
    private func search(_ wanted: SearchRequest, _ identity: Identity, _ request: Request) {
        if let room = wanted.room { return send(.search(identity.author.uid, wanted), to: room, re: request.id) }
        guard hasRoomForCommand else { return refuse(request, .unavailable) }
        setOut()
        let rooms = context.registry.find(identity.session)?.rooms ?? []
        let here = NIOLoopBound(self, eventLoop: shard.loop)
        context.store.search(LogSearch(wanted.words, events: wanted.limit), in: Array(rooms), on: shard.loop) {
            result in
            here.value.found(result, wanted, request)
        }
    }

    private func found(_ result: Result<LogHits, LogUnavailable>, _ wanted: SearchRequest, _ request: Request) {
        carriedOut()
        switch result {
        case .success(let hits):
            tell(.page(Page(re: request.id, events: hits.events, more: hits.more, head: 0, search: wanted)))
        case .failure: refuse(request, .unavailable)
        }
    }

    private func rename(_ identity: Identity, to nick: Nickname, _ request: Request) {
        let old = identity.author.nick
        guard context.registry.rename(identity.session, to: nick) else {
            return refuse(request, .nickInUse, "The name \(nick.text) is in use. You are still \(old.text).")
        }
        self.identity?.author.nick = nick
        // Whoever changes a name is always told: a large room tells nobody, and there may be no room at all.
        tell(.ephemeral(Ephemeral(room: nil, body: .nick(identity.author, nick))))
        for room in context.registry.find(identity.session)?.rooms ?? [] {
            shard.collect(Envelope(origin: nil, re: nil, room: room, command: .rename(identity.author.uid, nick)))
        }
        tell(.ok(Acknowledgement(re: request.id)))
    }

    /// Whether this connection has entered the room; who comes back to a session joins again, to read on from where it was.
    private func isHere(_ room: RoomName, _ request: Request) -> Bool {
        if rooms.contains(room) { return true }
        refuse(request, .notMember, room: room)
        return false
    }

    /// Answers a request with a refusal.
    func refuse(
        _ request: Request, _ code: ErrorCode, _ message: String? = nil, retryAfter: Duration? = nil,
        room: RoomName? = nil
    ) {
        if case .join(let join) = request.command { plain.stayOut(of: join.room) }
        let answer = ErrorAnswer(re: request.id, code: code, message: message, retryAfter: retryAfter, room: room)
        tell(.error(answer))
    }
}

extension HistoryRequest.Anchor {
    /// The range of the log that is meant, and the life of the log that its number is of.
    var range: (LogRange, Epoch) {
        switch self {
        case .before(let position): (.before(position.seq), position.epoch)
        case .after(let position): (.after(position.seq), position.epoch)
        case .around(let position): (.around(position.seq), position.epoch)
        }
    }
}
