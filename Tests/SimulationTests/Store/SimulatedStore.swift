import ChatProtocol
import NIOCore

@testable import ChatServer

/// The server's way to the disk in one of its lives: one writer that commits what has gathered, as `LogWriter` does.
// Everything in a simulated world happens on one thread; the server's protocols want Sendable.
final class SimulatedStore: RoomLogStore, SessionStore, @unchecked Sendable {
    /// What a room wants stored.
    struct Job {
        let log: SimulatedLog
        let head: Int64
        let drafts: [Draft]
        let time: Timestamp
        let done: (Outcome) -> Void
    }

    /// What has become of a job.
    enum Outcome {
        case stored([AppendResult])
        case failed(head: Int64, LogUnavailable)
    }

    let world: World
    let disk: SimulatedDisk
    /// Called where the server or its machine is to end at a write.
    private let whenKilled: (SimulatedDisk.Verdict) -> Void
    private var jobs: [Job] = []
    private var sessions: [SessionID: StoredSession?] = [:]
    /// Sessions that could not be written; they go with whatever is written next.
    private var unwritten: [SessionID: StoredSession?] = [:]
    private var isWriting = false
    private var isSevered = false

    init(_ world: World, disk: SimulatedDisk, whenKilled: @escaping (SimulatedDisk.Verdict) -> Void) {
        self.world = world
        self.disk = disk
        self.whenKilled = whenKilled
        storedSessions = Array(disk.image.sessions.values)
    }

    // MARK: RoomLogStore

    let keepsRooms = true

    var storedRooms: [(room: RoomName, topic: String)] { disk.image.rooms.values.map { ($0.name, $0.topic) } }

    func openLog(of room: RoomName, on loop: any EventLoop) -> any RoomLog {
        let known = disk.image.rooms[room]
        let durable = known ?? DurableRoom(name: room, epoch: Epoch(randomBytes: world.random.bytes(10)))
        return SimulatedLog(durable, store: self, loop: loop)
    }

    /// Nobody searches in the simulation.
    func search(
        _ search: LogSearch, in rooms: [RoomName], on loop: any EventLoop,
        then: @escaping @Sendable (Result<LogHits, LogUnavailable>) -> Void
    ) {
        then(.failure(LogUnavailable()))
    }

    func close() {}

    /// The server's life is over: nothing reaches the disk any more.
    func sever() {
        isSevered = true
        jobs = []
    }

    // MARK: SessionStore

    let storedSessions: [StoredSession]
    let storedRestrictions: [Restriction] = []

    func save(_ session: StoredSession) { keep(session.id, session) }

    func forget(_ session: SessionID) { keep(session, nil) }

    func save(_ restriction: Restriction) {}

    func forget(_ kind: Restriction.Kind, of uid: UserID) {}

    // MARK: The writer

    func append(_ job: Job) {
        jobs.append(job)
        writeLater()
    }

    private func keep(_ id: SessionID, _ session: StoredSession?) {
        sessions[id] = .some(session)
        writeLater()
    }

    private func writeLater() {
        guard !isWriting, !isSevered else { return }
        isWriting = true
        world.after(world.random.milliseconds(in: 0...6)) { [self] in write() }
    }

    private func write() {
        guard !isSevered else { return }
        let jobs = jobs
        let sessions = sessions.merging(unwritten) { newer, _ in newer }
        self.jobs = []
        self.sessions = [:]
        unwritten = [:]
        var outcomes: [Outcome] = []
        let verdict = disk.write { image in
            for (id, session) in sessions { image.sessions[id] = session }
            outcomes = jobs.map { $0.carryOut(on: &image) }
        }
        switch verdict {
        case .done: break
        case .refused:
            unwritten = sessions
            outcomes = jobs.map { $0.afterFailure(disk.isInTrouble ? nil : disk.image) }
        case .doneAndReportedFailed: outcomes = jobs.map { $0.afterFailure(nil) }
        case .killed, .powerCut: return whenKilled(verdict)
        }
        for (job, outcome) in zip(jobs, outcomes) { job.complete(outcome) }
        isWriting = false
        // The next transaction takes what has gathered meanwhile.
        if !self.jobs.isEmpty || !self.sessions.isEmpty { writeLater() }
    }
}

extension SimulatedStore.Job {
    func carryOut(on image: inout SimulatedDisk.Image) -> SimulatedStore.Outcome {
        var room = image.rooms[log.room] ?? DurableRoom(name: log.room, epoch: log.epoch)
        // The number after the head that is known is another event's already, as in a table whose key it is.
        guard room.head == head else { return afterFailure(image) }
        let results = room.append(drafts, at: time)
        if room.head > 0 { image.rooms[log.room] = room }
        return .stored(results)
    }

    /// What a failed transaction has left behind: a commit can fail after it has happened.
    func afterFailure(_ image: SimulatedDisk.Image?) -> SimulatedStore.Outcome {
        guard let image else { return .failed(head: head, LogUnavailable()) }
        let room = image.rooms[log.room]
        let found = drafts.compactMap { room?.find($0.cid) }
        guard let room, room.head > head, found.count == drafts.count else {
            return .failed(head: room?.head ?? 0, LogUnavailable())
        }
        return .stored(found.map { $0.seq > head ? .stored($0) : .duplicate(seq: $0.seq, time: $0.time) })
    }

    func complete(_ outcome: SimulatedStore.Outcome) {
        let done = done
        log.loop.later { done(outcome) }
    }
}
