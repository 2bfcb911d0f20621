import ChatProtocol

/// The newest events of a room in the order of their numbers, which are dense.
struct EventRing {
    /// The events from `start` on, oldest first; what lies before it is gone and is cut off now and then.
    private var storage: [RoomEvent] = []
    private var start = 0

    /// The number of the newest event, held here or not.
    private(set) var head: Int64
    /// What the events held count in bytes.
    private(set) var bytes = 0

    /// Creates an empty ring behind an event.
    init(after head: Int64 = 0) {
        self.head = head
    }

    /// How many events are held.
    var count: Int { storage.count - start }

    /// The number of the oldest event held; `head + 1` if there is none.
    var first: Int64 { head - Int64(count) + 1 }

    /// The event with a number, if it is held.
    subscript(seq: Int64) -> RoomEvent? {
        holds(seq) ? storage[index(of: seq)] : nil
    }

    private func holds(_ seq: Int64) -> Bool { seq >= first && seq <= head }

    /// Adds the event that follows the newest one.
    mutating func append(_ event: RoomEvent) {
        head = event.seq
        bytes += event.cost
        storage.append(event)
    }

    /// Replaces a message by its tombstone, if it is held.
    mutating func redact(_ seq: Int64) {
        guard holds(seq) else { return }
        let place = index(of: seq)
        bytes -= storage[place].cost
        storage[place].body = .tombstone
        bytes += storage[place].cost
    }

    /// The event that has taken a message back, if it is held.
    func redaction(of seq: Int64) -> RoomEvent? {
        storage[start...].last { $0.body == .redaction(of: seq) }
    }

    /// Lets go of the oldest event.
    mutating func removeFirst() -> RoomEvent {
        let event = storage[start]
        bytes -= event.cost
        start += 1
        // Cutting off half of the array at a time costs a constant an event.
        if start > count {
            storage.removeFirst(start)
            start = 0
        }
        return event
    }

    /// Reads the oldest events held with a greater number.
    func after(_ seq: Int64, events limit: Int, bytes: Int) -> LogPage {
        let begin = min(max(index(of: seq) + 1, start), storage.count)
        var end = begin
        var cost = 0
        while end < storage.count, end - begin < limit {
            cost += storage[end].cost
            if cost > bytes, end > begin { break }
            end += 1
        }
        return LogPage(events: Array(storage[begin..<end]), more: end < storage.count)
    }

    /// Reads the newest events held with a smaller number.
    func before(_ seq: Int64, events limit: Int, bytes: Int) -> LogPage {
        let end = max(min(index(of: seq), storage.count), start)
        var begin = end
        var cost = 0
        while begin > start, end - begin < limit {
            cost += storage[begin - 1].cost
            if cost > bytes, begin < end { break }
            begin -= 1
        }
        return LogPage(events: Array(storage[begin..<end]), more: begin > start)
    }

    /// Looks for words in the messages held, newest first.
    func search(_ search: LogSearch) -> LogHits {
        var hits = GatheredHits(events: search.events, bytes: search.bytes)
        var steps = 0
        var seq = min(max(search.before, first) - 1, head)
        while seq >= first, !hits.isFull {
            guard steps < search.steps else { return hits.result(reached: seq + 1) }
            steps += 1
            if let event = self[seq], case .message(let text, _) = event.body, search.words.match(text) {
                hits.add(event)
            }
            seq -= 1
        }
        return hits.result(reached: nil)
    }

    /// The place in `storage` of an event; one before or after the ring for a number outside it.
    private func index(of seq: Int64) -> Int {
        start + Int(min(max(seq, first - 1), head + 1) - first)
    }
}
