import ChatProtocol
import Logging

/// How a room's log is read: on entering it, on coming back, after falling behind, and in pages.
///
/// A reader is sent one piece at a time and asks for the next once most of the last one has reached it. So a slow reader
/// costs one piece of memory, whatever it has missed, and is live in the moment in which nothing is left.
extension RoomHome {
    /// Begins the reading of somebody who enters.
    func admit(_ envelope: Envelope, _ position: Position?, _ last: Int?) {
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
        guard let origin = envelope.origin, let entrant = envelope.command.entrant else { return }
        let peer = peer(of: entrant.uid)
        // The other one has ended in this moment, and nobody knows who that was.
        guard peer != nil || room.conversation == nil else { return turnAway(envelope, .noSuchRoom) }
        let joined = Joined(
            re: envelope.re, room: room.name, epoch: log.epoch, head: max(told, replay.end),
            from: replay.events.first?.seq ?? replay.end + 1, recovered: replay.recovered, gap: replay.gap,
            topic: room.topic, peer: peer, people: room.people,
            read: homes.registry.mark(of: entrant.uid, in: room.name), kept: log.kept)
        let events = replay.events.prefix(bytes: ServerLimits.readingBytes)
        let end = events.last?.seq ?? replay.end
        send(step([.joined(joined)], events, upTo: end, isFirst: true, envelope), to: origin)
    }

    /// Goes on with the reading of somebody who has everything up to an event.
    func readOn(after seq: Int64, as form: WireForm, _ envelope: Envelope) {
        guard let origin = envelope.origin else { return }
        let batches = recent.after(seq, as: form, bytes: ServerLimits.readingBytes)
        if let last = batches.last?.last {
            var step = step([], [], upTo: last, isFirst: false, envelope)
            step.batches = batches
            return send(step, to: origin)
        }
        // What is stored while this is read is the next piece's affair, and not missing.
        let head = log.head
        log.read(.after(seq), events: ServerLimits.replayEvents, bytes: ServerLimits.readingBytes) { [self] result in
            guard case .success(let page) = result else { return lose(origin) }
            // What is no longer kept is told of, never left out in silence.
            let next = page.events.first?.seq ?? head + 1
            let gap = next > seq + 1 ? [Gap(room: room.name, epoch: log.epoch, range: seq + 1...next - 1)] : []
            let end = page.events.last?.seq ?? max(seq, head)
            send(step(gap.map(ServerMessage.gap), page.events, upTo: end, isFirst: false, envelope), to: origin)
        }
    }

    private func step(
        _ opening: [ServerMessage], _ events: [RoomEvent], upTo end: Int64, isFirst: Bool, _ envelope: Envelope
    ) -> ReadingStep {
        let isLive = end >= log.head
        var closing: [ServerMessage] = isLive ? [.live(room.name, seq: end)] : []
        // Presence was not told of meanwhile.
        if isLive, !isFirst { closing.insert(presence, at: 0) }
        return ReadingStep(
            number: envelope.reading, opening: opening, events: events, closing: closing, position: end, isLive: isLive,
            isFirst: isFirst)
    }

    /// Reads a page of history.
    func page(_ range: LogRange, _ epoch: Epoch?, _ limit: Int, for envelope: Envelope) {
        guard isPresent(epoch, envelope) else { return }
        log.read(range, events: limit, bytes: ChatLimits.pageBytes) { [self] result in
            switch result {
            case .success(let page):
                answer(.page(Page(re: envelope.re, events: page.events, more: page.more, head: log.head)), to: envelope)
            case .failure: refuse(envelope, .unavailable)
            }
            post()
        }
    }

    /// Looks for words in the room's history.
    func search(_ request: SearchRequest, for envelope: Envelope) {
        guard isPresent(request.before?.epoch, envelope) else { return }
        let search = LogSearch(request.words, before: request.before?.seq ?? .max, events: request.limit)
        log.search(search) { [self] result in
            switch result {
            case .success(let hits):
                let page = Page(
                    re: envelope.re, events: hits.events, more: hits.more, head: log.head, reached: hits.reached,
                    search: request)
                answer(.page(page), to: envelope)
            case .failure: refuse(envelope, .unavailable)
            }
            post()
        }
    }

    /// Whether a place is of the present life of the log, or of none; who asks for another is told.
    private func isPresent(_ epoch: Epoch?, _ envelope: Envelope) -> Bool {
        if epoch == nil || epoch == log.epoch { return true }
        refuse(envelope, .badRequest, Self.placeIsGone)
        return false
    }
}

extension [RoomEvent] {
    /// The first events, about so many bytes of them, and one at least.
    fileprivate func prefix(bytes: Int) -> [RoomEvent] {
        var count = 0
        var cost = 0
        while count < self.count {
            cost += self[count].cost
            if cost > bytes, count > 0 { break }
            count += 1
        }
        return Array(self[..<count])
    }
}
