import ChatProtocol
import NIOCore
import Synchronization

/// A room's log in the database, with its newest events in memory.
///
/// It lives on its room's home loop. Most readers want what was said last and are answered from the ring at once; who
/// wants more waits for a reader connection, never for the writer.
final class SQLiteRoomLog: RoomLog {
    /// Events in the ring: what a returning client is replayed at most.
    private static let ringEvents = ServerLimits.replayEvents
    /// Bytes in the ring: what that may take.
    private static let ringBytes = 128 * 1024

    let epoch: Epoch
    private(set) var topic: String
    let kept: String
    var head: Int64 { ring.head }
    var first: Int64 { room.first.load(ordering: .relaxed) }

    private let room: StoredRoom
    private let store: SQLiteStore
    private let loop: any EventLoop
    private var ring: EventRing
    private var appending: ((Result<[AppendResult], LogUnavailable>) -> Void)?
    private var reading: [Int: (Result<LogPage, LogUnavailable>) -> Void] = [:]
    private var searching: [Int: (Result<LogHits, LogUnavailable>) -> Void] = [:]
    private var readings = 0

    init(_ room: StoredRoom, store: SQLiteStore, loop: any EventLoop, kept: String) {
        self.room = room
        self.store = store
        self.loop = loop
        self.kept = kept
        epoch = room.epoch
        topic = room.topic
        ring = EventRing(after: room.head)
    }

    // MARK: Writing

    func append(
        _ drafts: [Draft], at time: Timestamp, then: @escaping (Result<[AppendResult], LogUnavailable>) -> Void
    ) {
        precondition(appending == nil, "A room has one append under way at a time.")
        // A room comes into the file with its first event, and not because somebody takes back what was never said.
        if head == 0, drafts.allSatisfy(\.isRedaction) {
            return then(.success(drafts.map { _ in .notRedacted(.noMessage) }))
        }
        appending = then
        let log = NIOLoopBound(self, eventLoop: loop)
        store.append(
            LogWriter.Job(room: room, head: head, drafts: drafts, time: time, loop: loop) { log.value.appended($0) })
    }

    private func appended(_ outcome: LogWriter.Outcome) {
        let then = appending
        appending = nil
        switch outcome {
        case .stored(let results):
            for case .stored(let event) in results { keep(event) }
            then?(.success(results))
        case .failed(let head, let reason):
            // What lies between is in the file and not in the ring.
            if head != ring.head { ring = EventRing(after: head) }
            then?(.failure(reason))
        }
    }

    private func keep(_ event: RoomEvent) {
        if case .redaction(let seq) = event.body { ring.redact(seq) }
        if event.seq != head + 1 { ring = EventRing(after: event.seq - 1) }
        ring.append(event)
        if case .topic(let text) = event.body { topic = text }
        while ring.count > Self.ringEvents || ring.bytes > Self.ringBytes { _ = ring.removeFirst() }
    }

    // MARK: Reading

    func read(
        _ range: LogRange, events: Int, bytes: Int, then: @escaping (Result<LogPage, LogUnavailable>) -> Void
    ) {
        dropTrimmed()
        if let page = fromRing(range, events, bytes) { return then(.success(page)) }
        readings += 1
        let number = readings
        reading[number] = then
        let log = NIOLoopBound(self, eventLoop: loop)
        let loop = loop
        let mark = store.redactions.mark
        // Not above the head: the writer may be ahead of what this loop has heard of.
        store.read(range, of: room, upTo: head, events: events, bytes: bytes) { result in
            loop.execute { log.value.tell(result, to: number, since: mark) }
        }
    }

    func search(_ search: LogSearch, then: @escaping (Result<LogHits, LogUnavailable>) -> Void) {
        readings += 1
        let number = readings
        searching[number] = then
        let log = NIOLoopBound(self, eventLoop: loop)
        let loop = loop
        var search = search
        // As with reading, not above the head.
        search.before = min(search.before, head + 1)
        store.search(search, in: room) { result in
            loop.execute { log.value.searching.removeValue(forKey: number)?(result()) }
        }
    }

    /// Tells what was read, as it is now: somebody may have taken some of it back since.
    private func tell(_ result: Result<LogPage, LogUnavailable>, to number: Int, since mark: Redactions.Mark) {
        let now = result.flatMap { page in
            store.redactions.tombstones(in: page.events, since: mark).map { LogPage(events: $0, more: page.more) }
        }
        reading.removeValue(forKey: number)?(now)
    }

    /// Lets go of what is no longer kept.
    private func dropTrimmed() {
        let first = first
        while ring.count > 0, ring.first < first { _ = ring.removeFirst() }
    }

    /// The answer, where the ring has all of it.
    private func fromRing(_ range: LogRange, _ events: Int, _ bytes: Int) -> LogPage? {
        let hasAll = ring.first <= first
        switch range {
        case .after(let seq):
            guard hasAll || seq >= ring.first - 1 else { return nil }
            return ring.after(seq, events: events, bytes: bytes)
        case .before(let seq):
            let page = ring.before(min(seq, head + 1), events: events, bytes: bytes)
            // A page that a bound has cut is whole, and one that the ring's end has cut is not.
            return hasAll || page.more ? page : nil
        case .around: return nil
        }
    }
}
