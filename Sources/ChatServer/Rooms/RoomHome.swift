import ChatProtocol
import Logging
import WebSocketCore

/// A room at its home: takes commands in order, has them decided, stored and told.
///
/// It lives on the room's home loop. While the log stores a batch, further commands wait: they are the next batch, and are decided on what was stored.
final class RoomHome {
    private(set) var room: Room
    let log: any RoomLog
    unowned let homes: RoomHomes
    private var inbox: [Envelope] = []
    private var isStoring = false
    /// The last event that the members were told of; within a turn the log is ahead of it.
    private(set) var told: Int64
    /// Whether what nobody was told of is being read.
    private var isCatchingUp = false
    /// What this turn has for the members so far.
    private var output: RoomOutput
    /// What the members were told of last.
    private(set) var recent = RecentBatches()
    private var isInTurn = false
    /// Whether this turn has taken something back.
    private var hasRedacted = false
    private var lastCount: Instant?
    private var isCountDue = false

    init(room: RoomName, log: any RoomLog, homes: RoomHomes) {
        self.room = Room(name: room, topic: log.topic)
        self.log = log
        told = log.head
        self.homes = homes
        output = RoomOutput(room: room)
    }

    /// What somebody is told whose position is of another life of the log.
    static let placeIsGone = "That place in the room's history is gone. Read on from the newest."

    /// Whether nobody is here and nothing is under way.
    var isIdle: Bool { room.members.isEmpty && inbox.isEmpty && !isStoring && !isCatchingUp }

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
        guard !isStoring, !isCatchingUp, !inbox.isEmpty else { return false }
        let turn = nextTurn()
        guard turn.contains(where: \.command.isAppending) else {
            // Nothing here can fail, so the room is changed in place: a copy has all of its members.
            carryOut(turn.map { ($0, decide($0.command, on: &room)) }, [])
            return !inbox.isEmpty
        }
        var tentative = room
        let decisions = turn.map { ($0, decide($0.command, on: &tentative)) }
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
            case .failure(let reason):
                // What it has done may be in the log all the same, a redaction as well.
                recent.removeAll()
                carryOut(decideWithoutLog(turn, reason), [])
                tellUntold()
            }
            homes.wake(room.name)
        }
        return false
    }

    private func decide(_ command: RoomCommand, on tentative: inout Room) -> [RoomEffect] {
        let effects = decideWithAbsentee(command, on: &tentative)
        guard case .redact(_, let position, _) = command, position.epoch != log.epoch,
            effects.contains(where: { $0.draft != nil })
        else { return effects }
        // In this life of the log the number is another event's.
        return [.refuse(.badRequest, because: Self.placeIsGone)]
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
    private func decideWithoutLog(_ turn: [Envelope], _ reason: LogUnavailable) -> [(Envelope, [RoomEffect])] {
        turn.map { envelope in
            guard envelope.command.isAppending else { return (envelope, decide(envelope.command, on: &room)) }
            return (envelope, [.refuse(.unavailable, because: reason.sentence)])
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
            if case .redaction = event.body {
                hasRedacted = true
                // Who reads on in this turn, behind it, is not sent what was encoded with the text.
                recent.removeAll()
            }
            output.append(event, frames: homes.frames(.event(event)))
            if case .moderate(_, let moderation, let address) = envelope.command {
                enforce(moderation, address: address, at: event.time)
            }
            // A message's own event is its acknowledgement; a topic has no `cid` to know it by.
            guard event.cid == nil else { return }
            answer(.ok(Acknowledgement(re: envelope.re, seq: event.seq, time: event.time)), to: envelope)
        case .duplicate(let seq, let time):
            answer(.ok(Acknowledgement(re: envelope.re, seq: seq, time: time, isDuplicate: true)), to: envelope)
        case .cidReused: refuse(envelope, .cidReused)
        case .notRedacted(.noMessage):
            refuse(envelope, .badRequest, "There is no message there that could be taken back.")
        case .notRedacted(.notAuthor):
            refuse(envelope, .needOper, "Only whoever said it, or an operator, can take a message back.")
        }
    }

    /// Carries out what everybody is about to be told.
    private func enforce(_ moderation: Moderation, address: String?, at time: Timestamp) {
        homes.rights.apply(moderation, address: address, at: time)
        switch moderation.operation {
        case .kick: output.parts.append(.expel(moderation.target.uid, .kicked))
        case .ban: output.parts.append(.expel(moderation.target.uid, .banned))
        case .unban, .mute, .unmute, .op: break
        }
    }

    private func carryOut(_ effect: RoomEffect, of envelope: Envelope) {
        switch effect {
        case .append: break
        case .tell(let body): output.append(homes.frames(.ephemeral(Ephemeral(room: room.name, body: body))))
        case .tellOthers(let body):
            guard let origin = envelope.origin else { return }
            output.parts.append(.signal(homes.frames(.ephemeral(Ephemeral(room: room.name, body: body))), by: origin))
        case .relist:
            output.append(homes.frames(.who(WhoList(room: room.name, members: room.list(after: nil).members))))
        case .recount: recount()
        case .admit(let position, let last): admit(envelope, position, last)
        case .readOn(let seq, let form): readOn(after: seq, as: form, envelope)
        case .dismiss:
            guard let origin = envelope.origin else { return }
            output.parts.append(.dismiss(origin, .ok(Acknowledgement(re: envelope.re))))
        case .bringIn(let author, let holder): bringIn(author, at: holder)
        case .list(let after):
            let page = room.list(after: after)
            answer(
                .who(WhoList(re: envelope.re, room: room.name, members: page.members, more: page.more)), to: envelope)
        case .page(let range, let epoch, let limit): page(range, epoch, limit, for: envelope)
        case .search(let request): search(request, for: envelope)
        case .refuse(let code, let sentence): refuse(envelope, code, sentence)
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

    func answer(_ message: ServerMessage, to envelope: Envelope) {
        guard let origin = envelope.origin else { return }
        output.parts.append(.answer(origin, message))
    }

    func refuse(_ envelope: Envelope, _ code: ErrorCode, _ message: String? = nil) {
        guard let origin = envelope.origin else { return }
        let error = ErrorAnswer(re: envelope.re, code: code, message: message, room: room.name)
        let isEntering = envelope.command.entrant != nil
        output.parts.append(isEntering ? .turnAway(origin, .error(error)) : .answer(origin, .error(error)))
    }

    func turnAway(_ envelope: Envelope, _ code: ErrorCode) {
        refuse(envelope, code)
        post()
    }

    /// Has somebody in the room who has not asked for it.
    func push(_ joined: Joined, to origin: Origin) {
        output.parts.append(.push(origin, joined))
    }

    /// Sends somebody who reads the log its next piece.
    func send(_ step: ReadingStep, to origin: Origin) {
        output.parts.append(.read(origin, step))
        post()
    }

    /// Gives up somebody who can't read on.
    func lose(_ origin: Origin) {
        output.parts.append(.lose(origin))
        post()
    }

    /// Lets a second pass.
    func sweep() {
        recent.sweep()
        tellUntold()
    }

    /// Tells of events that are in the log although their writing was reported to have failed.
    private func tellUntold() {
        guard told < log.head, !isStoring, !isCatchingUp else { return }
        isCatchingUp = true
        log.read(.after(told), events: ServerLimits.eventsPerTurn, bytes: ServerLimits.bytesPerTurn) { [self] result in
            isCatchingUp = false
            if case .success(let page) = result {
                for event in page.events where event.seq == told + 1 { tellUntold(event) }
                post()
                homes.directory.update(room.name, count: room.members.count, topic: room.topic)
            }
            homes.wake(room.name)
        }
    }

    private func tellUntold(_ event: RoomEvent) {
        if let (author, holder) = readerToBringIn(of: event) {
            _ = room.apply(.restore(author))
            bringIn(author, at: holder)
        }
        told = event.seq
        output.append(event, frames: homes.frames(.event(event)))
        room.learn(event)
        // From where the person came is not in the log.
        if case .moderation(let moderation) = event.body { enforce(moderation, address: nil, at: event.time) }
    }

    /// How somebody learns who is here, who may have missed a change.
    var presence: ServerMessage {
        switch room.people {
        case .members(let members): .who(WhoList(room: room.name, members: members))
        case .count(let count): .ephemeral(Ephemeral(room: room.name, body: .count(count)))
        }
    }

    /// Sends off what has been gathered; within a turn that happens once, at its end.
    func post() {
        guard !isInTurn, !output.isEmpty else { return }
        // For two readers there is nothing to save, and what they are told in their own words has no bytes to count.
        if !room.name.isDirect {
            for case .events(let batch) in output.parts { recent.append(batch) }
        }
        // They were encoded before; whoever is behind reads the log.
        if hasRedacted { recent.removeAll() }
        hasRedacted = false
        homes.post(output)
        output = RoomOutput(room: room.name)
    }
}
