import ChatProtocol
import ChatServer
import TestSupport
import Testing

/// What is kept, what goes, and that numbers and readers live through it.
@Suite(.timeLimit(.minutes(1))) struct RetentionTests {
    private static let day: Int64 = 24 * 60 * 60 * 1000

    private static func daysBeforeNoon(_ days: Int64) -> Timestamp {
        Timestamp(milliseconds: Sample.noon.milliseconds - days * day)
    }

    private func open(_ path: String, days: Int, messages: Int64) throws -> SQLiteStore {
        try TestStore.open(path) { $0.retention = Retention(days: days, messages: messages) }
    }

    static let words: [(Retention, String)] = [
        (Retention(), "for a year, up to a million messages"),
        (Retention(days: 1, messages: 0), "for a day"),
        (Retention(days: 30, messages: 5_000), "for 30 days, up to 5000 messages"),
        (Retention(days: 0, messages: 1), "up to the newest message"),
        (Retention(days: 0, messages: 0), "for good"),
    ]

    @Test(arguments: words) func `what is kept is said in words`(retention: Retention, words: String) async throws {
        #expect(retention.words == words)
        try await TestStore.directory { path in
            let store = try open(path, days: retention.days, messages: retention.messages)
            #expect(try await RunningLog(of: store).ask(\.kept) == words)
            store.close()
        }
    }

    @Test func `what is older than its days goes, and what follows stays dense`() async throws {
        try await TestStore.directory { path in
            let store = try open(path, days: 30, messages: 0)
            let log = try await RunningLog(of: store)
            // More than a chunk, and more than the ring holds.
            try await log.fill(1...700, at: Self.daysBeforeNoon(31))
            try await log.fill(701...750, at: Self.daysBeforeNoon(29))
            store.maintain()
            #expect(try await log.ask { [$0.first, $0.head] } == [701, 750])
            #expect(try await log.seqs(.after(0)) == Array(701...750))
            #expect(try await log.seqs(.before(720), events: 1_000) == Array(701...719))
            #expect(try await log.seqs(.around(1), events: 4) == [701, 702, 703, 704])
            // What is gone is no duplicate any more.
            let results = try await log.append(try Sample.draft("1", cid: 1), try Sample.draft("701", cid: 701))
            #expect(results.last == .duplicate(seq: 701, time: Self.daysBeforeNoon(29)))
            #expect(try await log.ask(\.head) == 751)
            store.close()
        }
    }

    @Test func `what is too much goes, but nothing of the last day`() async throws {
        try await TestStore.directory { path in
            let store = try open(path, days: 0, messages: 10)
            let log = try await RunningLog(of: store)
            try await log.fill(1...15, at: Self.daysBeforeNoon(2))
            store.maintain()
            #expect(try await log.ask { [$0.first, $0.head] } == [6, 15])
            try await log.fill(16...40)
            store.maintain()
            #expect(try await log.seqs(.after(0)) == Array(16...40))
            store.close()
        }
    }

    @Test func `a clock that was wrong for a while takes nothing of today with it`() async throws {
        try await TestStore.directory { path in
            let store = try open(path, days: 30, messages: 0)
            let log = try await RunningLog(of: store)
            try await log.fill(1...2)
            // Said after a start without a clock.
            try await log.fill(3...3, at: Timestamp(milliseconds: 0))
            store.maintain()
            #expect(try await log.seqs(.after(0)) == [1, 2, 3])
            store.close()
        }
    }

    @Test func `numbers go on after everything is gone and the server was started again`() async throws {
        try await TestStore.directory { path in
            let store = try open(path, days: 30, messages: 0)
            let log = try await RunningLog(of: store)
            try await log.fill(1...600, at: Self.daysBeforeNoon(31))
            let epoch = try await log.ask(\.epoch)
            store.maintain()
            #expect(try await log.ask { [$0.first, $0.head] } == [601, 600])
            #expect(try await log.page(.before(601)) == LogPage(events: [], more: false))
            store.close()

            let again = try open(path, days: 30, messages: 0)
            let found = try await RunningLog(of: again)
            #expect(try await found.ask { [$0.first, $0.head] } == [601, 600])
            #expect(try await found.ask(\.epoch) == epoch)
            try await found.fill(601...602)
            #expect(try await found.seqs(.after(0)) == [601, 602])
            again.close()
        }
    }

    @Test func `a server that starts takes away what has become too old meanwhile`() async throws {
        try await TestStore.directory { path in
            let store = try open(path, days: 30, messages: 0)
            try await RunningLog(of: store).fill(1...9, at: Self.daysBeforeNoon(20))
            store.close()
            let again = try TestStore.open(path) { options in
                options.retention = Retention(days: 10)
            }
            let log = try await RunningLog(of: again)
            try await Waiting.require("the old ones are gone") { try await log.ask(\.first) == 10 }
            again.close()
        }
    }

    @Test func `those who write do not wait for it`() async throws {
        try await TestStore.directory { path in
            let store = try open(path, days: 30, messages: 0)
            let log = try await RunningLog(of: store)
            for first in stride(from: 1, through: 9_001, by: 1_000) {
                try await log.fill(first...first + 999, at: Self.daysBeforeNoon(31))
            }
            async let trimming: Void = Task.detached { store.maintain() }.value
            var seqs: [Int64] = []
            for number in 10_001...10_050 {
                for case .stored(let event) in try await log.append(try Sample.draft("now", cid: UInt64(number))) {
                    seqs.append(event.seq)
                }
            }
            await trimming
            #expect(seqs == Array(10_001...10_050))
            #expect(try await log.seqs(.after(0)) == Array(10_001...10_050))
            store.close()
        }
    }

    @Test func `a reader whose place is gone is told what is missing`() async throws {
        try await TestStore.directory { path in
            let before = try open(path, days: 30, messages: 0)
            let log = try await RunningLog(of: before)
            try await log.fill(1...20, at: Self.daysBeforeNoon(31))
            let epoch = try await log.ask(\.epoch).text
            before.close()
            let store = try open(path, days: 30, messages: 0)
            store.maintain()
            try await RunningServer.run(store: store) { server in
                let mina = try await server.client("mina")
                try await mina.say(##"{"t":"join","id":"j","room":"#lobby","pos":["\##(epoch)",5]}"##)
                let joined = try await mina.next("joined")
                #expect(joined["recovered"] == .bool(false))
                #expect(joined["gap"] == (try JSONValue(#"{"from":6,"to":20}"#)))
                #expect(joined["kept"] == .string("for 30 days"))
                #expect(try await mina.next("live")["seq"] == .number(20))
                // Whoever had seen the last event that is gone misses nothing.
                let jun = try await server.client("jun")
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby","pos":["\##(epoch)",20]}"##)
                #expect(try await jun.next("joined")["recovered"] == .bool(true))
            }
        }
    }
}
