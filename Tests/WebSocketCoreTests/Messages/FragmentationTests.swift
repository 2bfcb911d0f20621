import Testing
import WebSocketCore

@Suite("RFC 6455 5.4: fragmentation")
struct FragmentationTests {
    @Test func `65,536 fragments of one byte make one message`() {
        let client = Endpoint(.client, limits: SessionLimits(messageBytes: 65_536))
        var bytes = hex("01 01 61")
        for _ in 0..<65_534 { bytes += [0x00, 0x01, 0x61] }
        bytes += hex("80 01 61")
        for piece in pieces(bytes, of: 4096) {
            client.receive(piece)
            // An array grows by doubling; the fragments themselves cost nothing.
            #expect(client.retainedBytes <= 2 * 65_536 + 64)
        }
        #expect(client.deliveries == [.text(String(repeating: "a", count: 65_536))])
        #expect(client.retainedBytes == 0)
    }

    @Test func `a message may have empty fragments`() {
        let client = Endpoint(.client)
        #expect(client.receive(hex("01 00  00 00  00 01 61  00 00  80 00")) == [.text("a")])
        #expect(client.receive(hex("02 00  80 00")) == [.binary([])])
    }

    @Test func `empty fragments do not go on for ever`() {
        let limits = SessionLimits(emptyFragments: 3)
        let client = Endpoint(.client, limits: limits)
        client.receive(hex("01 00  00 00  00 00"))
        #expect(client.state == .open)
        #expect(client.receive(hex("00 00")) == [.failed(.tooManyEmptyFragments(limit: 3))])
        expectFailed(client, .tooManyEmptyFragments(limit: 3), code: 1008)

        let finished = Endpoint(.client, limits: limits)
        finished.receive(hex("01 00  00 00  00 00  80 00"))
        #expect(finished.receive(hex("01 00  00 00  00 00  80 00")) == [.text("")])
    }

    @Test(arguments: [1, 2, 3, 5, 64])
    func `control frames go between fragments, whole or in pieces`(pieceSize: Int) {
        let bytes = hex(
            """
            02 82 00000000 01 02  89 83 00000000 61 62 63  00 81 00000000 03
            8a 80 00000000        80 82 00000000 04 05     81 81 00000000 78
            """)
        let server = Endpoint(.server)
        for piece in pieces(bytes, of: pieceSize) { server.receive(piece) }
        #expect(server.deliveries == [.ping("abc"), .pong(""), .binary([1, 2, 3, 4, 5]), .text("x")])
        #expect(server.takeOutput() == hex("8a 03 61 62 63"))
    }

    @Test func `a Close frame may end a message that was not finished`() {
        let client = Endpoint(.client)
        client.receive(hex("01 01 61  88 02 03 e8"))
        #expect(client.deliveries.map(\.event) == [.closing(Close(.normal))])
        #expect(client.outcome.isClean)
    }

    @Test func `many random cuts of many random messages give the same messages`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            var bytes: [UInt8] = []
            var expected: [Delivery] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let payload = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                expected.append(.binary(payload))
                bytes += fragments(of: payload, using: &random)
            }
            let server = Endpoint(.server)
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...60, using: &random))
                server.receive(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            #expect(server.deliveries == expected)
        }
    }

    /// Builds the masked frames of a message with this test's own hands.
    private func fragments(of payload: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var frames: [UInt8] = []
        var rest = payload[...]
        var opcode: UInt8 = 2
        repeat {
            let part = rest.prefix(Int.random(in: 1...200, using: &random))
            rest = rest.dropFirst(part.count)
            let key = (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
            frames.append((rest.isEmpty ? 0x80 : 0) | opcode)
            frames += part.count < 126 ? [0x80 | UInt8(part.count)] : [0xFE, 0, UInt8(part.count)]
            frames += key + part.enumerated().map { $1 ^ key[$0 % 4] }
            opcode = 0
        } while !rest.isEmpty
        return frames
    }
}
