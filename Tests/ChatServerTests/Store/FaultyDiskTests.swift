import CFaultyDisk
import ChatProtocol
import ChatServer
import Foundation
import Testing

/// A disk that fails at its n-th change, for every n: what was acknowledged is stored, numbers are dense, the order is
/// the authors', and a retry stores a message once.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FaultyDiskTests {
    enum Fault: CaseIterable {
        case once, fromThenOn, torn

        var code: cfd_fault {
            switch self {
            case .once: CFD_ONCE
            case .fromThenOn: CFD_FROM_THEN_ON
            case .torn: CFD_TORN
            }
        }
    }

    /// What a room's authors have sent, and what they know of it.
    private struct Talk: Sendable {
        let log: RunningLog
        let first: UInt64
        var sent: [Draft] = []
        var acknowledged: [MessageID: Int64] = [:]

        /// Sends the next messages, and once more what was not answered, as a client does.
        mutating func send(_ count: UInt64) async throws {
            let begin = first + UInt64(sent.count)
            let drafts = try (begin..<begin + count).map { try Sample.draft("\($0)", cid: $0) }
            sent += drafts
            for _ in 1...2 {
                guard let results = try? await log.append(drafts) else { continue }
                for (draft, result) in zip(drafts, results) {
                    switch result {
                    case .stored(let event):
                        #expect(event.body == draft.body && event.cid == draft.cid)
                        if let cid = draft.cid { note(event.seq, of: cid) }
                    case .duplicate(let seq, _): if let cid = draft.cid { note(seq, of: cid) }
                    case .cidReused, .notRedacted: Issue.record("not taken: \(draft)")
                    }
                }
                return
            }
        }

        private mutating func note(_ seq: Int64, of cid: MessageID) {
            #expect(acknowledged[cid] == nil || acknowledged[cid] == seq)
            acknowledged[cid] = seq
        }
    }

    private static let rooms = ["lobby", "회의"].compactMap { try? RoomName($0) }

    init() throws {
        try #require(cfd_install() == 0)
    }

    /// Only `full` syncs; a sync that fails refuses what has been written as a whole.
    static let disks: [(Fault, Durability)] = [
        (.once, .relaxed), (.once, .full), (.fromThenOn, .full), (.torn, .relaxed),
    ]

    @Test(arguments: disks)
    func `a write that fails loses nothing that was acknowledged`(fault: Fault, durability: Durability) async throws {
        var failures = 0
        try await TestStore.directory { path in
            var n = 1
            while try await run(n, fault, durability, path) {
                n += 1
                failures += 1
            }
        }
        // How many there are depends on how many messages come together; fewer mean that nothing was tried.
        #expect(failures >= 10)
    }

    /// Talks on a disk that fails at its n-th change; returns whether it came to that.
    private func run(_ n: Int, _ fault: Fault, _ durability: Durability, _ path: String) async throws -> Bool {
        for name in [path, path + "-killed"] { try? FileManager.default.removeItem(atPath: name) }
        // Known as a disk that can fail before its files are opened.
        try #require(unsafe cfd_arm(path, 0, fault.code) == 0)
        let store = try TestStore.open(path, durability: durability)
        var talks: [Talk] = []
        for (index, room) in Self.rooms.enumerated() {
            talks.append(Talk(log: try await RunningLog(room, of: store), first: UInt64(index * 1_000 + 1)))
        }
        try #require(unsafe cfd_arm(path, n, fault.code) == 0)
        for _ in 1...4 {
            talks = try await withThrowingTaskGroup(of: Talk.self) { group in
                for talk in talks {
                    group.addTask {
                        var talk = talk
                        try await talk.send(3)
                        return talk
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        let hasFailed = unsafe cfd_count(path) >= n

        // As kill -9 leaves it, with the disk as it is; then somebody sees to the disk.
        let killed = try copy(path)
        unsafe cfd_disarm(path)
        for index in talks.indices { try await talks[index].send(1) }
        #expect(talks.allSatisfy { talk in talk.sent.last?.cid.flatMap { talk.acknowledged[$0] } != nil })
        for talk in talks { try await check(talk, in: talk.log, upTo: .max) }
        store.close()

        for (folder, isWhole) in [(path, true), (killed, false)] {
            let again = try TestStore.open(folder, durability: durability)
            for talk in talks {
                let room = talk.first == 1 ? Self.rooms[0] : Self.rooms[1]
                let log = try await RunningLog(room, of: again)
                // What was said after the copy was made is not in it.
                let last = talk.sent.count - (isWhole ? 0 : 1)
                try await check(talk, in: log, upTo: last)
                try await repeatAll(Array(talk.sent.prefix(last)), talk.acknowledged, in: log)
            }
            #expect(try StoreCheck.run(on: folder).problems == [], "n = \(n)")
            again.close()
        }
        return hasFailed
    }

    private func copy(_ path: String) throws -> String {
        let killed = path + "-killed"
        try FileManager.default.createDirectory(atPath: killed, withIntermediateDirectories: true)
        for file in ["/rooms.sqlite", "/rooms.sqlite-wal"] where FileManager.default.fileExists(atPath: path + file) {
            try FileManager.default.copyItem(atPath: path + file, toPath: killed + file)
        }
        return killed
    }

    /// Acknowledged and seen is stored, numbers are dense, and the order is the one in which it was said.
    private func check(_ talk: Talk, in log: RunningLog, upTo count: Int) async throws {
        let events = try await log.page(.after(0), events: 10_000).events
        #expect(events.map(\.seq) == (0..<events.count).map { Int64($0 + 1) })
        let places = Dictionary(uniqueKeysWithValues: events.compactMap { event in event.cid.map { ($0, event.seq) } })
        for draft in talk.sent.prefix(count) {
            guard let cid = draft.cid, let seq = talk.acknowledged[cid] else { continue }
            #expect(places[cid] == seq)
        }
        let bodies = talk.sent.map(\.body)
        let order = events.compactMap { bodies.firstIndex(of: $0.body) }
        #expect(order.count == events.count && order == order.sorted())
    }

    /// Sends everything once more: what is there is a duplicate, and afterwards all of it is there once.
    private func repeatAll(_ drafts: [Draft], _ acknowledged: [MessageID: Int64], in log: RunningLog) async throws {
        let results = try await log.append(drafts)
        #expect(results.count == drafts.count)
        for (draft, result) in zip(drafts, results) {
            guard let cid = draft.cid, let seq = acknowledged[cid] else { continue }
            #expect(result == .duplicate(seq: seq, time: Sample.noon))
        }
        let ids = try await log.page(.after(0), events: 10_000).events.map(\.cid)
        #expect(Set(ids) == Set(drafts.map(\.cid)) && ids.count == drafts.count)
    }

    @Test(arguments: Fault.allCases)
    func `a start that fails is a sentence, and the next one succeeds`(fault: Fault) async throws {
        try await TestStore.directory { path in
            var n = 1
            var failures = 0
            while true {
                try? FileManager.default.removeItem(atPath: path)
                unsafe cfd_disarm(path)
                // Every other time there is something to lose.
                if n.isMultiple(of: 2) { try await fill(path) }
                try #require(unsafe cfd_arm(path, n, fault.code) == 0)
                do {
                    try TestStore.open(path, boot: "boot 2").close()
                } catch let error as StoreError {
                    failures += 1
                    #expect(error.description.hasSuffix("."))
                }
                let hasFailed = unsafe cfd_count(path) >= n
                unsafe cfd_disarm(path)
                let store = try TestStore.open(path, boot: "boot 2")
                let log = try await RunningLog(of: store)
                #expect(try await log.seqs(.after(0)) == (n.isMultiple(of: 2) ? [1, 2, 3] : []))
                store.close()
                guard hasFailed else { break }
                n += 1
            }
            #expect(failures > 5)
        }
    }

    private func fill(_ path: String) async throws {
        let store = try TestStore.open(path)
        try await RunningLog(of: store).fill(1...3)
        store.close()
    }
}
