import ChatProtocol
import ChatServer
import Foundation
import Logging
import NIOCore
import NIOPosix

/// A room's log on a loop of its own, for tests that wait for what it answers.
final class RunningLog: Sendable {
    /// The implementations, which all have to do the same.
    enum Kind: CaseIterable { case memory, sqlite }

    private let loop: any EventLoop
    private let log: NIOLoopBound<Box>

    private final class Box {
        let log: any RoomLog
        init(_ log: any RoomLog) { self.log = log }
    }

    init(_ room: RoomName = .lobby, of store: any RoomLogStore) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        self.loop = loop
        log = try await loop.submit {
            NIOLoopBound(Box(store.openLog(of: room, on: loop)), eventLoop: loop)
        }.get()
    }

    /// Runs a test against an empty log of #lobby.
    static func run(_ kind: Kind, _ body: (RunningLog) async throws -> Void) async throws {
        switch kind {
        case .memory:
            try await body(try await RunningLog(of: MemoryRoomLogStore(randomBytes: TestStore.randomBytes)))
        case .sqlite:
            try await TestStore.run { try await body(try await RunningLog(of: $0)) }
        }
    }

    func append(_ drafts: Draft...) async throws -> [AppendResult] {
        try await append(drafts)
    }

    func append(_ drafts: [Draft], at time: Timestamp = Sample.noon) async throws -> [AppendResult] {
        let promise = loop.makePromise(of: [AppendResult].self)
        loop.execute { [log] in
            log.value.log.append(drafts, at: time) { promise.completeWith($0.mapError { $0 }) }
        }
        return try await promise.futureResult.get()
    }

    /// Takes a message back.
    func redact(_ seq: Int64, as nick: String = "mina", isOperator: Bool = false) async throws -> AppendResult? {
        let draft = Draft(
            author: try Sample.author(nick), cid: nil, body: .redaction(of: seq), isByOperator: isOperator)
        return try await append(draft).first
    }

    func page(_ range: LogRange, events: Int = 100, bytes: Int = 1 << 20) async throws -> LogPage {
        let promise = loop.makePromise(of: LogPage.self)
        loop.execute { [log] in
            log.value.log.read(range, events: events, bytes: bytes) { promise.completeWith($0.mapError { $0 }) }
        }
        return try await promise.futureResult.get()
    }

    /// Begins to read an event and to take it back at once; returns what was read, and whether the other was told first.
    func readWhileRedacting(_ seq: Int64) async throws -> (RoomEvent?, Bool) {
        let redaction = Draft(author: try Sample.author("mina"), cid: nil, body: .redaction(of: seq))
        let read = loop.makePromise(of: (RoomEvent?, Bool).self)
        let done = loop.makePromise(of: Void.self)
        loop.execute { [log] in
            var isTold = false
            log.value.log.read(.after(seq - 1), events: 1, bytes: 1) { page in
                read.completeWith(page.map { ($0.events.first, isTold) }.mapError { $0 })
            }
            log.value.log.append([redaction], at: Sample.noon) { result in
                isTold = true
                done.completeWith(result.map { _ in }.mapError { $0 })
            }
        }
        try await done.futureResult.get()
        return try await read.futureResult.get()
    }

    func seqs(_ range: LogRange, events: Int = 100, bytes: Int = 1 << 20) async throws -> [Int64] {
        try await page(range, events: events, bytes: bytes).events.map(\.seq)
    }

    func search(
        _ words: String, before: Int64 = .max, events: Int = 100, bytes: Int = 1 << 20,
        steps: Int = LogSearch.stepsMax
    ) async throws -> LogHits {
        let search = LogSearch(try SearchWords(words), before: before, events: events, bytes: bytes, steps: steps)
        let promise = loop.makePromise(of: LogHits.self)
        loop.execute { [log] in log.value.log.search(search) { promise.completeWith($0.mapError { $0 }) } }
        return try await promise.futureResult.get()
    }

    /// The numbers of what is found.
    func found(_ words: String) async throws -> [Int64] {
        try await search(words).events.map(\.seq)
    }

    /// Appends messages, each with its number as its id.
    func say(_ texts: [String], at time: Timestamp = Sample.noon) async throws {
        let head = try await ask(\.head)
        _ = try await append(
            texts.enumerated().map { try Sample.draft($1, cid: UInt64(head) + UInt64($0) + 1) }, at: time)
    }

    /// Appends messages "1", "2", …, each with its number as its id.
    func fill(_ numbers: ClosedRange<Int>, at time: Timestamp = Sample.noon) async throws {
        _ = try await append(numbers.map { try Sample.draft("\($0)", cid: UInt64($0)) }, at: time)
    }

    func ask<Answer: Sendable>(_ question: @escaping @Sendable (any RoomLog) -> Answer) async throws -> Answer {
        try await loop.submit { [log] in question(log.value.log) }.get()
    }
}

/// Stores in directories that are gone after the test.
enum TestStore {
    static let randomBytes: @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }

    /// Runs a test with a directory of its own, which does not exist yet.
    static func directory(_ body: (String) async throws -> Void) async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "roost-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        try await body(url.path)
    }

    static func open(
        _ path: String, durability: Durability = .relaxed, boot: String = "boot 1", patience: Duration = .zero,
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
        _ change: (inout SQLiteStore.Options) -> Void = { _ in }
    ) throws -> SQLiteStore {
        // The samples were all said at noon, and it is noon still: they are never too old.
        var options = SQLiteStore.Options(
            durability: durability, boot: boot, patience: patience, now: { Sample.noon }, freeShare: { 1 })
        change(&options)
        return try SQLiteStore(directory: path, options: options, logger: logger, randomBytes: randomBytes)
    }

    /// Runs a test with an empty store.
    static func run(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await directory { path in
            let store = try open(path)
            try await body(store)
            store.close()
        }
    }

    /// Overwrites a page with events from the middle of the log; returns its number.
    static func damage(_ file: String) throws -> Int {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        // A leaf of the table's own tree, by its first byte, with the author's name and not one of the ids' index.
        let middle = stride(from: 0, to: bytes.count, by: size).filter { start in
            bytes[start] == 0x0A && bytes[start..<(start + size)].range(of: Data("mina".utf8)) != nil
        }
        let start = middle[middle.count / 2]
        for index in start..<(start + size) { bytes[index] = 0xAA }
        try bytes.write(to: URL(fileURLWithPath: file))
        return start / size
    }
}
