import ChatProtocol
import Dispatch
import GRDB
import Logging
import NIOCore
import Synchronization

/// The one writer of the database: what has gathered while the last transaction ran is the next one.
///
/// So a transaction is as large as the load asks for, and the slower the disk, the larger; no sender waits for a timer.
final class LogWriter: Sendable {
    /// What a room wants stored; at most one a room is on its way.
    struct Job: Sendable {
        let room: StoredRoom
        /// The room's newest event.
        let head: Int64
        let drafts: [Draft]
        let time: Timestamp
        /// Where `done` is called.
        let loop: any EventLoop
        let done: @Sendable (Outcome) -> Void
    }

    /// What has become of a job.
    enum Outcome: Sendable {
        case stored([AppendResult])
        /// Nothing was stored; the head is what the file says.
        case failed(head: Int64, LogUnavailable)
    }

    private struct Waiting {
        var jobs: [Job] = []
        /// Sessions as they are now, nothing for those that are over; there are no more of them than sessions.
        var sessions: [SessionID: StoredSession?] = [:]
        /// Sessions that could not be written; they go with whatever is written next.
        var unwritten: [SessionID: StoredSession?] = [:]
        var drafts = 0
        var turn = WriterTurn.idle
        var isFinished = false

        /// What a turn that is over leaves to the next; in the end also sessions are not waited with.
        var rest: WriterTurn.Rest {
            if !jobs.isEmpty { return .events }
            if sessions.isEmpty { return .nothing }
            return isFinished ? .events : .sessions
        }
    }

    /// Drafts that wait for the writer: half a second of a fast disk's work; beyond, senders are refused.
    private static let draftsMax = 64 * 1024
    /// Drafts of one transaction, so that the first of them are not told of much later than the last.
    private static let transactionDraftsMax = 4 * 1024
    /// How long a session waits for others to be written with it.
    ///
    /// A server that is killed in this time does not know the session afterwards, and whoever comes back begins another.
    /// What they have said is not there without it, unless the session cannot be written at all.
    private static let sessionsGather = DispatchTimeInterval.milliseconds(10)

    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let indexer: Indexer
    private let redactions: Redactions
    private let disk: DiskSpace
    private let trouble: WritingTrouble
    private let waiting = Mutex(Waiting())

    init(
        pool: DatabasePool, checkpointer: Checkpointer, indexer: Indexer, redactions: Redactions, disk: DiskSpace,
        logger: Logger
    ) {
        self.pool = pool
        self.checkpointer = checkpointer
        self.indexer = indexer
        self.redactions = redactions
        self.disk = disk
        trouble = WritingTrouble(logger: logger)
        pool.writeWithoutTransaction(checkpointer.begin)
    }

    /// Stores a job's drafts, together with all others that wait then.
    func append(_ job: Job) {
        guard !disk.isLow else { return refuse(job, .noSpace) }
        let action = waiting.withLock { waiting -> WriterTurn.Action? in
            guard waiting.drafts < Self.draftsMax, !waiting.isFinished else { return nil }
            waiting.jobs.append(job)
            waiting.drafts += job.drafts.count
            return waiting.turn.eventsCame()
        }
        guard let action else { return refuse(job, LogUnavailable()) }
        take(action)
    }

    private func refuse(_ job: Job, _ reason: LogUnavailable) {
        job.loop.execute { job.done(.failed(head: job.head, reason)) }
    }

    /// Keeps a session as it is now, or forgets it, with the next transaction.
    func keep(_ id: SessionID, _ session: StoredSession?) {
        take(
            waiting.withLock { waiting in
                guard !waiting.isFinished else { return .nothing }
                waiting.sessions[id] = .some(session)
                return waiting.turn.sessionCame()
            })
    }

    /// Waits until everything that was given so far is stored or refused; what comes later is refused.
    func finish() {
        take(
            waiting.withLock { waiting in
                waiting.isFinished = true
                return waiting.turn.finish(isAnythingLeft: !waiting.unwritten.isEmpty)
            })
        while waiting.withLock({ $0.turn != .idle }) { pool.writeWithoutTransaction { _ in } }
        pool.writeWithoutTransaction(checkpointer.end)
    }

    /// Lets go of the checkpointer's connection.
    func close() throws {
        try checkpointer.close()
    }

    private func take(_ action: WriterTurn.Action) {
        switch action {
        case .nothing: break
        case .write: scheduleTurn()
        case .startTimer:
            DispatchQueue.global().asyncAfter(deadline: .now() + Self.sessionsGather) {
                self.take(self.waiting.withLock { $0.turn.timerEnded() })
            }
        }
    }

    /// One transaction a turn: whoever else needs the writer, as retention does, comes between two of them.
    private func scheduleTurn() {
        pool.asyncWriteWithoutTransaction { db in
            let (jobs, sessions) = self.next()
            self.complete(self.write(jobs, sessions, db))
            self.checkpointer.committed(db)
            self.take(self.waiting.withLock { $0.turn.ended($0.rest) })
        }
    }

    private func next() -> (jobs: [Job], sessions: [SessionID: StoredSession?]) {
        waiting.withLock { waiting in
            var count = 0
            var drafts = 0
            while count < waiting.jobs.count, drafts < Self.transactionDraftsMax {
                drafts += waiting.jobs[count].drafts.count
                count += 1
            }
            let jobs = Array(waiting.jobs[..<count])
            waiting.jobs.removeFirst(count)
            waiting.drafts -= drafts
            let sessions = waiting.sessions.merging(waiting.unwritten) { newer, _ in newer }
            waiting.sessions = [:]
            waiting.unwritten = [:]
            return (jobs, sessions)
        }
    }

    private func write(
        _ jobs: [Job], _ sessions: [SessionID: StoredSession?], _ db: Database
    ) -> [(Job, Outcome)] {
        do {
            var outcomes: [(Job, Outcome)] = []
            try db.inTransaction(.immediate) {
                for (id, session) in sessions {
                    if let session { try SessionRows.save(session, db) } else { try SessionRows.forget(id, db) }
                }
                outcomes = try jobs.map { job in
                    if job.head == 0 { try RoomTable.insert(job.room, db) }
                    let results = try EventTable.append(job.drafts, to: job.room, after: job.head, at: job.time, db)
                    return (job, .stored(results))
                }
                return .commit
            }
            trouble.isOver()
            for case (let job, .stored(let results)) in outcomes { note(results, of: job) }
            return outcomes
        } catch {
            waiting.withLock { $0.unwritten.merge(sessions) { newer, _ in newer } }
            // What one room or session meets, a damaged page say, is no other's affair; a full disk is everybody's.
            if !jobs.isEmpty, jobs.count > 1 || !sessions.isEmpty, !Self.concernsAll(error) {
                return jobs.flatMap { write([$0], [:], db) }
            }
            trouble.met(error)
            return jobs.map { ($0, afterFailure(of: $0, LogUnavailable(error), db)) }
        }
    }

    /// Tells those who look after what is stored of what has just been, before anybody else hears of it.
    private func note(_ results: [AppendResult], of job: Job) {
        for case .stored(let event) in results {
            if case .redaction(let seq) = event.body { noteRedaction(of: seq, in: job.room) }
        }
        let last = results.last { if case .stored = $0 { true } else { false } }
        if case .stored(let event) = last { indexer.stored(upTo: event.seq, in: job.room) }
    }

    private func noteRedaction(of seq: Int64, in room: StoredRoom) {
        redactions.note(seq, in: room.name)
        // Its block is gone from the index.
        indexer.look(at: room)
    }

    private static func concernsAll(_ error: any Error) -> Bool {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_BUSY: true
        default: false
        }
    }

    /// What a failed transaction has left behind: a commit can fail after it has happened.
    private func afterFailure(of job: Job, _ reason: LogUnavailable, _ db: Database) -> Outcome {
        guard let head = try? EventTable.head(of: job.room, db) else { return .failed(head: job.head, reason) }
        if head > job.head {
            for draft in job.drafts {
                if case .redaction(let seq) = draft.body { noteRedaction(of: seq, in: job.room) }
            }
        }
        let found = job.drafts.compactMap { draft -> RoomEvent? in
            guard draft.cid != nil else { return nil }
            return try? EventTable.find(draft.cid, in: job.room, db)
        }
        guard head > job.head, found.count == job.drafts.count else { return .failed(head: head, reason) }
        return .stored(found.map { $0.seq > job.head ? .stored($0) : .duplicate(seq: $0.seq, time: $0.time) })
    }

    /// Takes the outcomes to their loops: one hop each.
    private func complete(_ outcomes: [(Job, Outcome)]) {
        for (_, group) in Dictionary(grouping: outcomes, by: { ObjectIdentifier($0.0.loop) }) {
            group.first?.0.loop.execute {
                for (job, outcome) in group { job.done(outcome) }
            }
        }
    }
}
