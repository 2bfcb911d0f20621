import ChatProtocol

@testable import ChatServer

/// A room as the disk has it.
struct DurableRoom {
    let name: RoomName
    let epoch: Epoch
    private(set) var topic = ""
    /// The oldest event that is still kept; what lies before it is read by nobody, and known only as ids.
    private(set) var first: Int64 = 1
    private(set) var events = EventRing()
    private var seqs: [MessageID: Int64] = [:]

    init(name: RoomName, epoch: Epoch) {
        self.name = name
        self.epoch = epoch
    }

    var head: Int64 { events.head }

    /// The same events in a new life of the log.
    func beginningAgain(_ epoch: Epoch) -> DurableRoom {
        var room = DurableRoom(name: name, epoch: epoch)
        room.topic = topic
        room.events = events
        room.seqs = seqs
        room.first = first
        return room
    }

    /// Appends drafts as one step, with the rules of every log.
    mutating func append(_ drafts: [Draft], at time: Timestamp) -> [AppendResult] {
        drafts.map { draft in
            if let known = find(draft.cid) {
                return known.body == draft.body ? .duplicate(seq: known.seq, time: known.time) : .cidReused
            }
            let event = RoomEvent(
                room: name, seq: head + 1, time: time, author: draft.author, cid: draft.cid, body: draft.body)
            events.append(event)
            if let cid = draft.cid { seqs[cid] = event.seq }
            if case .topic(let text) = draft.body { topic = text }
            return .stored(event)
        }
    }

    /// Keeps only what was said after a moment, and the newest event.
    mutating func trim(before time: Timestamp) {
        while first < head, let event = events[first], event.time < time { first += 1 }
    }

    /// The event with an id.
    func find(_ cid: MessageID?) -> RoomEvent? {
        cid.flatMap { seqs[$0] }.flatMap { events[$0] }
    }

    /// Reads a page, nothing of it above an event.
    func page(_ range: LogRange, upTo last: Int64, events count: Int, bytes: Int) -> LogPage {
        switch range {
        case .after(let seq):
            let page = events.after(max(seq, first - 1), events: count, bytes: bytes)
            let within = page.events.filter { $0.seq <= last }
            return LogPage(events: within, more: page.more && within.count == page.events.count)
        case .before(let seq):
            let page = events.before(min(seq, last + 1), events: count, bytes: bytes)
            let kept = page.events.filter { $0.seq >= first }
            return LogPage(events: kept, more: page.more && kept.count == page.events.count)
        case .around(let seq):
            let earlier = page(.before(seq), upTo: last, events: count / 2, bytes: bytes / 2)
            let later = page(.after(seq - 1), upTo: last, events: count - count / 2, bytes: bytes - bytes / 2)
            return LogPage(events: earlier.events + later.events, more: earlier.more || later.more)
        }
    }
}
