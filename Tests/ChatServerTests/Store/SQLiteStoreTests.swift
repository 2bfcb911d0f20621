import ChatProtocol
import ChatServer
import Foundation
import GRDB
import TestSupport
import Testing

/// What outlives a server, and what is said when it can't.
@Suite(.timeLimit(.minutes(1))) struct SQLiteStoreTests {
    private func epoch(_ path: String, durability: Durability = .relaxed, boot: String) async throws -> Epoch {
        let store = try TestStore.open(path, durability: durability, boot: boot)
        return try await RunningLog(of: store).ask(\.epoch)
    }

    /// Another connection to the database, after it has made the file refuse what is inserted into a table.
    private func refusing(_ rows: String, in path: String) async throws -> DatabaseQueue {
        let database = try DatabaseQueue(path: path + "/rooms.sqlite")
        try await database.write { db in
            try db.execute(
                sql: "CREATE TRIGGER refusal BEFORE INSERT ON \(rows) BEGIN SELECT RAISE(ABORT, 'no'); END")
        }
        return database
    }

    @Test func `a room is found as it was left`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await log.fill(1...3)
            _ = try await log.append(Draft(author: try Sample.author("준"), cid: nil, body: .topic("점심")))
            let epoch = try await log.ask(\.epoch)
            let events = try await log.page(.after(0)).events
            store.close()

            let again = try TestStore.open(path)
            #expect(again.storedRooms.map(\.room) == [.lobby])
            #expect(again.storedRooms.map(\.topic) == ["점심"])
            let found = try await RunningLog(of: again)
            #expect(try await found.ask(\.epoch) == epoch)
            #expect(try await found.ask { [$0.first, $0.head] } == [1, 4])
            #expect(try await found.ask(\.topic) == "점심")
            #expect(try await found.page(.after(0)).events == events)
            // A retry is one also after a restart.
            let results = try await found.append(try Sample.draft("2", cid: 2), try Sample.draft("new", cid: 9))
            #expect(results.first == .duplicate(seq: 2, time: Sample.noon))
            #expect(try await found.ask(\.head) == 5)
            again.close()
        }
    }

    @Test func `rooms are kept apart, and one without events is not kept`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            for name in ["회의", "dev", "empty"] {
                let log = try await RunningLog(try RoomName(name), of: store)
                if name != "empty" { try await log.fill(1...2) }
            }
            store.close()
            let again = try TestStore.open(path)
            #expect(Set(again.storedRooms.map(\.room.text)) == ["회의", "dev"])
            let log = try await RunningLog(try RoomName("회의"), of: again)
            #expect(try await log.seqs(.after(0)) == [1, 2])
            again.close()
        }
    }

    /// How the last run ended and how the next begins: whether positions in the room still hold.
    static let restarts: [(Durability, Bool, String, Bool)] = [
        // Closed in good order: whatever happened to the machine then.
        (.relaxed, true, "boot 2", true),
        // The program was killed and the machine went on.
        (.relaxed, false, "boot 1", true),
        // The machine stopped: what was seen last may be gone.
        (.relaxed, false, "boot 2", false),
        // It was on the disk before anybody saw it.
        (.full, false, "boot 2", true),
    ]

    @Test(arguments: restarts)
    func `an epoch lasts as long as nothing can be gone`(
        durability: Durability, closes: Bool, boot: String, lasts: Bool
    ) async throws {
        try await TestStore.directory { path in
            let copy = path + "-copy"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            let store = try TestStore.open(path, durability: durability, boot: "boot 1")
            let log = try await RunningLog(of: store)
            try await log.fill(1...1)
            let first = try await log.ask(\.epoch)
            // As a crash leaves it, but elsewhere: this process still holds the lock.
            if !closes {
                try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
                for file in ["/rooms.sqlite", "/rooms.sqlite-wal"] {
                    try FileManager.default.copyItem(atPath: path + file, toPath: copy + file)
                }
            }
            store.close()
            let second = try await epoch(closes ? path : copy, boot: boot)
            #expect((second == first) == lasts)
        }
    }

    @Test func `a second server on the same directory is told so`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            #expect(throws: StoreError.inUse(path)) { try TestStore.open(path) }
            store.close()
        }
    }

    @Test func `a server that is about to end is waited for`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            async let next = Task.detached { try TestStore.open(path, patience: .seconds(60)) }.value
            store.close()
            try await next.close()
        }
    }

    @Test func `a file that is no database stays as it is`() async throws {
        try await TestStore.directory { path in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let file = path + "/rooms.sqlite"
            let text = Data(String(repeating: "not a database ", count: 500).utf8)
            try text.write(to: URL(fileURLWithPath: file))
            #expect(throws: StoreError.damaged(file)) { try TestStore.open(path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == text)
        }
    }

    @Test func `a newer server's file is not touched`() async throws {
        try await TestStore.directory { path in
            try TestStore.open(path).close()
            let file = path + "/rooms.sqlite"
            let database = try DatabaseQueue(path: file)
            try await database.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 the future')")
            }
            try database.close()
            #expect(throws: StoreError.newer(file)) { try TestStore.open(path) }
        }
    }

    @Test func `a directory that can't be made is a sentence`() async throws {
        try await TestStore.directory { path in
            try Data("a file".utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: StoreError.unusableDirectory(path + "/data", reason: "not a directory")) {
                try TestStore.open(path + "/data")
            }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    @Test func `a write that fails takes no number, and the next one goes on`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await log.fill(1...2)
            let other = try await refusing("event WHEN NEW.text = 'boom'", in: path)
            await #expect(throws: LogUnavailable.self) {
                try await log.append(try Sample.draft("before", cid: 3), try Sample.draft("boom", cid: 4))
            }
            #expect(try await log.ask(\.head) == 2)
            let results = try await log.append(try Sample.draft("after", cid: 5))
            guard case .stored(let event)? = results.first else {
                Issue.record("not stored: \(results)")
                return
            }
            #expect(event.seq == 3)
            #expect(try await log.seqs(.after(0)) == [1, 2, 3])
            try other.close()
            store.close()
        }
    }

    @Test func `what one room meets is no other's affair`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let bad = try await RunningLog(try RoomName("bad"), of: store)
            try await bad.fill(1...1)
            let other = try await refusing("event WHEN NEW.text = 'boom'", in: path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in UInt64(100)...200 {
                        await #expect(throws: LogUnavailable.self) {
                            try await bad.append(try Sample.draft("boom", cid: number))
                        }
                    }
                }
                for number in 1...8 {
                    group.addTask {
                        let log = try await RunningLog(try RoomName("room\(number)"), of: store)
                        for first in stride(from: 1, through: 91, by: 10) { try await log.fill(first...first + 9) }
                        #expect(try await log.ask(\.head) == 100)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await bad.ask(\.head) == 1)
            try other.close()
            store.close()
        }
    }

    private func session(_ nick: String) throws -> StoredSession {
        StoredSession(
            id: SessionID(randomBytes: Array(nick.utf8)), tokenHash: [1], author: try Sample.author(nick), address: nil,
            rooms: [.lobby])
    }

    @Test func `a session is written although nothing else is, and one that was given up goes`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let (mina, jun) = (try session("mina"), try session("jun"))
            store.save(mina)
            store.save(jun)
            store.forget(jun.id)
            let other = try DatabaseQueue(path: path + "/rooms.sqlite")
            try await Waiting.require("the session is in the file") {
                try await other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM session") } == 1
            }
            try other.close()
            store.close()
            let again = try TestStore.open(path)
            #expect(again.storedSessions == [mina])
            again.close()
        }
    }

    @Test func `a session that could not be written is told of, and tried once more when the server ends`() async throws
    {
        try await TestStore.directory { path in
            let log = RecordingLog()
            let store = try TestStore.open(path, logger: log.logger)
            let other = try await refusing("session", in: path)
            store.save(try session("mina"))
            try await Waiting.require("the failure is in the log") { log.count("error nothing can be stored") == 1 }
            try await other.write { try $0.execute(sql: "DROP TRIGGER refusal") }
            try other.close()
            store.close()
            let again = try TestStore.open(path)
            #expect(again.storedSessions == [try session("mina")])
            again.close()
        }
    }

    @Test func `a session that could not be written goes with what is written next`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let other = try await refusing("session", in: path)
            let mina = StoredSession(
                id: SessionID(randomBytes: [1, 1]), tokenHash: [1], author: try Sample.author("mina"), address: nil,
                rooms: [.lobby, try RoomName("@3kq9-7h2m"), try RoomName("회의")],
                marks: [.lobby: 7, try RoomName("@3kq9-7h2m"): 12, try RoomName("회의"): 9_007_199_254_740_991],
                isOperator: true)
            store.save(mina)
            let log = try await RunningLog(of: store)
            // What is said is not held up by it.
            try await log.fill(1...1)
            try await other.write { try $0.execute(sql: "DROP TRIGGER refusal") }
            try other.close()
            try await log.fill(2...2)
            store.close()
            let again = try TestStore.open(path)
            #expect(again.storedSessions == [mina])
            again.close()
        }
    }

    @Test func `a room that is given up is gone with everything in it, and no other one`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let room = try RoomName("@3kq9-7h2m")
            try await RunningLog(room, of: store).fill(1...1_000)
            try await RunningLog(of: store).fill(1...3)
            store.drop(room)
            #expect(store.storedRooms.map(\.room) == [.lobby])
            store.drop(room)
            store.maintain()
            #expect(try StoreCheck.run(on: path) == (StoreCount(rooms: 1, events: 3), []))
            store.close()
            let again = try TestStore.open(path)
            #expect(again.storedRooms.map(\.room) == [.lobby])
            again.close()
        }
    }

    @Test func `what a stop interrupts is still there to be given up by the next server`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let room = try RoomName("@3kq9-7h2m")
            try await RunningLog(room, of: store).fill(1...1_000)
            store.drop(room)
            store.close()
            #expect(try StoreCheck.run(on: path).problems == [])
            let again = try TestStore.open(path)
            again.drop(room)
            again.maintain()
            #expect(try StoreCheck.run(on: path) == (StoreCount(rooms: 0, events: 0), []))
            again.close()
        }
    }

    @Test(arguments: [("boot 1", [RoomName.lobby: Int64(7)]), ("boot 2", [:])])
    func `read marks hold as long as the numbers that they are`(boot: String, marks: [RoomName: Int64]) async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path, boot: "boot 1")
            store.save(
                StoredSession(
                    id: SessionID(randomBytes: [1, 1]), tokenHash: [1], author: try Sample.author("mina"),
                    address: nil, rooms: [.lobby], marks: [.lobby: 7]))
            try await RunningLog(of: store).fill(1...7)
            // As a server leaves it that was killed.
            let copy = path + "-killed"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
            for file in ["/rooms.sqlite", "/rooms.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: path + file, toPath: copy + file)
            }
            store.close()
            let again = try TestStore.open(copy, boot: boot)
            #expect(again.storedSessions.map(\.marks) == [marks])
            again.close()
        }
    }

    @Test func `many rooms that write at once are written together and each in order`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let logs = try await withThrowingTaskGroup(of: RunningLog.self) { group in
                for number in 1...20 {
                    group.addTask {
                        let log = try await RunningLog(try RoomName("room\(number)"), of: store)
                        for first in stride(from: 1, through: 91, by: 10) { try await log.fill(first...first + 9) }
                        return log
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for log in logs {
                let texts = try await log.page(.after(0), events: 200).events.map { event -> String in
                    if case .message(let text, _) = event.body { text } else { "?" }
                }
                #expect(texts == (1...100).map(String.init))
            }
            store.close()
        }
    }
}
