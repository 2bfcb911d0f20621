import ChatProtocol
import ChatServer
import NIOCore
import NIOPosix
import Testing

/// What every log finds, in memory or on disk.
@Suite(.timeLimit(.minutes(2))) struct LogSearchTests {
    @Test(arguments: RunningLog.Kind.allCases)
    func `any part of a message is found from two letters on, and taken literally`(
        kind: RunningLog.Kind
    ) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say([
                "내일 회의는 세 시", "점심 먹자", "회의 끝나고 점심", "\u{1112}\u{116C}\u{110B}\u{1174}", "We DEPLOY at 100%",
                "a_b \"or\" c++",
                "axb or 1000",
            ])
            #expect(try await log.found("회의") == [1, 3, 4])
            #expect(try await log.found("\u{1112}\u{116C}\u{110B}\u{1174}") == [1, 3, 4])
            #expect(try await log.found("점심 회의") == [3])
            #expect(try await log.found("의는") == [1])
            #expect(try await log.found("dePLOY") == [5])
            #expect(try await log.found("00%") == [5])
            #expect(try await log.found("a_b") == [6])
            #expect(try await log.found("\"or\"") == [6])
            #expect(try await log.found("c++") == [6])
            #expect(try await log.found("or") == [6, 7])
            #expect(try await log.found("or*") == [])
            #expect(try await log.found("회의 or 점심") == [])
            #expect(try await log.search("밥상") == LogHits())
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `only what somebody said is found`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            let mina = try Sample.author("mina")
            _ = try await log.append(
                Draft(author: mina, cid: Sample.cid(1), body: .message(text: "회의 시작", kind: .action)),
                Draft(author: mina, cid: nil, body: .topic("회의")),
                Draft(author: mina, cid: nil, body: .moderation(Moderation(.kick, target: mina, reason: "회의"))),
                Draft(author: mina, cid: Sample.cid(2), body: .message(text: "회의!", kind: .notice)))
            #expect(try await log.found("회의") == [1, 4])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `the newest hits come first, and pages go on before them`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say((1...30).map { $0.isMultiple(of: 3) ? "회의 \($0)" : "밥 \($0)" })
            let first = try await log.search("회의", events: 4)
            #expect(first.events.map(\.seq) == [21, 24, 27, 30])
            #expect(first.more && first.reached == nil)
            let second = try await log.search("회의", before: 21, events: 4)
            #expect(second.events.map(\.seq) == [9, 12, 15, 18])
            let third = try await log.search("회의", before: 9, events: 2)
            #expect(third.events.map(\.seq) == [3, 6])
            #expect(!third.more)
            for nowhere in [Int64.min, 0, 3] { #expect(try await log.search("회의", before: nowhere) == LogHits()) }
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `what is found is bounded in bytes but never nothing`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say((1...10).map { "회의 \($0)" })
            #expect(try await log.search("회의", bytes: 1).events.map(\.seq) == [10])
            #expect(try await log.search("회의", bytes: 1).more)
            #expect(try await log.search("회의", bytes: 600).events.map(\.seq) == [8, 9, 10])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a search that has to end says where, and goes on there`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say((1...100).map { $0 == 7 || $0 == 60 ? "회의" : "밥 \($0)" })
            let none = try await log.search("회의", steps: 5)
            #expect(none == LogHits(more: true, reached: 96))
            var found: [Int64] = []
            var before = Int64.max
            var hits = none
            repeat {
                hits = try await log.search("회의", before: before, steps: 9)
                found += hits.events.map(\.seq)
                before = hits.reached ?? 0
            } while hits.more
            #expect(found == [60, 7])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a long log is searched to its beginning, and what was said a moment ago is found`(
        kind: RunningLog.Kind
    ) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say(["꽃밭"])
            for round in 1...13 {
                try await log.say(
                    (1...400).map { $0.isMultiple(of: 2) ? "사과 회의 \(round)/\($0)" : "수박 회의 \(round)/\($0)" })
                try await log.say(["방금 \(round)"])
                let head = try await log.ask(\.head)
                #expect(try await log.found("방금 \(round)").last == head)
            }
            #expect(try await log.found("꽃밭") == [1])
            #expect(try await log.search("꽃밭", before: 1) == LogHits())
            // Each of them often, but never together.
            #expect(try await log.search("사과 수박") == LogHits())
            // Both pairs often, but never side by side.
            #expect(try await log.search("회의 과 의과") == LogHits())
            #expect(try await log.found("7/200") == [Int64(1 + 6 * 401 + 200)])
            let newest = try await log.search("사과", events: 3).events.map(\.seq)
            let head = try await log.ask(\.head)
            #expect(newest == [head - 5, head - 3, head - 1])
        }
    }

    /// Searches several rooms of a store.
    private func search(_ words: String, _ rooms: [RoomName], of store: any RoomLogStore) async throws -> LogHits {
        let search = LogSearch(try SearchWords(words), events: 3)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: LogHits.self)
        loop.execute {
            store.search(search, in: rooms, on: loop) { result in
                loop.assertInEventLoop()
                promise.completeWith(result.mapError { $0 })
            }
        }
        return try await promise.futureResult.get()
    }

    private func checkRooms(of store: any RoomLogStore) async throws {
        let rooms = try ["dev", "회의", "other", "empty", "never"].map { try RoomName($0) }
        var logs: [RunningLog] = []
        for room in rooms.dropLast() { logs.append(try await RunningLog(room, of: store)) }
        for second in 1...4 {
            let time = Timestamp(milliseconds: Sample.noon.milliseconds + Int64(second) * 1_000)
            try await logs[second % 2].say(["점심 \(second)"], at: time)
        }
        try await logs[2].say(["점심 elsewhere"])
        let hits = try await search("점심", [rooms[0], rooms[1], rooms[3], rooms[4]], of: store)
        #expect(hits.events.map(\.room) == [rooms[0], rooms[1], rooms[0]])
        #expect(hits.events.map(\.seq) == [1, 2, 2])
        #expect(hits.more && hits.reached == nil)
        #expect(try await search("점심", [rooms[0]], of: store).events.map(\.seq) == [1, 2])
        #expect(try await search("점심", [], of: store) == LogHits())
        withExtendedLifetime(logs) {}
    }

    @Test func `several rooms are searched at once, by time`() async throws {
        try await checkRooms(of: MemoryRoomLogStore(randomBytes: TestStore.randomBytes))
        try await TestStore.run { try await checkRooms(of: $0) }
    }
}
