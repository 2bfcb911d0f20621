package import ChatProtocol
package import NIOCore

/// Gives every room a log in memory; nothing outlives the server.
package struct MemoryRoomLogStore: RoomLogStore, SessionStore {
    private let limits: MemoryLogLimits
    private let budget = MemoryLogBudget()
    private let randomBytes: @Sendable (Int) -> [UInt8]

    /// Creates a store; epochs are made from `randomBytes`.
    package init(limits: MemoryLogLimits = .init(), randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.limits = limits
        self.randomBytes = randomBytes
    }

    package var keepsRooms: Bool { false }

    /// None: what was said is gone with the server, and so are the sessions.
    package var storedRooms: [(room: RoomName, topic: String)] { [] }

    package func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog {
        MemoryRoomLog(of: room, epoch: Epoch(randomBytes: randomBytes(10)), limits: limits, budget: budget)
    }

    package func close() {}

    package var storedSessions: [StoredSession] { [] }

    package func save(_ session: StoredSession) {}

    package func forget(_ session: SessionID) {}

    package var storedRestrictions: [Restriction] { [] }

    package func save(_ restriction: Restriction) {}

    package func forget(_ kind: Restriction.Kind, of uid: UserID) {}
}
