import ChatProtocol
import Logging
import WebSocketCore

/// A room at its home: takes commands in order, has them decided, stored and told.
///
/// It lives on the room's home loop. While the log stores a batch, further commands wait: they are the next batch, and are decided on what was stored.
final class RoomHome {
    private(set) var room: Room
    private let log: any RoomLog
    private unowned let homes: RoomHomes
    private var inbox: [Envelope] = []
    private var isStoring = false
    /// The last event that the members were told of; within a turn the log is ahead of it.
    private var told: Int64
    /// What this turn has for the members so far.
    private var output: RoomOutput
    private var isInTurn = false
    private var lastCount: Instant?
    private var isCountDue = false

    init(room: RoomName, log: any RoomLog, homes: RoomHomes) {
        self.room = Room(name: room, topic: log.topic)
        self.log = log
        told = log.head
        self.homes = homes
        output = RoomOutput(room: room)
    }

    /// Whether nobody is here and nothing is under way.
    var isIdle: Bool { room.members.isEmpty && inbox.isEmpty && !isStoring }

    /// Whether nothing would be lost without this room.
    var isForgettable: Bool { isIdle && log.head == 0 }

    func take(_ envelope: Envelope) {
        guard inbox.count < ServerLimits.roomInbox || !envelope.command.isAppending else {
            refuse(envelope, .unavailable)
            if let origin = envelope.origin { output.carriedOut.append(origin) }
            return post()
        }
        inbox.append(envelope)
    }

    /// Carries out what waits, up to a turn's bounds; returns whether there is more to do right away.
    func takeTurn() -> Bool {
        guard !isStoring, !inbox.isEmpty else { return false }
        let turn = nextTurn()
        var tentative = room
        let decisions = turn.map { ($0, tentative.apply($0.command)) }
        let drafts = decisions.flatMap { $0.1.compactMap(\.draft) }
        guard !drafts.isEmpty else {
            room = tentative
            carryOut(decisions, [])
            return !inbox.isEmpty
        }
        isStoring = true
        log.append(drafts, at: homes.clock.wall()) { [self] result in
            isStoring = false
            switch result {
            case .success(let results):
                room = tentative
                carryOut(decisions, results)
            case .failure:
                carryOut(decideWithoutLog(turn), [])
            }
            homes.wake(room.name)
        }
        return false
    }

    private func nextTurn() -> [Envelope] {
        var count = 0
        var bytes = 0
        while count < min(inbox.count, ServerLimits.eventsPerTurn), bytes < ServerLimits.bytesPerTurn {
            bytes += inbox[count].command.textBytes
            count += 1
        }
        defer { inbox.removeFirst(count) }
        return Array(inbox[..<count])
    }

    /// Comings and goings happen even when nothing can be stored; what needs the log is refused.
    private func decideWithoutLog(_ turn: [Envelope]) -> [(Envelope, [RoomEffect])] {
        turn.map { envelope in
            envelope.command.isAppending
                ? (envelope, [.refuse(.unavailable)]) : (envelope, room.apply(envelope.command))
        }
    }

    private func carryOut(_ decisions: [(Envelope, [RoomEffect])], _ results: [AppendResult]) {
        isInTurn = true
        var results = results.makeIterator()
        for (envelope, effects) in decisions {
            for effect in effects {
                if effect.draft == nil {
                    carryOut(effect, of: envelope)
                } else if let result = results.next() {
                    tell(result, of: envelope)
                }
            }
            if let origin = envelope.origin { output.carriedOut.append(origin) }
        }
        isInTurn = false
        post()
        homes.directory.update(room.name, count: room.members.count, topic: room.topic)
    }

    private func tell(_ result: AppendResult, of envelope: Envelope) {
        switch result {
        case .stored(let event):
            told = event.seq
            output.append(event, frames: homes.frames(.event(event)))
            // A message's own event is its acknowledgement; a topic has no `cid` to know it by.
            guard event.cid == nil else { return }
            answer(.ok(Acknowledgement(re: envelope.re, seq: event.seq, time: event.time)), to: envelope)
        case .duplicate(let seq, let time):
            answer(.ok(Acknowledgement(re: envelope.re, seq: seq, time: time, isDuplicate: true)), to: envelope)
        case .cidReused: refuse(envelope, .cidReused)
        }
    }

    private func carryOut(_ effect: RoomEffect, of envelope: Envelope) {
        switch effect {
        case .append: break
        case .tell(let body): output.append(homes.frames(.ephemeral(Ephemeral(room: room.name, body: body))))
        case .relist:
            output.append(homes.frames(.who(WhoList(room: room.name, members: room.list(after: nil).members))))
        case .recount: recount()
        case .admit(let position, let last): admit(envelope, position, last)
        case .dismiss:
            guard let origin = envelope.origin else { return }
            output.parts.append(.dismiss(origin, .ok(Acknowledgement(re: envelope.re))))
        case .list(let after):
            let page = room.list(after: after)
            answer(
                .who(WhoList(re: envelope.re, room: room.name, members: page.members, more: page.more)), to: envelope)
        case .page(let range, let epoch, let limit): page(range, epoch, limit, for: envelope)
        case .refuse(let code): refuse(envelope, code)
        }
    }

    // MARK: Reading

    private func admit(_ envelope: Envelope, _ position: Position?, _ last: Int?) {
        if let position, position.epoch == log.epoch, position.seq > told {
            homes.logger.notice(
                "a client's position is above the room's head",
                metadata: ["room": "\(room.name)", "position": "\(position.seq)", "head": "\(told)"])
        }
        switch ReplayStart(position: position, last: last, epoch: log.epoch, head: told) {
        case .newest(let count, let seen): replayNewest(count, seen, to: envelope)
        case .after(let seq):
            log.read(.after(seq), events: ServerLimits.replayEvents, bytes: ServerLimits.replayBytes) { [self] result in
                guard case .success(let page) = result else { return turnAway(envelope, .unavailable) }
                if let replay = Replay(after: seq, page: page, head: told) {
                    begin(replay, to: envelope)
                } else {
                    replayNewest(ServerLimits.farBehindEvents, .event(seq), to: envelope)
                }
            }
        }
    }

    private func replayNewest(_ count: Int, _ seen: Seen, to envelope: Envelope) {
        let head = told
        log.read(.before(head + 1), events: count, bytes: ServerLimits.replayBytes) { [self] result in
            guard case .success(let page) = result else { return turnAway(envelope, .unavailable) }
            begin(Replay(newest: page, seen: seen, head: head), to: envelope)
        }
    }

    private func begin(_ replay: Replay, to envelope: Envelope) {
        let joined = Joined(
            re: envelope.re, room: room.name, epoch: log.epoch, head: max(told, replay.end),
            from: replay.events.first?.seq ?? replay.end + 1, recovered: replay.recovered, gap: replay.gap,
            topic: room.topic, people: room.people, kept: log.kept)
        catchUp([.joined(joined)] + replay.events.map(ServerMessage.event), replay.end, envelope)
    }

    /// Goes on reading until nothing is left, and makes the reader live in that moment.
    ///
    /// So its last event and the first live one are neighbours. A log that answers at once is caught up with at once.
    private func catchUp(_ messages: [ServerMessage], _ end: Int64, _ envelope: Envelope) {
        guard let origin = envelope.origin else { return }
        guard end < log.head else {
            output.parts.append(.admit(origin, messages + [.live(room.name, seq: end)], position: end))
            return post()
        }
        log.read(.after(end), events: ServerLimits.replayEvents, bytes: ServerLimits.replayBytes) { [self] result in
            guard case .success(let page) = result, let last = page.events.last?.seq else {
                return turnAway(envelope, .unavailable)
            }
            catchUp(messages + page.events.map(ServerMessage.event), last, envelope)
        }
    }

    private func page(_ range: LogRange, _ epoch: Epoch?, _ limit: Int, for envelope: Envelope) {
        guard epoch == nil || epoch == log.epoch else {
            return refuse(envelope, .badRequest, "That place in the room's history is gone. Read on from the newest.")
        }
        log.read(range, events: limit, bytes: ChatLimits.pageBytes) { [self] result in
            switch result {
            case .success(let page):
                answer(.page(Page(re: envelope.re, events: page.events, more: page.more, head: log.head)), to: envelope)
            case .failure: refuse(envelope, .unavailable)
            }
            post()
        }
    }

    // MARK: Telling

    /// Tells everybody the count, or promises to once the interval is over.
    private func recount() {
        guard !isCountDue else { return }
        let now = homes.clock.now()
        if let lastCount, now < lastCount.advanced(by: Presence.countInterval) {
            isCountDue = true
            homes.schedule(room.name, in: Presence.countInterval)
        } else {
            tellCount(now)
        }
    }

    /// Tells the count that has been promised.
    func tellDueCount() {
        guard isCountDue else { return }
        isCountDue = false
        // The room may have become small meanwhile, and everybody has got the list then.
        guard room.isCounting else { return }
        tellCount(homes.clock.now())
        post()
    }

    private func tellCount(_ now: Instant) {
        lastCount = now
        output.append(homes.frames(.ephemeral(Ephemeral(room: room.name, body: .count(room.members.count)))))
    }

    private func answer(_ message: ServerMessage, to envelope: Envelope) {
        guard let origin = envelope.origin else { return }
        output.parts.append(.answer(origin, message))
    }

    private func refuse(_ envelope: Envelope, _ code: ErrorCode, _ message: String? = nil) {
        answer(.error(ErrorAnswer(re: envelope.re, code: code, message: message, room: room.name)), to: envelope)
    }

    private func turnAway(_ envelope: Envelope, _ code: ErrorCode) {
        guard let origin = envelope.origin else { return }
        let answer = ErrorAnswer(re: envelope.re, code: code, room: room.name)
        output.parts.append(.turnAway(origin, .error(answer)))
        post()
    }

    /// Sends off what has been gathered; within a turn that happens once, at its end.
    private func post() {
        guard !isInTurn, !output.isEmpty else { return }
        homes.post(output)
        output = RoomOutput(room: room.name)
    }
}
