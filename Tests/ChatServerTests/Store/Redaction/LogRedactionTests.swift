import ChatProtocol
import ChatServer
import Testing

/// What every log does when a message is taken back, in memory or on disk.
@Suite(.timeLimit(.minutes(1))) struct LogRedactionTests {
    private func bodies(_ log: RunningLog) async throws -> [RoomEvent.Body] {
        try await log.page(.after(0)).events.map(\.body)
    }

    private func text(_ text: String) -> RoomEvent.Body { .message(text: text, kind: .text) }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a message leaves its place and takes its text with it`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say(["회의 하나", "회의 둘", "회의 셋"])
            guard case .stored(let redaction) = try await log.redact(2) else {
                Issue.record("not stored")
                return
            }
            #expect(redaction.seq == 4 && redaction.cid == nil && redaction.body == .redaction(of: 2))
            #expect(try await bodies(log) == [text("회의 하나"), .tombstone, text("회의 셋"), .redaction(of: 2)])
            let tombstone = try #require(try await log.page(.after(1), events: 1).events.first)
            #expect(tombstone.author == (try Sample.author("mina")))
            #expect(tombstone.cid == Sample.cid(2) && tombstone.time == Sample.noon)
            #expect(try await log.found("회의") == [1, 3])
            for range in [LogRange.before(.max), .around(2)] {
                #expect(!(try await log.page(range).events.contains { $0.body == text("회의 둘") }))
            }
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `only its author or an operator takes a message back`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say(["회의", "점심"])
            #expect(try await log.redact(1, as: "준") == .notRedacted(.notAuthor))
            #expect(try await bodies(log) == [text("회의"), text("점심")])
            guard case .stored = try await log.redact(1, as: "준", isOperator: true) else {
                Issue.record("not stored")
                return
            }
            #expect(try await bodies(log) == [.tombstone, text("점심"), .redaction(of: 1)])
            // Neither does somebody else learn that it is gone already.
            #expect(try await log.redact(1, as: "dana") == .notRedacted(.notAuthor))
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `only messages can be taken back`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            let mina = try Sample.author("mina")
            _ = try await log.append(
                Draft(author: mina, cid: nil, body: .topic("회의")),
                Draft(author: mina, cid: nil, body: .moderation(Moderation(.op, target: mina))),
                try Sample.draft("점심", cid: 1))
            _ = try await log.redact(3)
            for seq in [Int64.min, 0, 1, 2, 4, 5, .max] {
                #expect(try await log.redact(seq, isOperator: true) == .notRedacted(.noMessage))
            }
            #expect(try await log.ask { [$0.head] } == [4])
            #expect(try await log.ask(\.topic) == "회의")
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `taking back twice is the same as once`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say(["하나", "둘", "셋"])
            _ = try await log.redact(3)
            _ = try await log.redact(1)
            #expect(try await log.redact(3) == .duplicate(seq: 4, time: Sample.noon))
            #expect(try await log.redact(1, as: "준", isOperator: true) == .duplicate(seq: 5, time: Sample.noon))
            #expect(try await log.ask { [$0.head] } == [5])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `a retry of what was taken back is one still, whatever its text`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            try await log.say(["하나"])
            _ = try await log.redact(1)
            let results = try await log.append(try Sample.draft("하나", cid: 1), try Sample.draft("다른", cid: 1))
            #expect(results == [.duplicate(seq: 1, time: Sample.noon), .duplicate(seq: 1, time: Sample.noon)])
            #expect(try await bodies(log) == [.tombstone, .redaction(of: 1)])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `said and taken back in one batch`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            let mina = try Sample.author("mina")
            let redaction = Draft(author: mina, cid: nil, body: .redaction(of: 1))
            let results = try await log.append(
                redaction, try Sample.draft("하나", cid: 1), redaction, redaction, try Sample.draft("둘", cid: 2))
            #expect(results.count == 5)
            #expect(results.first == .notRedacted(.noMessage))
            #expect(results.dropFirst(3).first == .duplicate(seq: 2, time: Sample.noon))
            #expect(try await bodies(log) == [.tombstone, .redaction(of: 1), text("둘")])
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `what was said long ago is taken back as well`(kind: RunningLog.Kind) async throws {
        try await RunningLog.run(kind) { log in
            for first in stride(from: 1, through: 2_001, by: 400) { try await log.fill(first...first + 399) }
            for seq in [Int64(3), 1_000, 2_400] {
                guard case .stored = try await log.redact(seq) else {
                    Issue.record("not stored")
                    return
                }
                #expect(try await log.page(.after(seq - 1), events: 1).events.first?.body == .tombstone)
                if seq > 9 { #expect(try await !log.found("\(seq)").contains(seq)) }
            }
            #expect(try await log.ask(\.head) == 2_403)
        }
    }
}
