import ChatProtocol
import ChatServer
import Testing

@Suite struct MemoryRoomLogTests {
    private func log(events: Int = 10_000, bytes: Int = 1 << 20, share: Int = 1 << 20) -> MemoryRoomLog {
        var limits = MemoryLogLimits()
        limits.events = events
        limits.bytes = bytes
        limits.share = share
        return MemoryRoomLog(of: .lobby, epoch: Sample.epoch(1), limits: limits)
    }

    private func draft(_ text: String, cid: UInt64?) throws -> Draft {
        Draft(
            author: try Sample.author("mina"), cid: cid.map(Sample.cid), body: .message(text: text, kind: .text))
    }

    private func append(_ log: MemoryRoomLog, _ drafts: Draft...) throws -> [AppendResult] {
        var results: [AppendResult] = []
        log.append(drafts, at: Sample.noon) { results = (try? $0.get()) ?? [] }
        return results
    }

    private func fill(_ log: MemoryRoomLog, _ count: Int) throws {
        for number in 1...count { _ = try append(log, draft("\(number)", cid: UInt64(number))) }
    }

    private func seqs(_ log: MemoryRoomLog, _ range: LogRange, events: Int = 100, bytes: Int = 1 << 20) -> [Int64] {
        var seqs: [Int64] = []
        log.read(range, events: events, bytes: bytes) { seqs = ((try? $0.get())?.events ?? []).map(\.seq) }
        return seqs
    }

    private func hasMore(_ log: MemoryRoomLog, _ range: LogRange, events: Int = 100) -> Bool {
        var more = false
        log.read(range, events: events, bytes: 1 << 20) { more = (try? $0.get())?.more ?? false }
        return more
    }

    @Test func `numbers are dense from 1`() throws {
        let log = log()
        #expect(log.head == 0)
        #expect(log.first == 1)
        let results = try append(log, draft("a", cid: 1), draft("b", cid: 2))
        #expect(results.count == 2)
        #expect(log.head == 2)
        #expect(seqs(log, .after(0)) == [1, 2])
    }

    @Test func `a retry gets the number that the first one got, and takes none`() throws {
        let log = log()
        _ = try append(log, draft("a", cid: 1))
        let results = try append(log, draft("a", cid: 1), draft("b", cid: 1), draft("c", cid: 3))
        #expect(results.prefix(2) == [.duplicate(seq: 1, time: Sample.noon), .cidReused])
        #expect(log.head == 2)
    }

    @Test func `a retry in the same batch is one as well`() throws {
        let log = log()
        let results = try append(log, draft("a", cid: 1), draft("a", cid: 1))
        #expect(results.last == .duplicate(seq: 1, time: Sample.noon))
        #expect(log.head == 1)
    }

    @Test func `the ring keeps the newest events`() throws {
        let log = log(events: 10)
        try fill(log, 35)
        #expect(log.head == 35)
        #expect(log.first == 26)
        #expect(seqs(log, .after(0)) == Array(26...35))
        // What is gone is no duplicate any more.
        #expect(try append(log, draft("1", cid: 1)).count == 1)
        #expect(log.head == 36)
    }

    @Test func `the ring is bounded in bytes`() throws {
        let log = log(bytes: 4_000)
        for number in 1...100 { _ = try append(log, draft(String(repeating: "가", count: 300), cid: UInt64(number))) }
        #expect(log.head == 100)
        #expect(log.head - log.first + 1 == 3)
    }

    @Test func `a spent budget leaves each room its share`() throws {
        var limits = MemoryLogLimits()
        limits.share = 2_500
        let log = MemoryRoomLog(
            of: .lobby, epoch: Sample.epoch(1), limits: limits, budget: MemoryLogBudget(bytes: 0))
        for number in 1...100 { _ = try append(log, draft(String(repeating: "가", count: 300), cid: UInt64(number))) }
        #expect(log.head - log.first + 1 == 2)
    }

    @Test func `pages are read in both directions, inside the ring and around its ends`() throws {
        let log = log(events: 10)
        try fill(log, 15)
        #expect(seqs(log, .after(12)) == [13, 14, 15])
        #expect(seqs(log, .after(15)) == [])
        #expect(seqs(log, .after(99)) == [])
        #expect(seqs(log, .after(2), events: 3) == [6, 7, 8])
        #expect(hasMore(log, .after(2), events: 3))
        #expect(seqs(log, .before(9)) == [6, 7, 8])
        #expect(!hasMore(log, .before(9)))
        #expect(seqs(log, .before(16), events: 2) == [14, 15])
        #expect(hasMore(log, .before(16), events: 2))
        #expect(seqs(log, .before(.max), events: 2) == [14, 15])
        #expect(seqs(log, .before(3)) == [])
        #expect(seqs(log, .around(10), events: 4) == [8, 9, 10, 11])
        #expect(seqs(log, .around(99), events: 4) == [14, 15])
        #expect(seqs(log, .around(0), events: 4) == [6, 7, 8, 9])
        #expect(seqs(log, .before(Int64.min)) == [])
    }

    @Test func `an empty log reads as nothing`() {
        #expect(seqs(log(), .after(0)) == [])
        #expect(seqs(log(), .before(1)) == [])
        #expect(seqs(log(), .around(1)) == [])
    }

    @Test func `a page is bounded in bytes but never empty`() throws {
        let log = log()
        try fill(log, 10)
        #expect(seqs(log, .after(0), bytes: 1) == [1])
        #expect(seqs(log, .before(11), bytes: 1) == [10])
        #expect(seqs(log, .after(0), bytes: 500) == [1, 2])
    }
}
