import Testing
import WebSocketCore

/// Peers who break no rule of a header and want to cost memory or time all the same; the rules themselves are in
/// `FrameHeaderRulesTests`, floods of Pings in `RetainedBytesTests`.
@Suite("Hostile peers of a session, in virtual time")
struct HostilePeerTests {
    private static let keepAlive = KeepAlive(pingAfter: .seconds(20), answerWithin: .seconds(10))

    /// The header of a peer's frame; the masked one has the key zero.
    private static func header(_ role: Role, _ firstByte: UInt8, _ length: Int) -> [UInt8] {
        let maskBit: UInt8 = role == .server ? 0x80 : 0
        let key: [UInt8] = role == .server ? [0, 0, 0, 0] : []
        let size =
            length < 126
            ? [maskBit | UInt8(length)] : [maskBit | 126, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)]
        return [firstByte] + size + key
    }

    private static func frame(_ role: Role, _ firstByte: UInt8, _ payload: [UInt8]) -> [UInt8] {
        header(role, firstByte, payload.count) + payload
    }

    @Test func `2^62 announced bytes cost nothing until they come, even where they are allowed`() {
        let server = Endpoint(.server, limits: SessionLimits(messageBytes: .max))
        server.receive(hex("82 ff 4000000000000000 00000000"))
        #expect(server.state == .open)
        #expect(server.retainedBytes == 0)
        for _ in 0..<100 { server.receive(Array(repeating: 1, count: 100)) }
        #expect((10_000...20_064).contains(server.retainedBytes))

        // Two such fragments are more than the bound, and their sum must not overflow on the way there.
        let twice = Endpoint(.server, limits: SessionLimits(messageBytes: .max))
        twice.receive(hex("02 81 00000000 01  80 ff 7fffffffffffffff 00000000"))
        expectFailed(twice, .messageTooBig(limit: .max), code: 1009)
    }

    @Test(arguments: [Role.client, .server])
    func `fragments that never end fail at the header that goes beyond the bound`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.receive(Self.frame(role, 0x02, Array(repeating: 1, count: 100)))
        for _ in 0..<162 { endpoint.receive(Self.frame(role, 0x00, Array(repeating: 1, count: 100))) }
        #expect(endpoint.state == .open)
        #expect((16_300...2 * 16_384 + 64).contains(endpoint.retainedBytes))
        endpoint.receive(Self.header(role, 0x00, 100))
        expectFailed(endpoint, .messageTooBig(limit: 16_384), code: 1009)
    }

    @Test(arguments: [Role.client, .server])
    func `empty fragments that never end fail at the default bound, with nothing kept`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.receive(Self.frame(role, 0x01, []))
        for _ in 0..<1023 { endpoint.receive(Self.frame(role, 0x00, [])) }
        #expect(endpoint.state == .open)
        #expect(endpoint.retainedBytes == 0)
        endpoint.receive(Self.frame(role, 0x00, []))
        expectFailed(endpoint, .tooManyEmptyFragments(limit: 1024), code: 1008)
    }

    @Test(arguments: [Role.client, .server])
    func `a flood of Pongs that nobody asked for costs nothing`(role: Role) {
        let endpoint = Endpoint(role)
        let pong = Self.frame(role, 0x8A, Array(repeating: 1, count: 125))
        for _ in 0..<1000 { endpoint.receive(pong) }
        #expect(endpoint.deliveries.count == 1000)
        #expect(endpoint.takeOutput().isEmpty)
        #expect(endpoint.retainedBytes == 0)
    }

    @Test func `control frames that arrive byte by byte hold no more than one of them`() {
        let server = Endpoint(.server)
        let ping = Self.frame(.server, 0x89, Array(repeating: 1, count: 125))
        for byte in [ping, ping, ping].joined() {
            server.receive([byte])
            _ = server.takeOutput()
            #expect(server.retainedBytes <= 2 * 125 + 64)
        }
        #expect(server.deliveries.count == 3)
        #expect(server.retainedBytes == 0)
    }

    /// Where a peer can fall silent: in a header, in a frame, between fragments, in a Ping.
    static let unfinished = ["81", "81 fe 40", "82 fe 4000 00000000 0102", "02 82 00000000 0102", "89 85 00000000 01"]

    @Test(arguments: unfinished)
    func `a peer that falls silent in the middle is given up like any other, and what it began is forgotten`(
        literal: String
    ) {
        let server = Endpoint(.server, keepAlive: Self.keepAlive)
        server.receive(hex(literal), now: .after(.seconds(1)))
        server.advance(to: .after(.seconds(21)))
        #expect(server.takeOutput() == hex("89 00"))
        #expect(server.deadline == .after(.seconds(31)))
        server.advance(to: .after(.seconds(30.9)))
        #expect(server.state == .open)
        server.advance(to: .after(.seconds(31)))
        #expect(server.outcome.failure == .silentPeer)
        #expect(server.outcome.sent?.code == .goingAway)
        #expect(server.transport == .closeAfterWriting)
        _ = server.takeOutput()
        #expect(server.retainedBytes <= 125 + 64)
        #expect(server.deadline == .after(.seconds(36)))
        server.advance(to: .after(.seconds(36)))
        #expect(server.transport == .abort)
    }

    @Test(arguments: [Role.client, .server])
    func `who talks on instead of answering our Close frame is cut off at the deadline, within the bounds`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.close(.goingAway)
        _ = endpoint.takeOutput()
        endpoint.receive(Self.frame(role, 0x02, [1]))
        for second in 1...4 {
            for _ in 0..<1000 { endpoint.receive(Self.frame(role, 0x00, [1, 2, 3]), now: .after(.seconds(second))) }
            for _ in 0..<1000 { endpoint.receive(Self.frame(role, 0x89, [1]), now: .after(.seconds(second))) }
            #expect(endpoint.retainedBytes <= 2 * 16_384 + 3 * 4096)
            #expect(endpoint.deadline == .after(.seconds(5)))
        }
        #expect(endpoint.transport == .keep)
        endpoint.advance(to: .after(.seconds(5)))
        #expect(endpoint.transport == .abort)
        #expect(endpoint.outcome.failure == .closeUnanswered)
    }

    @Test(arguments: [Role.client, .server])
    func `who talks on after its own Close frame is not listened to, and cut off at the deadline`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.receive(Self.frame(role, 0x88, [0x03, 0xE8]))
        _ = endpoint.takeOutput()
        for _ in 0..<1000 {
            endpoint.receive(Self.frame(role, 0x02, Array(repeating: 1, count: 1000)), now: .after(.seconds(4)))
            endpoint.receive(Self.frame(role, 0x89, [1]), now: .after(.seconds(4)))
        }
        #expect(endpoint.deliveries.count == 1)
        #expect(endpoint.takeOutput().isEmpty)
        #expect(endpoint.retainedBytes == 0)
        #expect(endpoint.deadline == .after(.seconds(5)))
        endpoint.advance(to: .after(.seconds(5)))
        #expect(endpoint.transport == .abort)
        #expect(endpoint.outcome.isClean)
    }
}
