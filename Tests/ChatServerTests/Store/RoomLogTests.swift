import ChatProtocol
import ChatServer
import Testing

/// What every log does, in memory or on disk.
@Suite(.timeLimit(.minutes(1))) struct RoomLogTests {
    @Test(arguments: RunningLog.Kind.allCases)
    func `numbers are dense from 1`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            #expect(try await log.ask { [$0.head, $0.first] } == [0, 1])
            let results = try await log.append(try Sample.draft("a", cid: 1), try Sample.draft("b", cid: 2))
            #expect(results.count == 2)
            #expect(try await log.ask { [$0.head, $0.first] } == [2, 1])
            #expect(try await log.seqs(.after(0)) == [1, 2])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `an event is read as it was written`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            let drafts = [
                Draft(
                    author: try Sample.author("mina"), cid: Sample.cid(1),
                    body: .message(text: "안녕\n👋🏽 '\"%", kind: .text)),
                Draft(author: try Sample.author("준"), cid: Sample.cid(2), body: .message(text: "waves", kind: .action)),
                Draft(author: try Sample.author("bot"), cid: Sample.cid(3), body: .message(text: "up", kind: .notice)),
                Draft(author: try Sample.author("준"), cid: nil, body: .topic("점심")),
                Draft(author: try Sample.author("준"), cid: nil, body: .topic("")),
                Draft(
                    author: try Sample.author("mina"), cid: nil,
                    body: .moderation(
                        Moderation(.ban, target: try Sample.author("준"), seconds: 600, reason: "광고: \"x\""))),
                Draft(
                    author: try Sample.author("mina"), cid: nil,
                    body: .moderation(Moderation(.kick, target: try Sample.author("준")))),
            ]
            let results = try await log.append(drafts)
            let events = try await log.page(.after(0)).events
            #expect(results == events.map(AppendResult.stored))
            #expect(events.map(\.body) == drafts.map(\.body))
            #expect(events.map(\.author) == drafts.map(\.author))
            #expect(events.map(\.cid) == drafts.map(\.cid))
            #expect(events.allSatisfy { $0.time == Sample.noon && $0.room == .lobby })
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `the newest topic is the room's`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            #expect(try await log.ask(\.topic) == "")
            let mina = try Sample.author("mina")
            _ = try await log.append(
                Draft(author: mina, cid: nil, body: .topic("아침")), Draft(author: mina, cid: nil, body: .topic("점심")))
            #expect(try await log.ask(\.topic) == "점심")
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a retry gets the number that the first one got, and takes none`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            _ = try await log.append(try Sample.draft("a", cid: 1))
            let results = try await log.append(
                try Sample.draft("a", cid: 1), try Sample.draft("b", cid: 1), try Sample.draft("c", cid: 3))
            #expect(results.prefix(2) == [.duplicate(seq: 1, time: Sample.noon), .cidReused])
            #expect(try await log.seqs(.after(0)) == [1, 2])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a retry in the same batch is one as well`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            let results = try await log.append(try Sample.draft("a", cid: 1), try Sample.draft("a", cid: 1))
            #expect(results.last == .duplicate(seq: 1, time: Sample.noon))
            #expect(try await log.seqs(.after(0)) == [1])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `pages are read in both directions and around`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.fill(1...10)
            #expect(try await log.seqs(.after(7)) == [8, 9, 10])
            #expect(try await log.seqs(.after(10)) == [])
            #expect(try await log.seqs(.after(99)) == [])
            #expect(try await log.seqs(.after(-5), events: 3) == [1, 2, 3])
            #expect(try await log.page(.after(2), events: 3).more)
            #expect(try await !log.page(.after(7), events: 3).more)
            #expect(try await log.seqs(.before(4)) == [1, 2, 3])
            #expect(try await !log.page(.before(4)).more)
            #expect(try await log.seqs(.before(11), events: 2) == [9, 10])
            #expect(try await log.page(.before(11), events: 2).more)
            #expect(try await log.seqs(.before(.max), events: 2) == [9, 10])
            #expect(try await log.seqs(.before(1)) == [])
            #expect(try await log.seqs(.before(.min)) == [])
            #expect(try await log.seqs(.around(5), events: 4) == [3, 4, 5, 6])
            #expect(try await log.seqs(.around(99), events: 4) == [9, 10])
            #expect(try await log.seqs(.around(0), events: 4) == [1, 2, 3, 4])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `an empty log reads as nothing`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            for range in [LogRange.after(0), .before(1), .around(1)] {
                let page = try await log.page(range)
                #expect(page == LogPage(events: [], more: false))
            }
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a page is bounded in bytes but never empty`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.fill(1...10)
            #expect(try await log.seqs(.after(0), bytes: 1) == [1])
            #expect(try await log.seqs(.before(11), bytes: 1) == [10])
            #expect(try await log.seqs(.after(0), bytes: 500) == [1, 2])
            #expect(try await log.page(.after(0), bytes: 500).more)
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a long log reads the same from both ends`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            // More than any ring of recent events that stands before a file.
            for first in stride(from: 1, through: 2_001, by: 400) { try await log.fill(first...first + 399) }
            #expect(try await log.ask(\.head) == 2_400)
            #expect(try await log.seqs(.after(0), events: 3) == [1, 2, 3])
            #expect(try await log.seqs(.after(1_899), events: 200) == Array(1_900...2_099))
            #expect(try await log.seqs(.before(1_901), events: 200) == Array(1_701...1_900))
            #expect(try await log.seqs(.before(2_401), events: 1_000) == Array(1_401...2_400))
            #expect(try await log.seqs(.around(1_900), events: 200) == Array(1_800...1_999))
            let results = try await log.append(try Sample.draft("3", cid: 3))
            #expect(results == [.duplicate(seq: 3, time: Sample.noon)])
        }
    }
}
