import ChatProtocol
import Synchronization

/// The rights table for all loops, with its clock and its store.
final class RightsRegistry: Sendable {
    private let table: Mutex<RightsTable>
    /// How many restrictions there are: where there are none, nobody who speaks waits for the lock.
    private let count: Atomic<Int>
    private let store: any SessionStore
    private let clock: ServerClock

    init(store: any SessionStore, clock: ServerClock) {
        let table = RightsTable(store.storedRestrictions)
        count = Atomic(table.count)
        self.table = Mutex(table)
        self.store = store
        self.clock = clock
    }

    /// Whether there are as many restrictions as are kept.
    var isFull: Bool { count.load(ordering: .relaxed) >= ServerLimits.restrictions }

    func isBanned(_ uid: UserID?, address: String?) -> Bool {
        guard count.load(ordering: .relaxed) > 0 else { return false }
        let now = clock.wall()
        return table.withLock { $0.isBanned(uid, address: address, at: now) }
    }

    func isMuted(_ uid: UserID) -> Bool {
        guard count.load(ordering: .relaxed) > 0 else { return false }
        let now = clock.wall()
        return table.withLock { $0.isMuted(uid, at: now) }
    }

    func target(_ kind: Restriction.Kind, _ nick: Nickname) -> Author? {
        let now = clock.wall()
        return table.withLock { $0.target(kind, nick, at: now) }
    }

    /// Carries out what has become an event.
    func apply(_ moderation: Moderation, address: String?, at time: Timestamp) {
        table.withLock { table in
            // Inside the lock, so that the store hears of changes in their order.
            for change in table.apply(moderation, address: address, at: time) {
                switch change {
                case .save(let restriction): store.save(restriction)
                case .forget(let kind, let uid): store.forget(kind, of: uid)
                }
            }
            count.store(table.count, ordering: .relaxed)
        }
    }
}
