import Testing

@testable import WebSocketCore

@Suite("RFC 7692 6.2 and 7.2.2: receiving compressed messages")
struct InflateTests {
    private static let forgetful = DeflateAgreement(
        client: .init(keepsContext: false), server: .init(keepsContext: false))

    private func client(
        _ agreement: DeflateAgreement = DeflateAgreement(), limits: SessionLimits = SessionLimits()
    ) -> Endpoint {
        Endpoint(.client, limits: limits, deflate: agreement)
    }

    /// The RFC's examples, 7.2.3: frames of a server, and the texts that they carry.
    static let examples: [(String, [String])] = [
        ("c1 07 f2 48 cd c9 c9 07 00", ["Hello"]),
        ("41 03 f2 48 cd  80 04 c9 c9 07 00", ["Hello"]),
        // The second message refers to the first.
        ("c1 07 f2 48 cd c9 c9 07 00  c1 05 f2 00 11 00 00", ["Hello", "Hello"]),
        // A block that is not compressed.
        ("c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00", ["Hello"]),
        // A block that says it is the last.
        ("c1 08 f3 48 cd c9 c9 07 00 00", ["Hello"]),
        // Two blocks.
        ("c1 0d f2 48 05 00 00 00 ff ff ca c9 c9 07 00", ["Hello"]),
        // Compressed and not, mixed; a Ping between fragments; an empty message.
        ("81 02 68 69  41 03 f2 48 cd  89 00  80 04 c9 c9 07 00  c1 01 00", ["hi", "Hello", ""]),
        // Fragments without a byte, and one that inflates to nothing.
        ("41 00  00 03 f2 48 cd  00 00  00 04 c9 c9 07 00  00 04 00 00 ff ff  80 01 00", ["Hello"]),
        // Korean: 안녕하세요!
        ("c1 14 7a33b5e375ebd4b75367bc69d9f166d614450000", ["안녕하세요!"]),
    ]

    @Test(arguments: examples)
    func `the RFC's examples are read, however they are cut`(frames: String, expected: [String]) {
        for split in splits(hex(frames)) {
            let client = client()
            for piece in split { client.receive(piece) }
            #expect(client.deliveries.filter { $0.event != .ping } == expected.map(Delivery.text), "\(split)")
        }
    }

    @Test func `after a last block the next message may still refer to what was before`() {
        let client = client()
        client.receive(hex("c1 08 f3 48 cd c9 c9 07 00 00  c1 05 f2 00 11 00 00"))
        #expect(client.deliveries == [.text("Hello"), .text("Hello")])
    }

    @Test func `without context a message must not refer to those before`() {
        let client = client(Self.forgetful)
        #expect(client.receive(hex("c1 07 f2 48 cd c9 c9 07 00")) == [.text("Hello")])
        #expect(client.receive(hex("c1 05 f2 00 11 00 00")) == [.failed(.invalidDeflate)])
    }

    @Test func `without context nothing is kept between messages`() {
        let client = client(Self.forgetful)
        client.receive(hex("41 03 f2 48 cd"))
        #expect(client.retainedBytes > 32 * 1024)
        client.receive(hex("80 04 c9 c9 07 00"))
        #expect(client.retainedBytes <= 4096)
    }

    @Test func `with context a window of the agreed size is kept`() throws {
        let small = try #require(WindowBits(9))
        let client = client(DeflateAgreement(server: .init(windowBits: small)))
        #expect(client.retainedBytes == 0)
        client.receive(hex("c1 07 f2 48 cd c9 c9 07 00"))
        #expect((512...12 * 1024).contains(client.retainedBytes))
    }

    /// Frames that break the rules, what they fail with, and the code that the server is told.
    static let violations: [(String, ProtocolViolation)] = [
        // RSV1 belongs to the first frame of a message only, and the other two to nobody (6).
        ("41 03 f2 48 cd  c0 04 c9 c9 07 00", .reservedBits),
        ("c9 00", .reservedBits), ("c8 00", .reservedBits), ("a1 00", .reservedBits), ("91 00", .reservedBits),
        ("e1 00", .reservedBits), ("c3 00", .reservedBits),
        // What no compressor writes, and what stops inside a block.
        ("c1 01 07", .invalidDeflate),
        ("c1 03 f2 48 cd", .invalidDeflate),
        ("c1 00", .invalidDeflate),
        ("c1 0b 00 05 00 fa fe 48 65 6c 6c 6f 00", .invalidDeflate),
        ("c1 05 f2 00 11 00 00", .invalidDeflate),
        // An inflated text is a text: it fails at the first bad byte, here 48 ff, though more is to come.
        ("c1 7e 0100 00 02 00 fd ff 48 ff", .invalidText),
        // 안 without its last byte.
        ("c1 08 00 02 00 fd ff ec 95 00", .invalidText),
    ]

    @Test(arguments: violations)
    func `a server's violation fails the connection with its code`(frames: String, expected: ProtocolViolation) {
        for split in splits(hex(frames)) {
            let client = client()
            for piece in split { client.receive(piece) }
            #expect(client.deliveries.last == .failed(expected), "\(split)")
            #expect(client.outcome.sent?.code == expected.closeCode)
            #expect(client.transport == .closeAfterWriting)
            _ = client.takeOutput()
            #expect(client.retainedBytes <= 4096)
        }
        let numbers: [ProtocolViolation: UInt16] = [.reservedBits: 1002, .invalidDeflate: 1007, .invalidText: 1007]
        #expect(expected.closeCode.rawValue == numbers[expected])
    }

    @Test(arguments: [
        // A byte that is no text, and behind it a block of no known kind.
        ("c1 07 00 01 00 fe ff ff 07", SessionLimits()),
        // A byte that is no text, in a block that is longer than a message may be.
        ("c1 0b 00 05 00 fa ff ff 61 61 61 61 00", SessionLimits(messageBytes: 4)),
    ])
    func `of two violations the first byte's counts, however they are cut`(frame: String, limits: SessionLimits) {
        for split in splits(hex(frame)) {
            let client = client(limits: limits)
            for piece in split { client.receive(piece) }
            #expect(client.deliveries == [.failed(.invalidText)], "\(split)")
        }
    }

    @Test func `RSV1 is illegal where compression was not agreed on`() {
        #expect(Endpoint(.client).receive(hex("c1 07 f2 48 cd c9 c9 07 00")) == [.failed(.reservedBits)])
    }

    @Test func `a bomb costs no more than the bound`() {
        // A megabyte of zero bytes: the code tables, then the longest match over and over.
        let bomb =
            hex("ecc13101000000c2a0f54f6d085fa000") + Array(repeating: UInt8(0), count: 1015) + hex("3e03")
        let client = client(limits: SessionLimits(messageBytes: 16_384))
        client.receive(hex("c2 7e 0409"))
        var most = 0
        for piece in pieces(bomb, of: 50) {
            client.receive(piece)
            most = max(most, client.retainedBytes)
        }
        #expect(client.deliveries == [.failed(.messageTooBig(limit: 16_384))])
        #expect(client.outcome.sent?.code?.rawValue == 1009)
        // The message's bound in an array that doubles as it grows, and the inflater's own.
        #expect(most <= 2 * 16_384 + 40 * 1024)
    }

    @Test func `the bound of an inflated message is exact`() {
        let limits = SessionLimits(messageBytes: 5)
        #expect(client(limits: limits).receive(hex("c1 07 f2 48 cd c9 c9 07 00")) == [.text("Hello")])
        let tooSmall = SessionLimits(messageBytes: 4)
        #expect(
            client(limits: tooSmall).receive(hex("c1 07 f2 48 cd c9 c9 07 00"))
                == [.failed(.messageTooBig(limit: 4))])
    }

    @Test func `compressed bytes are bounded, too, whatever they inflate to`() {
        let limits = SessionLimits(messageBytes: 100)
        // Announced at once,
        #expect(client(limits: limits).receive(hex("c2 7e 0321")) == [.failed(.messageTooBig(limit: 100))])
        // or flushed for ever: five bytes that inflate to nothing.
        let client = client(limits: limits)
        client.receive(hex("42 00"))
        var frames = 0
        while client.deliveries.isEmpty, frames < 1000 {
            client.receive(hex("00 05 00 00 00 ff ff"))
            frames += 1
        }
        #expect(frames == 161)
        #expect(client.deliveries == [.failed(.messageTooBig(limit: 100))])
    }

    @Test func `a compressor that flushes after each byte is not refused`() {
        let limits = SessionLimits(messageBytes: 64)
        let client = client(limits: limits)
        client.receive(hex("42 00"))
        // "a" in a block of its own and a flush: 4a 04 00, then 00 00 ff ff.
        for _ in 0..<63 { client.receive(hex("00 07 4a 04 00 00 00 ff ff")) }
        #expect(client.receive(hex("80 03 4a 04 00")) == [.binary(Array(repeating: UInt8(ascii: "a"), count: 64))])
    }
}
