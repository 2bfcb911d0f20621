import ChatServer
import Foundation
import TestSupport
import Testing

/// What was committed lies in the log in front of the database until a checkpoint moves it.
@Suite(.timeLimit(.minutes(1))) struct CheckpointTests {
    private func database(in path: String, has text: String) throws -> Bool {
        try Data(contentsOf: URL(fileURLWithPath: path + "/rooms.sqlite")).range(of: Data(text.utf8)) != nil
    }

    private func log(in path: String) throws -> Int {
        try Data(contentsOf: URL(fileURLWithPath: path + "/rooms.sqlite-wal")).count
    }

    @Test func `it is moved beside the writer once there is enough of it`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path) { $0.checkpoints = CheckpointRule(pages: 1, pagesMax: .max) }
            let log = try await RunningLog(of: store)
            _ = try await log.append(try Sample.draft("said first", cid: 1))
            try await Waiting.require("the log is moved") { try database(in: path, has: "said first") }
            store.close()
        }
    }

    @Test func `the writer moves what is left, and a log that is never silent begins anew`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path) { $0.checkpoints = CheckpointRule(pages: .max, pagesMax: 50) }
            let log = try await RunningLog(of: store)
            _ = try await log.append(try Sample.draft("said first", cid: 1))
            for number in UInt64(2)...100 { _ = try await log.append(try Sample.draft("said \(number)", cid: number)) }
            #expect(try database(in: path, has: "said first"))
            // A hundred transactions are more than two hundred pages.
            #expect(try self.log(in: path) < 100 * 4096)
            store.close()
        }
    }

    @Test func `without a rule it is moved when the store is closed`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path) { $0.checkpoints = .never }
            let log = try await RunningLog(of: store)
            // More pages than a server would let lie there: each of these texts takes one.
            let long = String(repeating: "x", count: 4_000)
            for number in UInt64(1)...4 {
                _ = try await log.append(
                    (0..<512).map { try Sample.draft("said \(number) \(long)", cid: number * 1_000 + $0) })
            }
            #expect(try self.log(in: path) > 1_000 * 4096)
            #expect(try !database(in: path, has: "said 1"))
            store.close()
            #expect(try database(in: path, has: "said 4"))
        }
    }
}
