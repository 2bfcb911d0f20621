import Testing
import WebSocketCore

@Suite("Keep-alive in virtual time")
struct KeepAliveTests {
    static let rule = KeepAlive(
        pingAfter: .seconds(20), answerWithin: .seconds(10), firstPingAfter: .seconds(7),
        closeCode: CloseCode(4002) ?? .goingAway, closeReason: "no heartbeat")

    private let server = Endpoint(.server, keepAlive: rule)
    private let pong = hex("8a 80 00000000")

    @Test func `a session without the rule has no deadline`() {
        let quiet = Endpoint(.server)
        #expect(quiet.deadline == nil)
        quiet.advance(to: .after(.seconds(1_000_000)))
        #expect(quiet.takeOutput().isEmpty)
        #expect(quiet.state == .open)
    }

    @Test func `a Ping follows silence, the first one after a time of its own`() {
        #expect(server.deadline == .after(.seconds(7)))
        server.advance(to: .after(.seconds(6.9)))
        #expect(server.takeOutput().isEmpty)
        server.advance(to: .after(.seconds(7)))
        #expect(server.takeOutput() == hex("89 00"))
        #expect(server.deadline == .after(.seconds(17)))

        server.receive(pong, now: .after(.seconds(8)))
        #expect(server.deadline == .after(.seconds(28)))
        server.advance(to: .after(.seconds(28)))
        #expect(server.takeOutput() == hex("89 00"))
    }

    @Test func `the first Ping keeps its time of its own after traffic`() {
        server.receive(pong, now: .after(.seconds(1)))
        #expect(server.deadline == .after(.seconds(8)))
    }

    @Test func `any byte is a sign of life`() {
        server.advance(to: .after(.seconds(7)))
        server.receive([0x81], now: .after(.seconds(16)))
        #expect(server.deadline == .after(.seconds(36)))
        server.advance(to: .after(.seconds(17)))
        #expect(server.state == .open)
    }

    @Test func `a silent peer is failed with the code of the rule`() {
        server.advance(to: .after(.seconds(7)))
        _ = server.takeOutput()
        server.advance(to: .after(.seconds(16.9)))
        #expect(server.state == .open)
        server.advance(to: .after(.seconds(17)))
        #expect(server.takeOutput() == hex("88 0e 0fa2") + Array("no heartbeat".utf8))
        #expect(server.state == .closed)
        #expect(server.transport == .closeAfterWriting)
        #expect(server.outcome.failure == .silentPeer)
        #expect(server.outcome.code == 1006)
        #expect(server.outcome.sentence == "The other side gave no sign of life.")
        #expect(server.deadline == .after(.seconds(22)))
        server.advance(to: .after(.seconds(22)))
        #expect(server.transport == .abort)
    }

    @Test func `a long sleep of ours is no silence of the peer: it is asked first`() {
        server.advance(to: .after(.seconds(5000)))
        #expect(server.takeOutput() == hex("89 00"))
        #expect(server.state == .open)
        #expect(server.deadline == .after(.seconds(5010)))
    }

    @Test func `the wait begins anew while our bytes are on their way`() {
        server.restartKeepAlive(now: .after(.seconds(6)))
        #expect(server.deadline == .after(.seconds(13)))
        server.advance(to: .after(.seconds(13)))
        server.restartKeepAlive(now: .after(.seconds(20)))
        #expect(server.deadline == .after(.seconds(30)))
        server.advance(to: .after(.seconds(29)))
        #expect(server.state == .open)
        server.advance(to: .after(.seconds(30)))
        #expect(server.outcome.failure == .silentPeer)
    }

    @Test func `a closing handshake has its own deadline`() {
        server.close(now: .after(.seconds(1)))
        _ = server.takeOutput()
        #expect(server.deadline == .after(.seconds(6)))
        server.advance(to: .after(.seconds(5)))
        #expect(server.takeOutput().isEmpty)
    }

    @Test func `an instant far away does not overflow`() {
        #expect(Instant.after(.seconds(5)).advanced(by: .seconds(Int64.max)) == Instant(nanoseconds: .max))
        #expect(Instant.after(.zero).advanced(by: .seconds(Int64.min)) == Instant(nanoseconds: .min))
        #expect(Instant(nanoseconds: .min + 5).advanced(by: .seconds(-1)) == Instant(nanoseconds: .min))
        #expect(Instant.after(.seconds(2)).duration(to: .after(.seconds(5))) == .seconds(3))
        #expect(Instant.after(.milliseconds(-1)) == Instant(nanoseconds: -1_000_000))
    }
}
