import Synchronization

/// How many connections read plain text: where nobody does, nothing is encoded for them.
final class PlainReaders: Sendable {
    private let count = Atomic<Int>(0)

    var exist: Bool { count.load(ordering: .relaxed) > 0 }

    func enter() { count.wrappingAdd(1, ordering: .relaxed) }

    func leave() { count.wrappingSubtract(1, ordering: .relaxed) }
}
