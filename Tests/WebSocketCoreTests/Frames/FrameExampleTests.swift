import Testing
import WebSocketCore

/// The examples that RFC 6455 itself gives, byte for byte.
@Suite("RFC 6455 5.7: examples")
struct FrameExampleTests {
    struct Example: CustomTestStringConvertible {
        var name: String
        var receiver: Role
        var bytes: [UInt8]
        var delivered: [Delivery]
        var testDescription: String { name }
    }

    static let examples = [
        Example(
            name: "a single-frame unmasked text message", receiver: .client, bytes: hex("81 05 48 65 6c 6c 6f"),
            delivered: [.text("Hello")]),
        Example(
            name: "a single-frame masked text message", receiver: .server,
            bytes: hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"), delivered: [.text("Hello")]),
        Example(
            name: "a fragmented unmasked text message", receiver: .client,
            bytes: hex("01 03 48 65 6c  80 02 6c 6f"), delivered: [.text("Hello")]),
        Example(
            name: "an unmasked Ping request", receiver: .client, bytes: hex("89 05 48 65 6c 6c 6f"),
            delivered: [.ping("Hello")]),
        Example(
            name: "a masked Pong response", receiver: .server, bytes: hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58"),
            delivered: [.pong("Hello")]),
        Example(
            name: "256 bytes of binary in one unmasked frame", receiver: .client,
            bytes: hex("82 7e 01 00") + Array(repeating: 0xA5, count: 256),
            delivered: [.binary(Array(repeating: 0xA5, count: 256))]),
        Example(
            name: "a Ping between the fragments of a masked message", receiver: .server,
            bytes: hex("01 83 37 fa 21 3d 7f 9f 4d  89 82 37 fa 21 3d 5f 93  80 82 37 fa 21 3d 5b 95"),
            delivered: [.ping("hi"), .text("Hello")]),
        Example(
            name: "several messages at once", receiver: .client,
            bytes: hex("81 00  82 01 ff  81 03 e2 82 ac  8a 00"),
            delivered: [.text(""), .binary([0xFF]), .text("€"), .pong("")]),
    ]

    @Test(arguments: examples)
    func `arrives in any two pieces, and byte by byte`(example: Example) {
        for split in splits(example.bytes) {
            let endpoint = Endpoint(example.receiver)
            for piece in split { endpoint.receive(piece) }
            #expect(endpoint.deliveries == example.delivered, "split as \(split.map(\.count))")
            #expect(endpoint.state == .open)
        }
    }

    @Test(arguments: [1, 2, 3, 7, 1024, 4096, 65_535, 65_536, 70_000])
    func `64 KiB of binary in one unmasked frame`(pieceSize: Int) {
        let payload = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let endpoint = Endpoint(.client, limits: SessionLimits(messageBytes: 65_536))
        for piece in pieces(hex("82 7f 00 00 00 00 00 01 00 00") + payload, of: pieceSize) { endpoint.receive(piece) }
        #expect(endpoint.deliveries == [.binary(payload)])
    }

    @Test func `a server sends the unmasked text message`() throws {
        let server = Endpoint(.server)
        try server.send("Hello")
        #expect(server.takeOutput() == hex("81 05 48 65 6c 6c 6f"))
    }

    @Test func `a client sends the masked text message`() throws {
        let client = Endpoint(.client)
        try client.send("Hello")
        #expect(client.takeOutput() == hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"))
    }

    @Test func `the Ping of the example is answered with its Pong`() {
        let client = Endpoint(.client)
        client.receive(hex("89 05 48 65 6c 6c 6f"))
        #expect(client.takeOutput() == hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58"))
    }
}
