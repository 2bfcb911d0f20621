import ChatProtocol
import Synchronization
import Testing

@testable import ChatServer

/// What the sessions of all loops cost the store.
@Suite struct SessionRegistryTests {
    /// Counts what it is given to keep.
    private final class CountingStore: SessionStore {
        let saved = Mutex<[StoredSession]>([])

        var storedSessions: [StoredSession] { [] }
        var storedRestrictions: [Restriction] { [] }

        func save(_ session: StoredSession) { saved.withLock { $0.append(session) } }
        func forget(_ session: SessionID) {}
        func save(_ restriction: Restriction) {}
        func forget(_ kind: Restriction.Kind, of uid: UserID) {}

        /// The marks of what was saved since the last call.
        func take() -> [[RoomName: Int64]] {
            saved.withLock { saved in
                defer { saved = [] }
                return saved.map(\.marks)
            }
        }
    }

    @Test func `marks are written in turn or with the end of a connection, and not one by one`() throws {
        let store = CountingStore()
        let clock = ServerClock(now: { Sample.instant(0) }, wall: { Sample.noon })
        let registry = SessionRegistry(
            limits: .init(), store: store, clock: clock, randomBytes: TestStore.randomBytes)
        let holder = Holder(shard: 0, connection: 1)
        let sessions = try (1...3).map { _ in
            let begun = try #require(registry.begin(wanted: nil, address: nil, holder: holder))
            #expect(registry.enter(.lobby, begun.session))
            return begun.session
        }
        _ = store.take()
        for seq: Int64 in 1...1_000 {
            for session in sessions { registry.mark(.lobby, upTo: seq, session) }
        }
        #expect(store.take() == [])
        registry.release(sessions[1], by: holder)
        #expect(store.take() == [[.lobby: 1_000]])
        registry.keepMarks(1)
        #expect(store.take().count == 1)
        registry.keepMarks(64)
        registry.keepMarks(64)
        #expect(store.take().count == 1)
        // A connection that ends without anything new costs nothing.
        registry.release(sessions[0], by: holder)
        #expect(store.take() == [])
    }
}
