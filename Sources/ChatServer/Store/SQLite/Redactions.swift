import ChatProtocol
import Synchronization

/// What was taken back of late: whoever was reading then must not tell it afterwards.
///
/// A page or hits are read beside the writer, as of some moment before, and told on a loop. The writer notes a redaction
/// here before anybody hears of it; so who looks here in the moment in which the events are told knows of each redaction
/// that has been told already.
final class Redactions: Sendable {
    /// How many are kept: more than can happen while one page is read.
    private static let recentMax = 1_024

    /// A moment between two redactions.
    struct Mark: Equatable, Sendable {
        fileprivate let count: Int
    }

    private struct Place: Hashable {
        let room: RoomName
        let seq: Int64
    }

    private struct State {
        var count = 0
        /// The last ones, oldest first.
        var recent: [Place] = []
    }

    private let state = Mutex(State())

    /// The present moment.
    var mark: Mark { Mark(count: state.withLock(\.count)) }

    /// Takes note of a redaction; called by the writer once it is committed, and before it is told.
    func note(_ seq: Int64, in room: RoomName) {
        state.withLock { state in
            state.count += 1
            state.recent.append(Place(room: room, seq: seq))
            // Cutting off half of them at a time costs a constant a redaction.
            if state.recent.count > 2 * Self.recentMax { state.recent.removeFirst(Self.recentMax) }
        }
    }

    /// Events that were read after a moment, with tombstones for those that were taken back since.
    func tombstones(in events: [RoomEvent], since mark: Mark) -> Result<[RoomEvent], LogUnavailable> {
        places(since: mark).map { places in
            guard !places.isEmpty else { return events }
            return events.map { event in
                var event = event
                if places.contains(Place(room: event.room, seq: event.seq)) { event.body = .tombstone }
                return event
            }
        }
    }

    /// What a search has found after a moment, without what was taken back since.
    func without(_ result: Result<LogHits, LogUnavailable>, since mark: Mark) -> Result<LogHits, LogUnavailable> {
        result.flatMap { hits in
            places(since: mark).map { places in
                var hits = hits
                if !places.isEmpty {
                    hits.events.removeAll { places.contains(Place(room: $0.room, seq: $0.seq)) }
                }
                return hits
            }
        }
    }

    private func places(since mark: Mark) -> Result<Set<Place>, LogUnavailable> {
        state.withLock { state in
            let count = state.count - mark.count
            guard count <= state.recent.count else { return .failure(LogUnavailable()) }
            return .success(Set(state.recent.suffix(count)))
        }
    }
}
