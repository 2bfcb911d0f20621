import ChatProtocol
import ChatServer
import Foundation
import GRDB
import Testing

/// Backup, restore, export and check of what is kept.
@Suite(.timeLimit(.minutes(1))) struct StoreToolTests {
    private static let session = SessionID(randomBytes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

    private func restore(_ file: String, _ path: String) throws -> StoreRestore.Result {
        try StoreRestore.make(from: file, in: path, at: Sample.noon, randomBytes: TestStore.randomBytes)
    }

    private func texts(_ log: RunningLog) async throws -> [String] {
        try await log.page(.after(0), events: 10_000).events.map { event in
            if case .message(let text, _) = event.body { text } else { "?" }
        }
    }

    /// Runs statements on the file of a store that is closed.
    private func change(_ path: String, _ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: path + "/rooms.sqlite", configuration: configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }

    // MARK: Backup and restore

    @Test func `a backup is whole while somebody writes`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await log.fill(1...50)
            async let writing: Void = {
                for first in stride(from: 51, through: 951, by: 50) { try await log.fill(first...first + 49) }
            }()
            let file = path + "/backup"
            let count = try StoreBackup.make(of: path, to: file)
            try await writing
            #expect(count.rooms == 1 && (50...1_000).contains(count.events))
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            #expect(names.filter { $0.hasPrefix("backup") } == ["backup"])
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            store.close()

            let other = path + "/other"
            #expect(try restore(file, other) == StoreRestore.Result(count: count, aside: nil))
            let copy = try TestStore.open(other)
            let found = try await RunningLog(of: copy)
            #expect(try await texts(found) == (1...count.events).map(String.init))
            copy.close()
        }
    }

    @Test func `a backup takes the place of nothing`() async throws {
        try await TestStore.directory { path in
            try TestStore.open(path).close()
            let file = path + "/mine"
            try Data("precious".utf8).write(to: URL(fileURLWithPath: file))
            #expect(throws: ToolError.exists(file)) { try StoreBackup.make(of: path, to: file) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data("precious".utf8))
            let nowhere = path + "/no/where"
            #expect(throws: ToolError.unwritable(nowhere + ".tmp", reason: "no such file or directory")) {
                try StoreBackup.make(of: path, to: nowhere)
            }
            #expect(throws: ToolError.nothingKept(path + "/no")) { try StoreBackup.make(of: path + "/no", to: nowhere) }
        }
    }

    @Test func `a restore begins another life of every room and puts the old one aside`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            try await log.fill(1...5)
            store.save(
                StoredSession(
                    id: Self.session, tokenHash: [1], author: try Sample.author("mina"), address: nil, rooms: [.lobby]))
            try await log.fill(6...6)
            let epoch = try await log.ask(\.epoch)
            let file = path + "/backup"
            #expect(try StoreBackup.make(of: path, to: file) == StoreCount(rooms: 1, events: 6))
            try await log.fill(7...9)
            #expect(throws: StoreError.inUse(path)) { try restore(file, path) }
            store.close()

            let result = try restore(file, path)
            let aside = path + "/rooms-2027-01-15T080000.000Z.sqlite"
            #expect(result == StoreRestore.Result(count: StoreCount(rooms: 1, events: 6), aside: aside))
            let again = try TestStore.open(path)
            #expect(again.storedSessions == [])
            let found = try await RunningLog(of: again)
            #expect(try await texts(found) == (1...6).map(String.init))
            #expect(try await found.ask(\.epoch) != epoch)
            again.close()
            let old = try DatabaseQueue(path: aside)
            #expect(try await old.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") } == 9)
            #expect(try await old.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM session") } == 1)
        }
    }

    @Test func `what is no whole backup changes nothing`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            try await RunningLog(of: store).fill(1...2_000)
            let file = path + "/backup"
            _ = try StoreBackup.make(of: path, to: file)
            store.close()
            _ = try TestStore.damage(file)
            #expect(throws: StoreError.damaged(file)) { try restore(file, path) }
            try Data("a letter".utf8).write(to: URL(fileURLWithPath: file))
            #expect(throws: StoreError.damaged(file)) { try restore(file, path) }
            #expect(throws: ToolError.missing(file + "s")) { try restore(file + "s", path) }
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            #expect(!names.contains { $0.contains("restoring") })
            let again = try TestStore.open(path)
            #expect(try await RunningLog(of: again).ask(\.head) == 2_000)
            again.close()
        }
    }

    // MARK: Export

    private func export(_ names: [RoomName] = [], of path: String) throws -> [String] {
        var bytes: [UInt8] = []
        try StoreExport.write(names, of: path) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `an export has every event as it goes over the wire`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let meeting = try await RunningLog(try RoomName("회의"), of: store)
            _ = try await meeting.append(
                try Sample.draft("안녕\n\"하세요\"", cid: 1),
                Draft(author: try Sample.author("jun"), cid: nil, body: .topic("점심")))
            try await RunningLog(of: store).fill(1...1_200)
            let all = try export(of: path)
            #expect(all.count == 1_202)
            #expect(all.prefix(1_200).allSatisfy { $0.hasPrefix(##"{"t":"ev","room":"#lobby","seq":"##) })
            let expected = [
                ##"{"t":"ev","room":"#회의","seq":1,"ts":"2027-01-15T08:00:00.000Z","k":"msg","uid":"dnmpwr8","##
                    + ##""by":"mina","cid":"00000000000000000000000004","text":"안녕\n\"하세요\"","kind":"text"}"##,
                ##"{"t":"ev","room":"#회의","seq":2,"ts":"2027-01-15T08:00:00.000Z","k":"topic","uid":"d9tpw","##
                    + ##""by":"jun","value":"점심"}"##,
            ]
            #expect(Array(all.suffix(2)) == expected)
            #expect(try export([try RoomName("회의")], of: path) == expected)
            let numbers = try export([.lobby], of: path).map { try JSONValue($0)["seq"]?.number }
            #expect(numbers == (1...1_200).map { Int64($0) })
            #expect(throws: ToolError.noSuchRoom("#none", directory: path)) {
                try export([try RoomName("none")], of: path)
            }
            store.close()
        }
    }

    @Test func `what two people said to each other is given out only by its name`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            try await RunningLog(try RoomName("@3kq9-7h2m"), of: store).fill(1...2)
            try await RunningLog(of: store).fill(1...1)
            #expect(try export(of: path).count == 1)
            let named = try export([try RoomName("@3kq9-7h2m")], of: path)
            #expect(named.count == 2 && named.allSatisfy { $0.contains(#""room":"@3kq9-7h2m""#) })
            store.close()
            try change(path, "DELETE FROM event WHERE room = 1 AND seq = 1")
            let problem = "@3kq9-7h2m begins with number 2, and what was before has not been taken away."
            #expect(try StoreCheck.run(on: path).problems == [problem])
        }
    }

    // MARK: Check

    static let damages: [(sql: String, problem: String)] = [
        (
            "DELETE FROM event WHERE seq = 3",
            "#lobby has 4 events with the numbers 1 to 5, so some are missing between."
        ),
        (
            "DELETE FROM event WHERE seq < 3",
            "#lobby begins with number 3, and what was before has not been taken away."
        ),
        (
            "INSERT INTO event SELECT 99, seq, time, uid, nick, cid, kind, text FROM event WHERE seq = 1",
            "A row of the table event belongs to a room that there is not."
        ),
        (
            "DROP INDEX event_cid; UPDATE event SET cid = (SELECT cid FROM event WHERE seq = 1) WHERE seq = 2",
            "#lobby has the id 00000000000000000000000004 on 2 events."
        ),
    ]

    @Test(arguments: damages) func `a check tells each damage in a sentence`(sql: String, problem: String) async throws
    {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            try await RunningLog(of: store).fill(1...5)
            let running = try StoreCheck.run(on: path)
            #expect(running.problems == [])
            #expect(running.count == StoreCount(rooms: 1, events: 5))
            store.close()
            try change(path, sql)
            #expect(try StoreCheck.run(on: path).problems == [problem])
        }
    }

    @Test func `a check finds a damaged page`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            try await RunningLog(of: store).fill(1...2_000)
            store.close()
            _ = try TestStore.damage(path + "/rooms.sqlite")
            let problems = try StoreCheck.run(on: path).problems
            #expect(problems.contains("#lobby can't be read to its end."))
            // Which words SQLite has for it is its own affair.
            #expect(problems.contains { $0.hasPrefix("SQLite ") })
            #expect(problems.allSatisfy { $0.hasSuffix(".") })
        }
    }

    @Test func `what retention has taken away is no damage`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path) { $0.retention = Retention(days: 1, messages: 0) }
            let log = try await RunningLog(of: store)
            try await log.fill(1...5, at: Timestamp(milliseconds: 0))
            try await log.fill(6...7)
            store.maintain()
            #expect(try StoreCheck.run(on: path).problems == [])
            #expect(try export(of: path).count == 2)
            store.close()
        }
    }
}
