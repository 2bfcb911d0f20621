import WebSocketCore

/// What is to happen when: a heap by time, and in the order of asking at the same time.
struct Agenda {
    private struct Entry {
        let instant: Instant
        let number: Int
        let action: () -> Void

        static func < (left: Entry, right: Entry) -> Bool {
            left.instant == right.instant ? left.number < right.number : left.instant < right.instant
        }
    }

    private var heap: [Entry] = []
    private var count = 0

    /// When something happens next.
    var nextInstant: Instant? { heap.first?.instant }

    mutating func add(at instant: Instant, _ action: @escaping () -> Void) {
        count += 1
        heap.append(Entry(instant: instant, number: count, action: action))
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out the next thing that is due, if there is one.
    mutating func next(at now: Instant) -> (() -> Void)? {
        guard let first = heap.first, first.instant <= now else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first.action }
        heap[0] = last
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return first.action
    }
}
