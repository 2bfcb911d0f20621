import ChatProtocol
import Testing

@testable import ChatServer

/// That what was read before a redaction does not bring the text back after it.
@Suite(.timeLimit(.minutes(1))) struct RedactionsTests {
    private func event(_ seq: Int64, in room: RoomName = .lobby) throws -> RoomEvent {
        RoomEvent(
            room: room, seq: seq, time: Sample.noon, author: try Sample.author("mina"), cid: nil,
            body: .message(text: "비밀", kind: .text))
    }

    @Test func `only what was taken back since is a tombstone`() throws {
        let redactions = Redactions()
        redactions.note(1, in: .lobby)
        let mark = redactions.mark
        let dev = try RoomName("dev")
        let events = [try event(1), try event(2), try event(2, in: dev), try event(3)]
        #expect(try redactions.tombstones(in: events, since: mark).get() == events)
        redactions.note(2, in: .lobby)
        redactions.note(9, in: dev)
        let told = try redactions.tombstones(in: events, since: mark).get()
        #expect(told.map { $0.body == .tombstone } == [false, true, false, false])
        let hits = try redactions.without(.success(LogHits(events: events, more: true)), since: mark).get()
        #expect(hits.events == [events[0], events[2], events[3]] && hits.more)
        #expect(try redactions.tombstones(in: events, since: redactions.mark).get() == events)
    }

    @Test func `more of them than are kept make a page unreadable`() throws {
        let redactions = Redactions()
        let mark = redactions.mark
        for seq in Int64(1)...1_000 { redactions.note(seq, in: .lobby) }
        #expect(try redactions.tombstones(in: [try event(1)], since: mark).get().first?.body == .tombstone)
        for seq in Int64(1_001)...5_000 { redactions.note(seq, in: .lobby) }
        #expect(throws: LogUnavailable.self) { try redactions.tombstones(in: [event(1)], since: mark).get() }
        #expect(throws: LogUnavailable.self) { try redactions.without(.success(LogHits()), since: mark).get() }
    }

    @Test func `a page that was on its way has a tombstone`() async throws {
        try await TestStore.run { store in
            let log = try await RunningLog(of: store)
            // More than the ring holds, so that pages come from the file.
            for first in stride(from: 1, through: 1_801, by: 200) { try await log.fill(first...first + 199) }
            var lookedAt = 0
            // Until the page was behind the redaction at least once, which it is in one of ten.
            for seq in Int64(1)...2_000 where lookedAt == 0 || seq <= 200 {
                let (read, wasTold) = try await log.readWhileRedacting(seq)
                // Whoever has heard of the redaction hears nothing of the text.
                guard wasTold else { continue }
                lookedAt += 1
                #expect(read?.body == .tombstone)
            }
            #expect(lookedAt > 0)
        }
    }
}
