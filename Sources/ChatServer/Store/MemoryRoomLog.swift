package import ChatProtocol

/// A room's log in memory: the newest events in a bounded ring.
///
/// It completes every call before it returns. It is also the specification of a log: one suite of tests runs against it
/// and against every other.
package final class MemoryRoomLog: RoomLog {
    package let epoch: Epoch
    package private(set) var topic = ""
    package var head: Int64 { ring.head }
    package var first: Int64 { ring.first }
    package let kept = "the newest messages, until the server stops"

    private let room: RoomName
    private let limits: MemoryLogLimits
    private let budget: MemoryLogBudget
    private var ring = EventRing()
    private var seqs: [MessageID: Int64] = [:]
    private let ended: () -> Void

    /// Creates an empty log with a new epoch; `ended` is called when the log is let go.
    package init(
        of room: RoomName, epoch: Epoch, limits: MemoryLogLimits = .init(), budget: MemoryLogBudget = .init(),
        ended: @escaping () -> Void = {}
    ) {
        self.room = room
        self.epoch = epoch
        self.limits = limits
        self.budget = budget
        self.ended = ended
    }

    deinit {
        budget.change(by: -ring.bytes)
        ended()
    }

    package func append(
        _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void
    ) {
        let bytes = ring.bytes
        let results = drafts.map { store($0, at: time) }
        budget.change(by: ring.bytes - bytes)
        trim()
        then(.success(results))
    }

    package func read(
        _ range: LogRange, events limit: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void
    ) {
        switch range {
        case .after(let seq): then(.success(ring.after(seq, events: limit, bytes: bytes)))
        case .before(let seq): then(.success(ring.before(seq, events: limit, bytes: bytes)))
        case .around(let seq):
            // Past either end the nearest event stands for the one that is not there.
            let middle = min(max(seq, first - 1), head + 1)
            let earlier = ring.before(middle, events: limit / 2, bytes: bytes / 2)
            let later = ring.after(
                middle - 1, events: max(limit - earlier.events.count, 1), bytes: bytes - bytes / 2)
            then(.success(LogPage(events: earlier.events + later.events, more: earlier.more || later.more)))
        }
    }

    package func search(_ search: LogSearch, then: @escaping (Result<LogHits, LogUnavailable>) -> Void) {
        then(.success(hits(of: search)))
    }

    /// What a search finds.
    func hits(of search: LogSearch) -> LogHits { ring.search(search) }

    private func store(_ draft: Draft, at time: Timestamp) -> AppendResult {
        if let cid = draft.cid, let known = seqs[cid].flatMap({ ring[$0] }) {
            let isSame = known.body == draft.body || known.body == .tombstone
            return isSame ? .duplicate(seq: known.seq, time: known.time) : .cidReused
        }
        if case .redaction(let seq) = draft.body {
            if let obstacle = obstacle(to: draft, seq) { return .notRedacted(obstacle) }
            if ring[seq]?.body == .tombstone, let known = ring.redaction(of: seq) {
                return .duplicate(seq: known.seq, time: known.time)
            }
            ring.redact(seq)
        }
        let event = RoomEvent(
            room: room, seq: head + 1, time: time, author: draft.author, cid: draft.cid, body: draft.body)
        ring.append(event)
        if let cid = draft.cid { seqs[cid] = event.seq }
        if case .topic(let text) = draft.body { topic = text }
        return .stored(event)
    }

    private func obstacle(to draft: Draft, _ seq: Int64) -> RedactionObstacle? {
        guard let event = ring[seq] else { return .noMessage }
        switch event.body {
        case .message, .tombstone: return draft.mayRedact(event.author.uid) ? nil : .notAuthor
        case .topic, .moderation, .redaction, .unknown: return .noMessage
        }
    }

    private func trim() {
        var bytes = ring.bytes
        while ring.count > limits.events || bytes > limits.bytes || (bytes > limits.share && budget.isSpent) {
            let event = ring.removeFirst()
            if let cid = event.cid { seqs[cid] = nil }
            budget.change(by: ring.bytes - bytes)
            bytes = ring.bytes
        }
    }
}
