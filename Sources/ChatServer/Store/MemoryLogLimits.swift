import Synchronization

/// The bounds of one room's ring.
package struct MemoryLogLimits: Sendable {
    /// Events a room: twenty times what a returning client is replayed, so that a burst can still be paged through.
    package var events = 10_000
    /// Bytes a room, however much is free elsewhere: one busy room must not take all that the server has.
    package var bytes = 8 * 1024 * 1024
    /// Bytes that every room may keep even when the whole server's budget is spent: about a replay's 500 short events.
    package var share = 128 * 1024

    /// Creates the bounds.
    package init() {}
}

/// The memory that all rings together may take, beyond each room's share; counted from every loop.
package final class MemoryLogBudget: Sendable {
    /// Bytes of all rings together: a fraction of the smallest machine that runs this.
    private let limit: Int
    private let spent = Atomic<Int>(0)

    /// Creates a budget of so many bytes.
    package init(bytes limit: Int = 128 * 1024 * 1024) {
        self.limit = limit
    }

    var isSpent: Bool { spent.load(ordering: .relaxed) > limit }

    func change(by bytes: Int) { spent.wrappingAdd(bytes, ordering: .relaxed) }
}
