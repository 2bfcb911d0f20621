import ChatProtocol
import Dispatch
import GRDB
import Logging
import Synchronization

/// Carries out searches, one after another: a page of history never waits for more than one of them.
final class Searcher: Sendable {
    /// Searches that wait, at most: some seconds' work; beyond, who searches is asked to try again.
    private static let waitingMax = 64

    private let pool: DatabasePool
    private let indexer: Indexer
    private let logger: Logger
    private let queue = DispatchQueue(label: "roostd.search")
    private let waiting = Atomic<Int>(0)

    init(pool: DatabasePool, indexer: Indexer, logger: Logger) {
        self.pool = pool
        self.indexer = indexer
        self.logger = logger
    }

    /// Searches rooms, each of them with its share of the steps; `then` is called on some queue.
    func search(
        _ search: LogSearch, in rooms: [StoredRoom],
        then: @escaping @Sendable (Result<[LogHits], LogUnavailable>) -> Void
    ) {
        guard waiting.wrappingAdd(1, ordering: .relaxed).newValue <= Self.waitingMax else {
            waiting.wrappingSubtract(1, ordering: .relaxed)
            return then(.failure(LogUnavailable()))
        }
        queue.async {
            then(self.run(search, rooms))
            self.waiting.wrappingSubtract(1, ordering: .relaxed)
        }
    }

    /// Returns once nothing is searched any more.
    func finish() {
        queue.sync {}
    }

    private func run(_ search: LogSearch, _ rooms: [StoredRoom]) -> Result<[LogHits], LogUnavailable> {
        do {
            let outcomes = try pool.read { db in
                var steps = search.steps
                return try rooms.enumerated().map { index, room in
                    // What one room has not taken is the others'.
                    var share = search
                    share.steps = steps / (rooms.count - index)
                    let outcome = try RoomSearch.run(share, in: room, db)
                    steps -= outcome.steps
                    return outcome
                }
            }
            for (room, outcome) in zip(rooms, outcomes) where !outcome.damaged.isEmpty {
                logger.error("the search index is damaged; it is made anew", metadata: ["room": "\(room.name)"])
                indexer.repair(outcome.damaged, of: room)
            }
            return .success(outcomes.map(\.hits))
        } catch {
            logger.error("a search has failed: \(error.storeSentence)", metadata: ["error": "\(error)"])
            return .failure(LogUnavailable())
        }
    }
}
