package import ChatProtocol

/// Gives every room a log in memory.
package struct MemoryRoomLogStore: RoomLogStore {
    private let limits: MemoryLogLimits
    private let budget = MemoryLogBudget()
    private let randomBytes: @Sendable (Int) -> [UInt8]

    /// Creates a store; epochs are made from `randomBytes`.
    package init(limits: MemoryLogLimits = .init(), randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.limits = limits
        self.randomBytes = randomBytes
    }

    package func openLog(of room: RoomName) -> any RoomLog {
        MemoryRoomLog(of: room, epoch: Epoch(randomBytes: randomBytes(10)), limits: limits, budget: budget)
    }
}
