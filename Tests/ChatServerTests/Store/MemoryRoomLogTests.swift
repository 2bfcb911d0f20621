import ChatProtocol
import ChatServer
import Testing

/// The bounds of a log in memory.
@Suite struct MemoryRoomLogTests {
    private func log(events: Int = 10_000, bytes: Int = 1 << 20, share: Int = 1 << 20) -> MemoryRoomLog {
        var limits = MemoryLogLimits()
        limits.events = events
        limits.bytes = bytes
        limits.share = share
        return MemoryRoomLog(of: .lobby, epoch: Sample.epoch(1), limits: limits)
    }

    private func append(_ log: MemoryRoomLog, _ drafts: Draft...) -> [AppendResult] {
        var results: [AppendResult] = []
        log.append(drafts, at: Sample.noon) { results = (try? $0.get()) ?? [] }
        return results
    }

    private func fill(_ log: MemoryRoomLog, _ count: Int) throws {
        for number in 1...count { _ = append(log, try Sample.draft("\(number)", cid: UInt64(number))) }
    }

    private func seqs(_ log: MemoryRoomLog, _ range: LogRange, events: Int = 100) -> [Int64] {
        var seqs: [Int64] = []
        log.read(range, events: events, bytes: 1 << 20) { seqs = ((try? $0.get())?.events ?? []).map(\.seq) }
        return seqs
    }

    @Test func `the ring keeps the newest events`() throws {
        let log = log(events: 10)
        try fill(log, 35)
        #expect(log.head == 35)
        #expect(log.first == 26)
        #expect(seqs(log, .after(0)) == Array(26...35))
        // What is gone is no duplicate any more.
        #expect(append(log, try Sample.draft("1", cid: 1)).count == 1)
        #expect(log.head == 36)
    }

    @Test func `the ring is bounded in bytes`() throws {
        let log = log(bytes: 4_000)
        for number in 1...100 {
            _ = append(log, try Sample.draft(String(repeating: "가", count: 300), cid: UInt64(number)))
        }
        #expect(log.head == 100)
        #expect(log.head - log.first + 1 == 3)
    }

    @Test func `a spent budget leaves each room its share`() throws {
        var limits = MemoryLogLimits()
        limits.share = 2_500
        let log = MemoryRoomLog(
            of: .lobby, epoch: Sample.epoch(1), limits: limits, budget: MemoryLogBudget(bytes: 0))
        for number in 1...100 {
            _ = append(log, try Sample.draft(String(repeating: "가", count: 300), cid: UInt64(number)))
        }
        #expect(log.head - log.first + 1 == 2)
    }

    @Test func `pages end where the ring does`() throws {
        let log = log(events: 10)
        try fill(log, 15)
        #expect(seqs(log, .after(2), events: 3) == [6, 7, 8])
        #expect(seqs(log, .before(9)) == [6, 7, 8])
        #expect(seqs(log, .before(3)) == [])
        #expect(seqs(log, .around(10), events: 4) == [8, 9, 10, 11])
        #expect(seqs(log, .around(99), events: 4) == [14, 15])
        #expect(seqs(log, .around(0), events: 4) == [6, 7, 8, 9])
    }
}
