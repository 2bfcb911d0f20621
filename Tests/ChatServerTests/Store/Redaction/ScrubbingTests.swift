import ChatProtocol
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ChatServer

/// That no piece of what was taken back is left in any file, wherever SQLite has moved it meanwhile.
@Suite(.timeLimit(.minutes(2))) struct ScrubbingTests {
    /// Syllables that nobody else says, side by side in what is taken back.
    private static let secret = "꿻뜛쀍쬟퓒"

    /// Two of the syllables side by side, in each order that a text has: pieces too long to be there by chance.
    private static var pieces: [Data] {
        let scalars = secret.unicodeScalars.map { String($0) }
        return zip(scalars, scalars.dropFirst() + scalars.prefix(1)).map { Data(($0 + $1).utf8) }
    }

    /// Which of some bytes stand in which of a directory's files.
    private func found(_ pieces: [Data], in path: String) throws -> Set<String> {
        var names: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
            if pieces.contains(where: { bytes.range(of: $0) != nil }) { names.insert(name) }
        }
        return names
    }

    /// Another connection to a store's database.
    private func other(_ path: String, isUnsafe: Bool = false) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.allowsUnsafeTransactions = isUnsafe
        return try DatabaseQueue(path: path + "/rooms.sqlite", configuration: configuration)
    }

    /// Moves all that was committed to the database's file.
    private func checkpoint(_ path: String) async throws {
        let database = try other(path)
        // Nobody waits for another checkpoint that is under way.
        try await Waiting.require("no other checkpoint is under way") {
            do {
                _ = try await database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                return true
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                return false
            }
        }
        try database.close()
    }

    private func stillDue(_ path: String) async throws -> Bool {
        try await other(path).read { try UpkeepTable.isDue(.scrub, $0) }
    }

    /// Rooms whose messages come in turns and in all sizes, so that rows move from page to page.
    private func talk(_ logs: [RunningLog], rounds: ClosedRange<Int>, _ text: (Int) -> String) async throws {
        for round in rounds {
            try await logs[round % logs.count].say((0..<4).map { text(round * 4 + $0) })
        }
    }

    private static let repeats = [2, 10, 40, 80]

    /// Every fourth message is nobody's secret.
    private func secret(_ number: Int) -> String {
        let repeats = Self.repeats[number % Self.repeats.count]
        return String(repeating: repeats == 2 ? "점심먹자요" : Self.secret, count: repeats)
    }

    private func redactAll(_ secret: String = secret, in log: RunningLog) async throws {
        var seq: Int64 = 0
        while case let page = try await log.page(.after(seq), events: 200), let last = page.events.last {
            seq = last.seq
            for event in page.events {
                if case .message(let text, _) = event.body, text.contains(secret) {
                    _ = try await log.redact(event.seq)
                }
            }
        }
    }

    @Test func `nothing is left of what was taken back`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            var logs: [RunningLog] = []
            for number in 1...4 { logs.append(try await RunningLog(try RoomName("room\(number)"), of: store)) }
            try await talk(logs, rounds: 1...200) { self.secret($0) }
            store.maintain()
            // Indexed by now, but for the last few.
            #expect(try await logs[0].search("꿻뜛", events: 1, steps: 300).events.count == 1)
            for log in logs { try await redactAll(in: log) }
            #expect(try await logs[0].found("꿻뜛") == [])
            #expect(try found(Self.pieces, in: path).contains("rooms.sqlite-wal"))

            // What SQLite itself sees to is not all: without that the rest of this test shows nothing.
            try await checkpoint(path)
            #expect(try found(Self.pieces, in: path) == ["rooms.sqlite"])
            // The writer has all of the pages in memory.
            for log in logs {
                for seq in Int64(1)...200 where seq % 4 != 1 {
                    #expect(try await log.redact(seq) == .duplicate(seq: 200 + seq - (seq + 3) / 4, time: Sample.noon))
                }
            }
            store.maintain()
            #expect(try found(Self.pieces, in: path) == [])
            #expect(try await !stillDue(path))

            // Nor does it come back with pages that the writer had in memory, when they change again.
            try await talk(logs, rounds: 201...220) { "회의 \($0)" }
            for log in logs { try await redactAll("점심먹자요", in: log) }
            try await checkpoint(path)
            #expect(try found(Self.pieces, in: path) == [])
            #expect(try StoreCheck.run(on: path).problems == [])
            store.close()
            let again = try TestStore.open(path)
            #expect(try await RunningLog(try RoomName("room1"), of: again).found("회의 817").count == 1)
            again.close()
        }
    }

    @Test func `nothing is left in the search index`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            // The last pairs of all, so that they stand side by side in the index as they do here.
            let secret = "힣힢힡힠힟힞힝힜힛힚힙힘"
            var alone = BigramBlock()
            for round in 0..<12 {
                let first = round * 100 + 1
                try await log.say(
                    (first..<first + 100).map { $0 == 777 ? secret : "회의 \($0) 점심 \($0 * 7_919 % 1_000)" })
                store.maintain()
            }
            alone.add(secret, at: 777)
            let page = try #require(alone.pages.first)
            // Without the first pair, which has another one before it there.
            let bytes = page.data.dropFirst(4)
            #expect(bytes.count > 40)
            let pieces = stride(from: bytes.startIndex, to: bytes.endIndex - 12, by: 6).map {
                Data(bytes[$0..<$0 + 12])
            }
            try await checkpoint(path)
            #expect(try found(pieces, in: path) == ["rooms.sqlite"])
            #expect(try found([Data("힣힢힡".utf8)], in: path) == ["rooms.sqlite"])
            _ = try await log.redact(777)
            store.maintain()
            #expect(try found(pieces + [Data("힣힢".utf8), Data("힙힘".utf8)], in: path) == [])
            #expect(try StoreCheck.run(on: path).problems == [])
            // And the others are indexed again.
            #expect(try await log.search("점심", before: 700, events: 1, steps: 200).events.count == 1)
            store.close()
        }
    }

    @Test func `what a crash left to be overwritten is so after the next start`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            for round in 1...40 { try await log.say((0..<4).map { self.secret(round * 4 + $0) }) }
            try await redactAll(in: log)
            let killed = path + "-killed"
            defer { try? FileManager.default.removeItem(atPath: killed) }
            try FileManager.default.createDirectory(atPath: killed, withIntermediateDirectories: true)
            for file in ["/rooms.sqlite", "/rooms.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: path + file, toPath: killed + file)
            }
            store.close()
            #expect(try found(Self.pieces, in: killed) != [])
            let again = try TestStore.open(killed)
            try await Waiting.require("the next start has overwritten it") { try await !stillDue(killed) }
            #expect(try found(Self.pieces, in: killed) == [])
            again.close()
        }
    }

    @Test func `a reader who keeps an old moment puts it off`() async throws {
        try await TestStore.directory { path in
            let recorded = RecordingLog()
            let store = try TestStore.open(path, logger: recorded.logger)
            let log = try await RunningLog(of: store)
            try await log.say([Self.secret, "회의"])
            let other = try other(path, isUnsafe: true)
            try await other.writeWithoutTransaction { db in
                try db.beginTransaction(.deferred)
                _ = try Row.fetchAll(db, sql: "SELECT * FROM event")
            }
            _ = try await log.redact(1)
            store.maintain()
            #expect(try await log.found("회의") == [2])
            #expect(recorded.count("notice what was taken back could not be overwritten yet") > 0)
            try await other.writeWithoutTransaction { try $0.rollback() }
            try other.close()
            store.maintain()
            #expect(try found(Self.pieces, in: path) == [])
            store.close()
        }
    }

    @Test func `taking back where nothing was said makes no room`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            #expect(try await RunningLog(of: store).redact(1) == .notRedacted(.noMessage))
            #expect(store.storedRooms.isEmpty)
            store.close()
            let again = try TestStore.open(path)
            #expect(again.storedRooms.isEmpty)
            again.close()
        }
    }

    @Test func `a backup has nothing of it either`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            var logs: [RunningLog] = []
            for number in 1...4 { logs.append(try await RunningLog(try RoomName("room\(number)"), of: store)) }
            try await talk(logs, rounds: 1...200) { self.secret($0) }
            for log in logs { try await redactAll(in: log) }
            let folder = path + "/backups"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            _ = try StoreBackup.make(of: path, to: folder + "/backup")
            #expect(try found(Self.pieces, in: folder) == [])
            store.close()
        }
    }

    @Test func `what was read before a message was taken back, or away, makes no index after it`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await log.say((1...200).map { "회의 \($0)" })
            store.maintain()
            let database = try other(path)
            let room = StoredRoom(id: 1, name: .lobby, epoch: Sample.epoch(1))
            // As it was before that.
            let plan: @Sendable (Database) throws -> IndexPlan? = { [redactions = store.redactions] db in
                try BigramTable.drop(0, of: room, db)
                return try IndexPlan(of: room, asOf: redactions.mark, db)
            }
            let first = try #require(try await database.write(plan))
            #expect(try await database.read { try first.isValid(store.redactions, $0) })
            _ = try await log.redact(7)
            #expect(try await !database.read { try first.isValid(store.redactions, $0) })

            let second = try #require(try await database.write(plan))
            #expect(try await database.read { try second.isValid(store.redactions, $0) })
            try await database.write { try EventTable.remove(upTo: 1, of: room, $0) }
            #expect(try await !database.read { try second.isValid(store.redactions, $0) })
            try database.close()
            store.close()
        }
    }

    @Test func `those who talk and take back while it is indexed leave nothing in the index`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for round in 1...40 {
                        try await log.say((1...60).map { "회의 \(round) \($0)" })
                        let head = try await log.ask(\.head)
                        for seq in [head, head - 30, head / 2] { _ = try await log.redact(seq) }
                    }
                }
                group.addTask { for _ in 1...60 { store.maintain() } }
                try await group.waitForAll()
            }
            store.maintain()
            // A check compares every block with the messages that are there.
            #expect(try StoreCheck.run(on: path).problems == [])
            store.close()
        }
    }
}

/// SQLite's pages as bytes.
@Suite struct BTreePageTests {
    private func page(_ header: [UInt8], at offset: Int = 0, size: Int = 512) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        bytes.replaceSubrange(offset..<offset + header.count, with: header)
        return bytes
    }

    @Test func `a leaf has its free space between pointers and cells`() {
        // A leaf of an index with two cells that begin at 0x01F0.
        let leaf = BTreePage(page([10, 0, 0, 0, 2, 1, 0xF0, 0]), isFirst: false, usable: 512)
        #expect(leaf?.unallocated == 12..<496 && leaf?.children == [])
        let empty = BTreePage(page([13, 0, 0, 0, 0, 2, 0, 0]), isFirst: false, usable: 512)
        #expect(empty?.unallocated == 8..<512)
        let first = BTreePage(page([13, 0, 0, 0, 1, 1, 0xF0, 0], at: 100), isFirst: true, usable: 512)
        #expect(first?.unallocated == 110..<496)
    }

    @Test func `an interior page has children in its cells, and one more`() {
        var bytes = page([2, 0, 0, 0, 2, 1, 0xE0, 0, 0, 0, 0, 9, 0x01, 0xE0, 0x01, 0xF0])
        bytes.replaceSubrange(480..<484, with: [0, 0, 0, 7])
        bytes.replaceSubrange(496..<500, with: [0, 1, 0, 8])
        let interior = BTreePage(bytes, isFirst: false, usable: 512)
        #expect(interior?.unallocated == 16..<480)
        #expect(interior?.children == [9, 7, 65_544])
    }

    static let wrong: [[UInt8]] = [
        // No kind of page; cells that begin within the pointers, or behind the end; a cell in the free space.
        [0], [7, 0, 0, 0, 0, 2, 0, 0], [13, 0, 0, 0, 9, 0, 10, 0], [13, 0, 0, 0, 0, 2, 1, 0],
        [13, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 1, 1, 0xE0, 0, 0, 0, 0, 9, 0, 20],
        [5, 0, 0, 0, 1, 1, 0xE0, 0, 0, 0, 0, 9, 1, 0xFD],
    ]

    @Test(arguments: wrong) func `what is no page is left alone`(header: [UInt8]) {
        #expect(BTreePage(page(header), isFirst: false, usable: 512) == nil)
        #expect(BTreePage(Array(page(header).prefix(100)), isFirst: false, usable: 512) == nil)
    }
}
