import ChatProtocol
import ChatServer
import Foundation
import GRDB
import TestSupport
import Testing

/// The search index in the file: made in the background, true after a crash, and never what is lost with it.
@Suite(.timeLimit(.minutes(2))) struct SearchIndexTests {
    /// What reads through a block would take more steps than this; each pair of letters takes eight.
    private static let fewSteps = 40

    /// Says so many messages, of which the first one alone has a certain word.
    private func fill(_ log: RunningLog, _ count: Int, at time: Timestamp = Sample.noon) async throws {
        for first in stride(from: 1, through: count, by: 500) {
            try await log.say(
                (first...min(first + 499, count)).map { $0 == 1 ? "꽃밭에서" : "회의 \($0) 점심" }, at: time)
        }
    }

    private func read<Value: Sendable>(
        _ path: String, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await DatabaseQueue(path: path + "/rooms.sqlite").read(body)
    }

    private func change(_ path: String, _ sql: String) async throws {
        try await DatabaseQueue(path: path + "/rooms.sqlite").writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// The numbers that are indexed, by block.
    private func indexed(_ path: String) async throws -> [[Int64]] {
        try await read(path) { db in
            try Row.fetchAll(db, sql: "SELECT block, first, last FROM bigram_block ORDER BY room, block")
                .map { [$0[0], $0[1], $0[2]] }
        }
    }

    @Test func `all but the last few messages are indexed, and found without being read`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await fill(log, 5_000)
            store.maintain()
            #expect(try await indexed(path).map { $0.prefix(2) } == [[0, 1], [1, 2_048], [2, 4_096]])
            let last = try #require(try await indexed(path).last?.last)
            #expect((4_873...5_000).contains(last))
            #expect(try await log.search("꽃밭", steps: 200).events.map(\.seq) == [1])
            #expect(try await log.search("꽃밭", before: last, steps: 3 * 8 + 1).reached == nil)
            #expect(try await log.search("점심 4099", before: last, steps: Self.fewSteps).events.map(\.seq) == [4_099])
            #expect(try StoreCheck.run(on: path).problems == [])
            store.close()
        }
    }

    @Test func `a log of before there was an index is indexed in the background`() async throws {
        try await TestStore.directory { path in
            let before = try TestStore.open(path)
            try await fill(try await RunningLog(of: before), 4_200)
            before.close()
            try await change(
                path,
                """
                DROP TABLE bigram_page; DROP TABLE bigram_block;
                DELETE FROM grdb_migrations WHERE identifier = '3 search index'
                """)
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            #expect(try await log.found("꽃밭") == [1])
            try await Waiting.require("the index is made") {
                try await indexed(path) == [[0, 1, 2_047], [1, 2_048, 4_095]]
            }
            // 105 at the end wait for more; then a look at either block, and at the message.
            #expect(try await log.search("꽃밭", steps: 105 + 2 * 8 + 1).events.map(\.seq) == [1])
            #expect(try StoreCheck.run(on: path).problems == [])
            store.close()
        }
    }

    @Test func `what a crash has left without an index is found and indexed`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await fill(log, 1_000)
            store.maintain()
            // Stored, and the crash comes before the indexer does.
            try await log.say((1...100).map { "방금 \($0)" })
            let killed = path + "-killed"
            defer { try? FileManager.default.removeItem(atPath: killed) }
            try FileManager.default.createDirectory(atPath: killed, withIntermediateDirectories: true)
            for file in ["/rooms.sqlite", "/rooms.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: path + file, toPath: killed + file)
            }
            store.close()
            let again = try TestStore.open(killed)
            let found = try await RunningLog(of: again)
            #expect(try await found.found("방금").count == 100)
            try await found.say((1...100).map { "나중 \($0)" })
            again.maintain()
            let last = try #require(try await indexed(killed).last?.last)
            #expect(last > 1_100)
            #expect(try await found.found("방금").count == 100)
            #expect(try StoreCheck.run(on: killed).problems == [])
            again.close()
        }
    }

    @Test func `an index that makes no sense costs no hit, and is made anew`() async throws {
        try await TestStore.directory { path in
            let recorded = RecordingLog()
            let store = try TestStore.open(path, logger: recorded.logger)
            let log = try await RunningLog(of: store)
            try await fill(log, 4_500)
            store.maintain()
            try await change(path, "UPDATE bigram_page SET data = x'80' WHERE block < 2")
            let hits = try await log.search("꽃밭")
            #expect(hits.events.map(\.seq) == [1])
            #expect(recorded.count("error the search index is damaged; it is made anew") == 1)
            try await Waiting.require("the index is repaired") { try StoreCheck.run(on: path).problems == [] }
            store.maintain()
            #expect(try await indexed(path).prefix(2) == [[0, 1, 2_047], [1, 2_048, 4_095]])
            #expect(try await log.search("꽃밭", steps: 404 + 2 * 8 + 1).events.map(\.seq) == [1])
            #expect(recorded.count("the search index is damaged") == 1)
            store.close()
        }
    }

    @Test func `a block that makes no sense is not added to but made anew`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await fill(log, 300)
            store.maintain()
            try await change(
                path,
                "UPDATE bigram_page SET data = x'80'; INSERT INTO bigram_block VALUES (1, 3, 9223372036854775807, 9223372036854775807)"
            )
            try await log.say((1...200).map { "나중 \($0)" })
            store.maintain()
            #expect(try StoreCheck.run(on: path).problems == [])
            #expect(try await log.found("나중 200") == [500])
            store.close()
        }
    }

    @Test func `what is no longer kept has left the index`() async throws {
        try await TestStore.directory { path in
            let old = Timestamp(milliseconds: Sample.noon.milliseconds - 40 * 24 * 60 * 60 * 1_000)
            let keepAll: (inout SQLiteStore.Options) -> Void = { $0.retention = Retention(days: 0, messages: 0) }
            let first = try TestStore.open(path, keepAll)
            let before = try await RunningLog(of: first)
            try await fill(before, 2_500, at: old)
            try await before.say((1...2_000).map { "나중 \($0)" })
            first.maintain()
            #expect(try await indexed(path).count == 3)
            first.close()

            let store = try TestStore.open(path) { $0.retention = Retention(days: 30, messages: 0) }
            let log = try await RunningLog(of: store)
            store.maintain()
            #expect(try await indexed(path).map { $0.prefix(2) } == [[1, 2_501], [2, 4_096]])
            #expect(try await log.search("꽃밭") == LogHits())
            #expect(try await log.search("점심") == LogHits())
            #expect(try await log.search("나중", before: 2_510).events.map(\.seq) == Array(2_501...2_509))
            let rows = try await read(path) {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM bigram_page WHERE block = 0")
            }
            #expect(rows == 0)
            #expect(try StoreCheck.run(on: path).problems == [])
            store.close()
        }
    }

    @Test func `a check tells an index that does not fit, and a restore makes it anew`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            try await fill(try await RunningLog(of: store), 300)
            store.maintain()
            store.close()
            // An entry that is as legal as it is wrong: the pair at 0, in the block's first message.
            try await change(
                path, "UPDATE bigram_page SET data = x'000100'; INSERT INTO bigram_page VALUES (9, 9, 9, x'00')")
            let problems = try StoreCheck.run(on: path).problems
            #expect(problems.count == 2)
            #expect(problems.first?.hasPrefix("The search index of #lobby does not fit its messages 1 to ") == true)
            #expect(problems.last == "The search index has 1 rows that belong to no block.")
            let file = path + "/backup"
            _ = try StoreBackup.make(of: path, to: file)
            _ = try StoreRestore.make(from: file, in: path, at: Sample.noon, randomBytes: TestStore.randomBytes)
            let again = try TestStore.open(path)
            let log = try await RunningLog(of: again)
            #expect(try await log.found("꽃밭") == [1])
            again.maintain()
            #expect(try await indexed(path) == [[0, 1, 300]])
            #expect(try StoreCheck.run(on: path).problems == [])
            again.close()
        }
    }

    @Test func `those who write and search while it is made do not notice`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for round in 1...60 {
                        try await log.say((1...100).map { "회의 \(round) \($0 == 1 ? "꽃밭" : "점심")" })
                    }
                }
                group.addTask {
                    var count = 0
                    while count < 60 {
                        let hits = try await log.search("꽃밭")
                        // Never fewer than before, each hundred messages one, and in order.
                        #expect(hits.events.map(\.seq) == hits.events.indices.map { Int64($0 * 100 + 1) })
                        #expect(hits.events.count >= count)
                        count = hits.events.count
                    }
                }
                try await group.waitForAll()
            }
            store.maintain()
            #expect(try StoreCheck.run(on: path).problems == [])
            store.close()
        }
    }
}
