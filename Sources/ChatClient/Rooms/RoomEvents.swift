import ChatProtocol

extension Model {
    /// Applies an entry of a room's log, exactly once and in its order.
    ///
    /// Same epoch and `seq` = last + 1 means that nothing was missed. A known `seq` is passed over; a jump leaves a
    /// visible gap.
    mutating func receive(_ event: RoomEvent) -> [Effect] {
        guard let index = index(of: event.room), let position = rooms[index].memory.position,
            event.seq > position.seq
        else { return [] }
        if event.seq > position.seq + 1 {
            let range = (position.seq + 1)...(event.seq - 1)
            noteHole(MissingEvents(epoch: position.epoch, range: range), inRoomAt: index)
        }
        rooms[index].memory.position?.seq = event.seq
        printEvent(event)
        log(event, inRoomAt: index)
        switch event.body {
        case .message(let text, let kind):
            return receiveMessage(text, MessageEntry.Kind(kind), event, inRoomAt: index)
        case .topic(let topic):
            rooms[index].topic = topic
            rooms[index].timeline.append(
                .topic(by: event.author.nick.text, text: topic), time: event.time.milliseconds)
        case .moderation(let moderation):
            rooms[index].timeline.append(
                .notice(moderation.sentence(by: event.author.nick)), time: event.time.milliseconds)
        case .redaction(let seq):
            takeBack(seq, by: event.author, inRoomAt: index)
        case .tombstone:
            rooms[index].timeline.append(.message(tombstone(event)), time: event.time.milliseconds)
        case .unknown:
            break
        }
        return []
    }

    /// The server no longer keeps these events; those after them follow.
    mutating func receive(_ gap: Gap) {
        guard let index = index(of: gap.room), let position = rooms[index].memory.position,
            gap.epoch == position.epoch, gap.range.upperBound > position.seq
        else { return }
        let range = max(position.seq + 1, gap.range.lowerBound)...gap.range.upperBound
        noteHole(MissingEvents(epoch: gap.epoch, range: range, state: .gone), inRoomAt: index)
        rooms[index].memory.position?.seq = gap.range.upperBound
    }

    /// Shows that events are missing; one of ours may be among them, so nothing proves any more that it was not sent.
    private mutating func noteHole(_ missing: MissingEvents, inRoomAt index: Int) {
        rooms[index].timeline.appendGap(missing, time: now.wallClock)
        rooms[index].memory.isRecovered = false
    }

    private mutating func receiveMessage(
        _ text: String, _ kind: MessageEntry.Kind, _ event: RoomEvent, inRoomAt index: Int
    ) -> [Effect] {
        countFetched(inRoomAt: index)
        rooms[index].memory.speakers.note(People.Person(uid: event.author.uid, nick: event.author.nick))
        rooms[index].typing.forget(event.author.uid)
        let time = event.time.milliseconds
        if let cid = event.cid, rooms[index].timeline.confirm(cid, seq: event.seq, time: time) { return [] }
        if let cid = event.cid { noteArrival(ofRefused: cid, inRoomAt: index) }
        ignored.meet(event.author)
        let entry = self.entry(text, kind, event)
        let before = rooms[index].timeline.newestID
        rooms[index].timeline.append(.message(entry), time: time)
        let isNews = rooms[index].memory.replayIsNews || rooms[index].memory.readBefore.map { event.seq > $0 } ?? false
        if entry.isOwn || (rooms[index].membership == .catchingUp && !isNews) { return [] }
        // What one person says to the user alone asks for them as a mention does.
        let isForMe = entry.mentionsMe || event.room.isDirect
        return noteArrival(inRoomAt: index, after: before, mentionsMe: isForMe)
    }

    /// Returns what a message of the log is to us.
    func entry(_ text: String, _ kind: MessageEntry.Kind, _ event: RoomEvent) -> MessageEntry {
        let isOwn = event.author.uid == me?.uid
        return MessageEntry(
            nick: event.author.nick.text, text: text, kind: kind, isOwn: isOwn,
            mentionsMe: !isOwn && isAddressed(in: text), delivery: .delivered,
            reference: MessageReference(cid: event.cid, uid: event.author.uid, seq: event.seq))
    }

    private mutating func countFetched(inRoomAt index: Int) {
        guard rooms[index].membership == .catchingUp, let id = rooms[index].memory.outage else { return }
        rooms[index].timeline.modify(id) { content in
            guard case .outage(var outage) = content, case .fetched(let count)? = outage.recovery?.missed else {
                return
            }
            outage.recovery?.missed = .fetched(count + 1)
            content = .outage(outage)
        }
    }
}

extension MessageEntry.Kind {
    init(_ kind: MessageKind) {
        switch kind {
        case .text: self = .text
        case .action: self = .action
        case .notice: self = .notice
        }
    }
}
