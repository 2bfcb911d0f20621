import ChatProtocol
import ChatServer
import Foundation
import GRDB
import Synchronization
import Testing

/// A disk that is full or damaged: a sentence, no crash, and reading goes on where it can.
@Suite(.timeLimit(.minutes(1))) struct TroubleTests {
    /// A disk whose free share a test decides on.
    private final class Disk: Sendable {
        let share = Mutex(0.5)
    }

    @Test func `a disk that is nearly full refuses what is new, says why, and is read from`() async throws {
        try await TestStore.directory { path in
            let disk = Disk()
            let log = RecordingLog()
            let store = try TestStore.open(path, logger: log.logger) { options in
                options.freeShare = { disk.share.withLock { $0 } }
            }
            try await RunningServer.run(store: store) { server in
                let mina = try await server.member("mina")
                try await mina.say(RoomConversationTests.send("하나", cid: 1))
                _ = try await mina.next("ev")
                disk.share.withLock { $0 = 0.049 }
                for _ in 1...3 { store.lookAtDisk() }
                try await mina.say(RoomConversationTests.send("둘", cid: 2))
                let refusal = try await mina.next("err")
                #expect(refusal["code"] == .string("unavailable"))
                #expect(refusal["retry"] == .bool(true))
                #expect(
                    refusal["msg"]
                        == .string(
                            "The server's disk is full, so nothing new can be said. "
                                + "Whoever runs the server can make room on it."))
                // Whoever comes reads on.
                let jun = try await server.client("jun")
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby","last":9}"##)
                #expect(try await jun.next("ev")["text"] == .string("하나"))
                // A little room is not enough yet; else a line would be logged at every message.
                disk.share.withLock { $0 = 0.055 }
                store.lookAtDisk()
                try await mina.say(RoomConversationTests.send("둘", cid: 2))
                #expect(try await mina.next("err")["re"] == refusal["re"])
                disk.share.withLock { $0 = 0.07 }
                store.lookAtDisk()
                try await mina.say(RoomConversationTests.send("둘", cid: 2))
                #expect(try await mina.next("ev")["seq"] == .number(2))
            }
            #expect(log.count("error the disk is nearly full") == 1)
            #expect(log.lines.contains { $0.contains("the disk is nearly full") && $0.contains("free=4 %") })
            #expect(log.count("notice the disk has room again") == 1)
        }
    }

    @Test func `a refusal of the database is one line in the log, however often it is met`() async throws {
        try await TestStore.directory { path in
            let recorded = RecordingLog()
            let store = try TestStore.open(path, logger: recorded.logger)
            let log = try await RunningLog(of: store)
            try await log.fill(1...1)
            let other = try DatabaseQueue(path: path + "/rooms.sqlite")
            try await other.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER refusal BEFORE INSERT ON event
                        BEGIN SELECT RAISE(ABORT, 'the disk says no'); END
                        """)
            }
            for number in 2...4 {
                await #expect(throws: LogUnavailable()) {
                    try await log.append(try Sample.draft("\(number)", cid: UInt64(number)))
                }
            }
            #expect(recorded.count("error nothing can be stored: the disk says no") == 1)
            try await other.write { try $0.execute(sql: "DROP TRIGGER refusal") }
            try await log.fill(2...2)
            #expect(recorded.count("notice messages are stored again") == 1)
            try other.close()
            store.close()
        }
    }

    @Test func `a damaged page spoils what stands on it and nothing else`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let log = try await RunningLog(of: store)
            for first in stride(from: 1, through: 1_601, by: 400) { try await log.fill(first...first + 399) }
            store.close()
            let page = try TestStore.damage(path + "/rooms.sqlite")
            #expect(page > 1)

            let recorded = RecordingLog()
            let again = try TestStore.open(path, logger: recorded.logger)
            let found = try await RunningLog(of: again)
            #expect(try await found.seqs(.after(1_990)) == Array(1_991...2_000))
            #expect(try await found.seqs(.after(0), events: 3) == [1, 2, 3])
            await #expect(throws: LogUnavailable()) { try await found.page(.after(0), events: 2_000) }
            #expect(recorded.count("error a page of a room could not be read: the database is damaged") == 1)
            // What is said now is stored: its own page is whole.
            try await found.fill(2_001...2_001)
            #expect(try await found.seqs(.after(2_000)) == [2_001])
            again.close()
        }
    }
}
