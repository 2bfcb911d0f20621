import Testing
import WebSocketCore

@Suite("RFC 6455 10.4: bounds of what a session holds")
struct RetainedBytesTests {
    @Test func `an announced message costs nothing until its bytes arrive`() {
        let server = Endpoint(.server)
        server.receive(hex("82 fe 4000 00000000"))
        #expect(server.retainedBytes == 0)
        server.receive(Array(repeating: 1, count: 1000))
        #expect((1000...4096).contains(server.retainedBytes))
    }

    @Test func `a whole message in one piece is not kept`() {
        let server = Endpoint(.server)
        server.receive(hex("82 fe 2000 00000000") + Array(repeating: 1, count: 8192))
        #expect(server.deliveries.count == 1)
        #expect(server.retainedBytes == 0)
    }

    @Test func `a message in pieces is forgotten with its delivery`() {
        let server = Endpoint(.server)
        let bytes = hex("82 fe 4000 00000000") + Array(repeating: UInt8(1), count: 16_384)
        for piece in pieces(bytes, of: 100) {
            server.receive(piece)
            #expect(server.retainedBytes <= 2 * 16_384 + 64)
        }
        #expect(server.deliveries.count == 1)
        #expect(server.retainedBytes == 0)
    }

    @Test func `a small buffer is kept for the next message`() {
        let server = Endpoint(.server)
        server.receive(hex("02 81 00000000 01  80 81 00000000 02"))
        #expect((1...4096).contains(server.retainedBytes))
    }

    @Test func `a flood of Pings stays within the bound of Pongs`() {
        let server = Endpoint(.server)
        let ping = hex("89 fd 00000000") + Array(repeating: UInt8(1), count: 125)
        for _ in 0..<10_000 { server.receive(ping) }
        #expect(server.retainedBytes < 3 * 4096)
        #expect(server.takeOutput().count < 4096 + 2 * 127 + 1)
        #expect(server.retainedBytes == 0)
    }

    @Test func `output that is not taken counts`() throws {
        let server = Endpoint(.server)
        try server.send(.binary, Array(repeating: 1, count: 5000))
        #expect(server.retainedBytes >= 5004)
        _ = server.takeOutput()
        #expect(server.retainedBytes == 0)
    }

    @Test func `a failed connection forgets its message`() {
        let server = Endpoint(.server)
        server.receive(hex("02 fe 2000 00000000") + Array(repeating: 1, count: 8192))
        #expect(server.retainedBytes >= 8192)
        server.receive(hex("81 00"))
        _ = server.takeOutput()
        #expect(server.retainedBytes == 0)
    }
}
