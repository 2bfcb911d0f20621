import ChatProtocol
import NIOCore

@testable import ChatServer

/// A room's real log, whose answers come in virtual time.
final class SteppedLog: RoomLog {
    private let log: any RoomLog
    private let room: RoomName
    private let store: SteppedStore
    private let loop: any EventLoop

    init(_ log: any RoomLog, of room: RoomName, store: SteppedStore, loop: any EventLoop) {
        self.log = log
        self.room = room
        self.store = store
        self.loop = loop
    }

    var epoch: Epoch { log.epoch }
    var head: Int64 { log.head }
    var first: Int64 { log.first }
    var topic: String { log.topic }
    var kept: String { log.kept }

    func append(
        _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void
    ) {
        let world = store.world
        world.after(world.random.milliseconds(in: 0...6)) { [self] in
            loop.later { [self] in
                guard !store.isSevered else { return }
                let result = wait { log.append(drafts, at: time, then: $0) }
                world.note("\(drafts.count) drafts for \(room): \(result.map { _ in "stored" })")
                guard !store.isKilled() else { return }
                let events = (try? result.get())?.compactMap { if case .stored(let event) = $0 { event } else { nil } }
                store.truth.learn(events ?? [], of: room, epoch)
                then(result)
            }
        }
    }

    /// Nobody searches in the simulation.
    func search(_ search: LogSearch, then: @escaping (Result<LogHits, LogUnavailable>) -> Void) {
        then(.failure(LogUnavailable()))
    }

    func read(
        _ range: LogRange, events: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void
    ) {
        guard !store.isSevered else { return }
        let result = wait { log.read(range, events: events, bytes: bytes, then: $0) }
        // What was stored although it was reported to have failed is first seen here.
        if case .after = range, let page = try? result.get() { store.truth.learn(page.events, of: room, epoch) }
        let world = store.world
        if world.random.happens(1, in: 2) { return then(result) }
        world.after(world.random.milliseconds(in: 0...15)) { [loop] in loop.later { then(result) } }
    }

    /// Has all that is stored taken for the truth.
    func learnAll() {
        let page = try? wait { log.read(.after(0), events: 10_000, bytes: .max, then: $0) }.get()
        store.truth.learn(page?.events ?? [], of: room, epoch)
    }

    /// Waits, in real time, for what the store does on threads of its own.
    private func wait<Answer>(_ ask: (@escaping (Answer) -> Void) -> Void) -> Answer {
        var answer: Answer? = nil
        store.completions.perform {
            ask { answer = $0 }
            store.completions.wait { answer != nil }
        }
        guard let answer else { preconditionFailure("The loop has waited for an answer.") }
        return answer
    }
}
