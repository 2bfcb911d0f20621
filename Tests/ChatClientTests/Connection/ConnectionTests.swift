import Testing

@testable import ChatClient

/// The connection's state machine, event on the left, actions on the right, in virtual time.
@Suite struct ConnectionTests {
    var connection = Connection()
    var random = SplitMix64(state: 1)

    mutating func at(_ seconds: Double, _ event: Connection.Event) -> [Connection.Action] {
        connection.handle(event, now: .milliseconds(Int(seconds * 1_000)), using: &random)
    }

    mutating func connected(at seconds: Double) {
        _ = at(seconds, .connect(address: "host"))
        _ = at(seconds, .opened(.roost))
        _ = at(seconds, .welcomed)
    }

    @Test mutating func `a first connection greets, begins and pings`() {
        #expect(at(0, .connect(address: "host")) == [.open(1)])
        #expect(at(0.1, .opened(.roost)) == [.greet])
        #expect(at(0.2, .welcomed) == [.begin(.roost), .ping])
        #expect(at(0.3, .pong(roundTrip: .milliseconds(4))) == [])
        #expect(connection.status(at: now(1)) == .connected(milliseconds: 4))
    }

    @Test mutating func `a plain server needs no greeting`() {
        _ = at(0, .connect(address: "host"))
        #expect(at(0.1, .opened(.plain)) == [.begin(.plain), .ping])
    }

    @Test mutating func `a first attempt that fails is not repeated`() {
        _ = at(0, .connect(address: "host"))
        #expect(
            at(1, .failed(sentence: "No server answers.", canRetry: true)) == [
                .unreachable(sentence: "No server answers.")
            ])
        #expect(connection.state == .disconnected)
        #expect(connection.nextDeadline(after: .seconds(1)) == nil)
    }

    @Test mutating func `an attempt without a welcome ends`() {
        _ = at(0, .connect(address: "host"))
        _ = at(1, .opened(.roost))
        #expect(at(14.9, .tick) == [])
        #expect(at(15, .tick) == [.close(1), .unreachable(sentence: "The server does not answer.")])
    }

    @Test mutating func `a lost connection is tried again by the plan, for ever, and each wait is jittered`() {
        connected(at: 0)
        #expect(at(100, .closed(sentence: "server closed", canRetry: true)) == [.lost(cause: "server closed")])
        var now = 100.0
        var waits: [Double] = []
        for attempt in 1...9 {
            guard case .waiting(let drop) = connection.state else { return #expect(Bool(false), "not waiting") }
            #expect(drop.attempt == attempt)
            let retryAt = Double(drop.retryAt.wholeMilliseconds) / 1_000
            waits.append(retryAt - now)
            #expect(at(retryAt - 0.001, .tick) == [])
            #expect(at(retryAt, .tick) == [.open(attempt + 1)])
            now = retryAt
            #expect(at(now, .failed(sentence: "no", canRetry: true)) == [])
        }
        for (wait, planned) in zip(waits, [0.5, 1, 2, 4, 8, 15, 15, 15, 15]) {
            #expect(wait >= planned * 0.8 - 0.002 && wait <= planned * 1.2 + 0.002)
        }
        #expect(zip(waits, [0.5, 1, 2, 4, 8, 15, 15, 15, 15]).contains { abs($0 - $1) > 0.001 })
    }

    @Test mutating func `Alt-R tries at once, and a second time does nothing`() {
        connected(at: 0)
        _ = at(100, .closed(sentence: "gone", canRetry: true))
        #expect(at(100.01, .retryNow) == [.open(2)])
        #expect(at(100.02, .retryNow) == [])
    }

    @Test mutating func `a close that no retry cures ends it until the user asks`() {
        connected(at: 0)
        #expect(
            at(5, .closed(sentence: "Kicked by the server: flood.", canRetry: false)) == [
                .lost(cause: "Kicked by the server: flood."),
                .ended(sentence: "Kicked by the server: flood. /reconnect to return."),
            ])
        #expect(connection.status(at: now(6)) == .ended(sentence: "Kicked by the server: flood. /reconnect to return."))
        #expect(at(7, .tick) == [])
        #expect(at(8, .retryNow) == [.open(2)])
    }

    @Test mutating func `a return that is refused for good ends it`() {
        connected(at: 0)
        _ = at(50, .closed(sentence: "gone", canRetry: true))
        _ = at(50, .retryNow)
        #expect(
            at(51, .failed(sentence: "That is not a chat server (HTTP 404).", canRetry: false)) == [
                .ended(sentence: "That is not a chat server (HTTP 404). /reconnect to return.")
            ])
    }

    @Test mutating func `the server's own wait is kept`() {
        connected(at: 0)
        connection.retryAfter = .seconds(9)
        _ = at(20, .closed(sentence: "restarting", canRetry: true))
        #expect(connection.nextDeadline(after: .seconds(28.5)) == .seconds(29))
        #expect(at(28.9, .tick) == [])
        #expect(at(29, .tick) == [.open(2)])
    }

    @Test mutating func `a server that hangs up at once is not asked in a rush`() {
        connected(at: 0)
        _ = at(100, .closed(sentence: "gone", canRetry: true))
        for _ in 1...3 {
            _ = at(101, .retryNow)
            _ = at(101, .failed(sentence: "no", canRetry: true))
        }
        _ = at(102, .retryNow)
        _ = at(102, .opened(.roost))
        _ = at(102, .welcomed)
        _ = at(103, .closed(sentence: "gone", canRetry: true))
        guard case .waiting(let soon) = connection.state else { return #expect(Bool(false), "not waiting") }
        #expect(soon.attempt == 5)
        _ = at(104, .retryNow)
        _ = at(104, .opened(.roost))
        _ = at(104, .welcomed)
        _ = at(115, .closed(sentence: "gone", canRetry: true))
        guard case .waiting(let settled) = connection.state else { return #expect(Bool(false), "not waiting") }
        #expect(settled.attempt == 1)
    }

    @Test mutating func `silence is pinged after 15 s, shown 5 s later, and dead after 30 s`() {
        connected(at: 0)
        _ = at(0.1, .pong(roundTrip: .milliseconds(4)))
        #expect(connection.nextDeadline(after: .seconds(1)) == .milliseconds(15_100))
        #expect(at(15.0, .tick) == [])
        #expect(at(15.1, .tick) == [.ping])
        #expect(connection.status(at: now(20)) == .connected(milliseconds: 4))
        #expect(connection.status(at: now(22.2)) == .noAnswer(seconds: 7))
        #expect(at(30.0, .tick) == [])
        #expect(at(30.1, .tick) == [.close(1), .lost(cause: "no answer for 30 s")])
    }

    @Test mutating func `any traffic is a sign of life`() {
        connected(at: 0)
        _ = at(0.1, .pong(roundTrip: .milliseconds(4)))
        _ = at(14, .heard)
        #expect(at(15.1, .tick) == [])
        #expect(at(29, .tick) == [.ping])
        _ = at(33, .heard)
        #expect(connection.status(at: now(36)) == .connected(milliseconds: 4))
        #expect(at(62.9, .tick) == [])
        #expect(at(63, .tick) == [.close(1), .lost(cause: "no answer for 30 s")])
    }

    @Test mutating func `the status counts`() {
        #expect(connection.status(at: now(0)) == .notConnected)
        _ = at(0, .connect(address: "host"))
        #expect(connection.status(at: now(0)) == .connecting)
        _ = at(0, .opened(.roost))
        _ = at(0, .welcomed)
        #expect(connection.status(at: now(0)) == .connected(milliseconds: nil))
        _ = at(0, .pong(roundTrip: .milliseconds(1_200)))
        #expect(connection.status(at: now(0)) == .slow(milliseconds: 1_200))
        _ = at(20, .closed(sentence: "gone", canRetry: true))
        connection.state = .waiting(Drop(since: .seconds(20), attempt: 4, retryAt: .seconds(40)))
        #expect(connection.status(at: now(34.0)) == .offline(seconds: 14, attempt: 4, inSeconds: 6))
        #expect(connection.status(at: now(34.1)) == .offline(seconds: 14, attempt: 4, inSeconds: 6))
        #expect(connection.nextDeadline(after: .seconds(34.1)) == .seconds(35))
        _ = at(40, .tick)
        #expect(connection.status(at: now(41)) == .retrying(seconds: 21, attempt: 4))
    }

    @Test mutating func `reconnecting only goes away, so that the session can be taken up again`() {
        connected(at: 0)
        #expect(at(5, .retryNow) == [.close(1), .lost(cause: "you reconnected"), .open(2)])
    }

    @Test mutating func `a first attempt goes on where rooms wait for it, as after a loss`() {
        connection.keepsTrying = true
        connected(at: 0)
        _ = at(5, .retryNow)
        let sentence = "No server answers."
        #expect(at(6, .failed(sentence: sentence, canRetry: true)) == [.unreachable(sentence: sentence)])
        #expect(at(7, .tick) == [.open(3)])
        #expect(at(8, .failed(sentence: sentence, canRetry: true)) == [])
        #expect(at(10, .tick) == [.open(4)])
        // What no retry can cure is left alone.
        _ = at(11, .connect(address: "other"))
        _ = at(12, .failed(sentence: "That is not a chat server (HTTP 404).", canRetry: false))
        #expect(connection.state == .disconnected)
    }

    @Test mutating func `hanging up says so and stops`() {
        connected(at: 0)
        #expect(at(5, .disconnect) == [.leave(1), .lost(cause: "you disconnected")])
        #expect(at(50, .tick) == [])
        #expect(at(51, .disconnect) == [])
    }

    private func now(_ seconds: Double) -> Now { Now(monotonic: .seconds(seconds), wallClock: 0) }
}
