import Testing

@testable import WebSocketCore

@Suite("RFC 7692 6.1 and 7.2.1: sending compressed messages")
struct DeflateTests {
    /// A message that compresses well: lines of a chat.
    static let chat = Array(
        (0..<40).map { "{\"t\":\"ev\",\"room\":\"#lobby\",\"seq\":\($0),\"text\":\"안녕하세요 \($0)\"}\n" }.joined().utf8)

    private func pair(_ agreement: DeflateAgreement, limits: SessionLimits = SessionLimits()) -> (Endpoint, Endpoint) {
        (
            Endpoint(.client, limits: limits, deflate: agreement),
            Endpoint(.server, limits: limits, deflate: agreement)
        )
    }

    @Test func `a small message is sent as it is`() throws {
        let (client, server) = pair(DeflateAgreement())
        try server.send("Hello")
        #expect(server.takeOutput() == hex("81 05 48 65 6c 6c 6f"))
        #expect(server.retainedBytes == 0)
        try client.send("Hello")
        #expect(client.takeOutput() == hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"))
    }

    @Test func `a larger one has RSV1 set, is shorter, and means the same`() throws {
        let (client, server) = pair(DeflateAgreement())
        try server.send(.text, Self.chat)
        let frame = server.takeOutput()
        #expect(frame[0] == 0xC1)
        #expect(frame.count < Self.chat.count / 4)
        // 7.2.1: without the flush's last four bytes.
        #expect(frame.suffix(4) != hex("00 00 ff ff")[...])
        #expect(client.receive(frame) == [Delivery(event: .message(.text), payload: Self.chat)])
    }

    @Test func `with context a message that was sent before costs next to nothing`() throws {
        let (client, server) = pair(DeflateAgreement())
        try client.send(.text, Self.chat)
        server.receive(client.takeOutput())
        try client.send(.text, Self.chat)
        let again = client.takeOutput()
        #expect(again.count < 128)
        server.receive(again)
        #expect(server.deliveries == Array(repeating: Delivery(event: .message(.text), payload: Self.chat), count: 2))
    }

    @Test func `without context each message stands alone, and nothing is kept`() throws {
        let forgetful = DeflateAgreement(client: .init(keepsContext: false), server: .init(keepsContext: false))
        let (_, server) = pair(forgetful)
        try server.send(.text, Self.chat)
        let first = server.takeOutput()
        try server.send(.text, Self.chat)
        #expect(server.takeOutput() == first)
        #expect(server.retainedBytes == 0)
        // Another client, which has seen none of it.
        let stranger = Endpoint(.client, deflate: forgetful)
        #expect(stranger.receive(first).map(\.payload) == [Self.chat])
    }

    @Test func `what does not shrink is sent as it is`() throws {
        var random = SeededGenerator(seed: 1)
        let noise = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let (client, server) = pair(DeflateAgreement(server: .init(keepsContext: false)))
        try server.send(.binary, noise)
        #expect(server.takeOutput() == hex("82 7e 03e8") + noise)
        // With context it is compressed all the same: the next message may refer to it.
        try client.send(.binary, noise)
        server.receive(client.takeOutput())
        try client.send(.binary, noise)
        let again = client.takeOutput()
        #expect(again.count < 100)
        server.receive(again)
        #expect(server.deliveries.map(\.payload) == [noise, noise])
    }

    /// Every window in both directions, with and without context, in pieces that fit nothing.
    @Test(arguments: 8...15, [true, false])
    func `each window that was agreed on suffices for the receiver`(bits: Int, keepsContext: Bool) throws {
        let direction = DeflateAgreement.Direction(
            windowBits: try #require(WindowBits(bits)), keepsContext: keepsContext)
        let agreement = DeflateAgreement(client: direction, server: direction)
        let (client, server) = pair(agreement, limits: SessionLimits(messageBytes: 256 * 1024))
        var random = SeededGenerator(seed: UInt64(bits))
        // Words that come back at every distance up to twice the largest window.
        let words = (0..<300).map { _ in
            (0..<Int.random(in: 3...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        for size in [300, 5_000, 70_000] {
            var message: [UInt8] = []
            while message.count < size { message += words[Int.random(in: 0..<words.count, using: &random)] }
            try client.send(.binary, message)
            try server.send(.binary, message)
            for piece in pieces(client.takeOutput(), of: 97) { server.receive(piece) }
            for piece in pieces(server.takeOutput(), of: 97) { client.receive(piece) }
            #expect(server.deliveries.last?.payload == message)
            #expect(client.deliveries.last?.payload == message)
        }
        #expect(client.deliveries.count == 3 && server.deliveries.count == 3)
    }

    @Test func `an encoder of its own makes frames for every connection without context`() throws {
        var encoder = MessageEncoder(direction: DeflatePolicy.stateless.own, keepsDeflater: true)
        let agreement = DeflateAgreement(server: .init(windowBits: .small, keepsContext: false))
        for _ in 0..<3 {
            var frame: [UInt8] = []
            unsafe encoder.append(.text, Self.chat.span.bytes, to: &frame)
            #expect(frame[0] == 0xC1)
            for _ in 0..<2 {
                let client = Endpoint(.client, deflate: agreement)
                #expect(client.receive(frame).map(\.payload) == [Self.chat])
            }
        }
    }

    @Test func `what is held counts`() throws {
        let (client, _) = pair(DeflateAgreement())
        try client.send(.text, Self.chat)
        _ = client.takeOutput()
        // zlib's own figure for the largest window is 256 KiB.
        #expect((256 * 1024...300 * 1024).contains(client.retainedBytes))
    }
}
