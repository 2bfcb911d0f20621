import ChatProtocol
import NIOCore

@testable import ChatServer

/// A room's log that behaves as `SQLiteRoomLog` does, in virtual time.
///
/// It answers later, its head is what its loop has heard of, and where a reading needs the disk it can fail.
final class SimulatedLog: RoomLog {
    let room: RoomName
    let epoch: Epoch
    private(set) var topic: String
    private(set) var head: Int64
    var first: Int64 { store.disk.image.rooms[room]?.first ?? 1 }
    let kept = "for good"
    private let store: SimulatedStore
    let loop: any EventLoop
    private var isAppending = false

    init(_ room: DurableRoom, store: SimulatedStore, loop: any EventLoop) {
        self.room = room.name
        self.store = store
        self.loop = loop
        epoch = room.epoch
        topic = room.topic
        head = room.head
    }

    func append(
        _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void
    ) {
        precondition(!isAppending, "A room has one append under way at a time.")
        isAppending = true
        store.append(
            SimulatedStore.Job(log: self, head: head, drafts: drafts, time: time) { [self] outcome in
                isAppending = false
                switch outcome {
                case .stored(let results):
                    for case .stored(let event) in results {
                        head = event.seq
                        if case .topic(let text) = event.body { topic = text }
                    }
                    then(.success(results))
                case .failed(let head, let reason):
                    self.head = head
                    then(.failure(reason))
                }
            })
    }

    /// Nobody searches in the simulation.
    func search(_ search: LogSearch, then: @escaping (Result<LogHits, LogUnavailable>) -> Void) {
        then(.failure(LogUnavailable()))
    }

    func read(
        _ range: LogRange, events: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void
    ) {
        let last = head
        let answer = { [self] () -> Result<LogPage, LogUnavailable> in
            guard let room = store.disk.image.rooms[room] else {
                return .success(LogPage(events: [], more: false))
            }
            return .success(room.page(range, upTo: last, events: events, bytes: bytes))
        }
        // From memory at once, or from the disk after a while.
        if store.world.random.happens(1, in: 2) { return then(answer()) }
        store.world.after(store.world.random.milliseconds(in: 0...15)) { [self] in
            loop.later { [self] in then(store.disk.isInTrouble ? .failure(LogUnavailable()) : answer()) }
        }
    }
}
