import ChatProtocol
import ChatServer
import Testing
import WebSocketCore

/// Floods in virtual time: nothing here waits.
@Suite struct FloodGateTests {
    private let message = Command.send(Send(room: .lobby, cid: Sample.cid(1), text: "hi"))

    private func verdicts(_ gate: inout FloodGate, _ count: Int, at milliseconds: Int64) -> [FloodGate.Verdict] {
        (0..<count).map { _ in gate.judge(message, now: Sample.instant(milliseconds)) }
    }

    @Test func `five at once pass, four more are delayed, the rest is refused`() {
        var gate = FloodGate(rate: .init())
        #expect(
            verdicts(&gate, 10, at: 0) == [
                .pass(after: .zero), .pass(after: .zero), .pass(after: .zero), .pass(after: .zero),
                .pass(after: .zero), .pass(after: .milliseconds(500)), .pass(after: .seconds(1)),
                .pass(after: .milliseconds(1500)), .pass(after: .seconds(2)),
                .refuse(retryAfter: .milliseconds(500)),
            ])
    }

    @Test func `two a second pass for ever`() {
        var gate = FloodGate(rate: .init())
        for step in 0..<100 {
            #expect(verdicts(&gate, 1, at: Int64(step) * 500) == [.pass(after: .zero)])
        }
    }

    @Test func `the burst comes back with time`() {
        var gate = FloodGate(rate: .init())
        _ = verdicts(&gate, 5, at: 0)
        #expect(verdicts(&gate, 5, at: 2_500) == Array(repeating: .pass(after: .zero), count: 5))
    }

    @Test func `one long refusal is one burst, however long it is`() {
        var gate = FloodGate(rate: .init())
        #expect(!verdicts(&gate, 500, at: 0).contains(.close))
    }

    @Test func `four a second for a minute are one burst: refused now and then, never closed`() {
        var gate = FloodGate(rate: .init())
        let all = (0..<240).flatMap { verdicts(&gate, 1, at: Int64($0) * 250) }
        #expect(!all.contains(.close))
        #expect(all.contains { if case .refuse = $0 { true } else { false } })
    }

    @Test func `a flood that never pauses is closed`() {
        var gate = FloodGate(rate: .init())
        #expect(verdicts(&gate, 2_000, at: 0).contains(.close))
    }

    @Test func `the third refused burst in a minute closes`() {
        var gate = FloodGate(rate: .init())
        #expect(!verdicts(&gate, 20, at: 0).contains(.close))
        #expect(!verdicts(&gate, 20, at: 20_000).contains(.close))
        #expect(verdicts(&gate, 20, at: 40_000).contains(.close))
    }

    @Test func `refused bursts are forgotten after a minute`() {
        var gate = FloodGate(rate: .init())
        for step in 0..<10 {
            #expect(!verdicts(&gate, 20, at: Int64(step) * 31_000).contains(.close))
        }
    }

    @Test func `a rate of 0 is no limit`() {
        var gate = FloodGate(rate: .init(messagesPerSecond: 0))
        #expect(verdicts(&gate, 10_000, at: 0).allSatisfy { $0 == .pass(after: .zero) })
    }

    @Test func `ten joins in ten seconds, three nicks in a minute`() throws {
        var gate = FloodGate(rate: .init())
        let join = Command.join(Join(room: .lobby))
        let nick = Command.nick(try Nickname("dana"))
        let now = Sample.instant(0)
        for _ in 0..<10 { #expect(gate.judge(join, now: now) == .pass(after: .zero)) }
        #expect(gate.judge(join, now: now) == .refuse(retryAfter: .seconds(1)))
        for _ in 0..<3 { #expect(gate.judge(nick, now: now) == .pass(after: .zero)) }
        #expect(gate.judge(nick, now: now) == .refuse(retryAfter: .seconds(20)))
        #expect(gate.judge(nick, now: Sample.instant(20_000)) == .pass(after: .zero))
    }

    @Test func `history has a budget of its own`() throws {
        var gate = FloodGate(rate: .init())
        let history = Command.history(
            HistoryRequest(room: .lobby, anchor: .before(Position(epoch: Sample.epoch(1), seq: 9))))
        let now = Sample.instant(0)
        for _ in 0..<20 { #expect(gate.judge(history, now: now) == .pass(after: .zero)) }
        #expect(gate.judge(history, now: now) == .refuse(retryAfter: .milliseconds(500)))
        #expect(gate.judge(message, now: now) == .pass(after: .zero))
    }

    @Test func `somebody types once in three seconds, and stops whenever they do`() {
        var gate = FloodGate(rate: .init())
        func typing(_ isTyping: Bool, at milliseconds: Int64) -> Bool {
            gate.judge(.typing(.lobby, isTyping), now: Sample.instant(milliseconds)) == .pass(after: .zero)
        }
        #expect(typing(true, at: 0))
        for milliseconds: Int64 in [1, 1_000, 2_999] {
            #expect(!typing(true, at: milliseconds))
            #expect(typing(false, at: milliseconds))
        }
        #expect(typing(true, at: 3_000))
        // However much that was, nothing of it counts against what is said.
        for _ in 0..<5_000 { _ = typing(true, at: 3_000) }
        #expect(verdicts(&gate, 5, at: 3_000) == Array(repeating: .pass(after: .zero), count: 5))
        #expect(gate.judge(.ping, now: Sample.instant(3_000)) == .pass(after: .zero))
    }
}
