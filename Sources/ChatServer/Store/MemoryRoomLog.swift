package import ChatProtocol

/// A room's log in memory: the newest events in a bounded ring.
///
/// It completes every call before it returns.
package final class MemoryRoomLog: RoomLog {
    package let epoch: Epoch
    package private(set) var head: Int64 = 0
    package var first: Int64 { head - Int64(count) + 1 }
    package let kept = "the newest messages, until the server stops"

    private let room: RoomName
    private let limits: MemoryLogLimits
    private let budget: MemoryLogBudget
    /// The ring from `start` on, oldest first; what lies before it is gone and is cut off now and then.
    private var storage: [RoomEvent] = []
    private var start = 0
    private var bytes = 0
    private var seqs: [MessageID: Int64] = [:]

    private var count: Int { storage.count - start }

    /// Creates an empty log with a new epoch.
    package init(
        of room: RoomName, epoch: Epoch, limits: MemoryLogLimits = .init(), budget: MemoryLogBudget = .init()
    ) {
        self.room = room
        self.epoch = epoch
        self.limits = limits
        self.budget = budget
    }

    deinit { budget.change(by: -bytes) }

    package func append(
        _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void
    ) {
        let results = drafts.map { store($0, at: time) }
        trim()
        then(.success(results))
    }

    package func read(
        _ range: LogRange, events limit: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void
    ) {
        switch range {
        case .after(let seq): then(.success(forward(from: index(of: seq) + 1, limit, bytes)))
        case .before(let seq): then(.success(backward(from: index(of: seq) - 1, limit, bytes)))
        case .around(let seq):
            let earlier = backward(from: index(of: seq) - 1, limit / 2, bytes / 2)
            let later = forward(from: index(of: seq), max(limit - earlier.events.count, 1), bytes - bytes / 2)
            then(.success(LogPage(events: earlier.events + later.events, more: earlier.more || later.more)))
        }
    }

    private func store(_ draft: Draft, at time: Timestamp) -> AppendResult {
        if let cid = draft.cid, let seq = seqs[cid] {
            let known = storage[index(of: seq)]
            return known.body == draft.body ? .duplicate(seq: seq, time: known.time) : .cidReused
        }
        head += 1
        let event = RoomEvent(
            room: room, seq: head, time: time, author: draft.author, cid: draft.cid, body: draft.body)
        storage.append(event)
        if let cid = draft.cid { seqs[cid] = head }
        grow(by: event.cost)
        return .stored(event)
    }

    private func trim() {
        while count > limits.events || bytes > limits.bytes || (bytes > limits.share && budget.isSpent) {
            let event = storage[start]
            if let cid = event.cid { seqs[cid] = nil }
            grow(by: -event.cost)
            start += 1
        }
        // Cutting off half of the array at a time costs a constant an event.
        guard start > count else { return }
        storage.removeFirst(start)
        start = 0
    }

    private func grow(by change: Int) {
        bytes += change
        budget.change(by: change)
    }

    /// The place in `storage` of an event; one before or after the ring for a number outside it.
    private func index(of seq: Int64) -> Int {
        start + Int(min(max(seq, first - 1), head + 1) - first)
    }

    private func forward(from index: Int, _ limit: Int, _ bytes: Int) -> LogPage {
        let begin = min(max(index, start), storage.count)
        var end = begin
        var cost = 0
        while end < storage.count, end - begin < limit {
            cost += storage[end].cost
            if cost > bytes, end > begin { break }
            end += 1
        }
        return LogPage(events: Array(storage[begin..<end]), more: end < storage.count)
    }

    private func backward(from index: Int, _ limit: Int, _ bytes: Int) -> LogPage {
        let end = max(min(index + 1, storage.count), start)
        var begin = end
        var cost = 0
        while begin > start, end - begin < limit {
            cost += storage[begin - 1].cost
            if cost > bytes, begin < end { break }
            begin -= 1
        }
        return LogPage(events: Array(storage[begin..<end]), more: begin > start)
    }
}
