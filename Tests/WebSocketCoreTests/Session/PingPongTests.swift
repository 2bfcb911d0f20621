import Testing
import WebSocketCore

@Suite("RFC 6455 5.5.2: Ping and Pong")
struct PingPongTests {
    @Test func `every Ping is answered with its payload, in order`() {
        let server = Endpoint(.server)
        server.receive(hex("89 81 00000000 61  89 81 00000000 62  89 80 00000000"))
        #expect(server.deliveries == [.ping("a"), .ping("b"), .ping("")])
        #expect(server.takeOutput() == hex("8a 01 61  8a 01 62  8a 00"))
    }

    @Test func `a Pong needs no answer, asked for or not`() {
        let client = Endpoint(.client)
        #expect(client.receive(hex("8a 02 68 69")) == [.pong("hi")])
        #expect(client.takeOutput().isEmpty)
    }

    @Test func `a Ping of 125 bytes is the longest`() throws {
        let server = Endpoint(.server)
        try server.ping(String(repeating: "x", count: 125))
        #expect(server.takeOutput().count == 127)
        #expect(throws: SessionError.controlPayloadTooLong(126)) {
            try server.ping(String(repeating: "x", count: 126))
        }
        #expect(server.takeOutput().isEmpty)
        let ping = Array(repeating: UInt8(ascii: "x"), count: 125)
        server.receive(hex("89 fd 00000000") + ping)
        #expect(server.takeOutput() == hex("8a 7d") + ping)
    }

    @Test func `taken in steps, the output holds the answers to what was taken and no more`() {
        let server = Endpoint(.server)
        // Text "a", Ping "b", Pong "c", text "d", Ping "e", Close, and a byte that is nobody's.
        let bytes = hex(
            """
            81 81 00000000 61  89 81 00000000 62  8a 81 00000000 63  81 81 00000000 64  89 81 00000000 65
            88 80 00000000  81
            """)
        let steps = server.receiveInSteps(bytes)
        #expect(steps.map(\.position) == [14, 35, 41, 42])
        #expect(steps.map(\.output) == [hex("8a 01 62"), hex("8a 01 65"), hex("88 00"), []])
        #expect(server.deliveries.map(\.event).prefix(3) == [.message(.text), .ping, .pong])
        #expect(server.state == .closeReceived)
    }

    @Test func `a flood of Pings whose answers are not taken is answered for the latest only`() {
        let server = Endpoint(.server, limits: SessionLimits(pongBytes: 9))
        for name in UInt8(ascii: "a")...UInt8(ascii: "z") { server.receive(hex("89 81 00000000") + [name]) }
        #expect(server.takeOutput() == hex("8a 01 61  8a 01 62  8a 01 63  8a 01 7a"))
        // With the output taken, each is answered again.
        server.receive(hex("89 81 00000000 61  89 81 00000000 62"))
        #expect(server.takeOutput() == hex("8a 01 61  8a 01 62"))
    }

    @Test func `a Pong that is owed goes out before our Close frame`() {
        let server = Endpoint(.server, limits: SessionLimits(pongBytes: 1))
        server.receive(hex("89 81 00000000 61  89 81 00000000 62  88 80 00000000"))
        #expect(server.takeOutput() == hex("8a 01 61  8a 01 62  88 00"))
    }
}
