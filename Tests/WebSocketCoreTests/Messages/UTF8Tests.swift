import Testing

@testable import WebSocketCore

@Suite("RFC 6455 8.1: text is UTF-8")
struct UTF8Tests {
    private func accepts(_ bytes: [UInt8], _ validator: inout UTF8Validator) -> Bool {
        unsafe validator.accepts(bytes.span.bytes)
    }

    private func isValid(_ pieces: [[UInt8]]) -> Bool {
        var validator = UTF8Validator()
        for piece in pieces {
            guard accepts(piece, &validator) else { return false }
        }
        return validator.isComplete
    }

    static let samples = [
        "", "a", "hello, world: a line of plain ASCII that is longer than thirty-two bytes",
        "κόσμε", "안녕하세요!", "안녕하세요", "日本語", "😀👩‍👩‍👧", "\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}",
        "\u{D7FF}\u{E000}\u{FFFD}\u{FFFE}", "ascii then 한글 and ascii again, long enough to skip words, é",
    ]

    @Test(arguments: samples)
    func `legal text passes, cut anywhere`(text: String) {
        let bytes = Array(text.utf8)
        for split in splits(bytes) { #expect(isValid(split)) }
    }

    /// Bytes and how many of them can be taken before the one that no text can have there.
    static let failures: [(String, Int)] = [
        ("80", 0), ("bf", 0), ("fe", 0), ("ff", 0), ("c0 80", 0), ("c1 bf", 0), ("f5 80 80 80", 0), ("61 ff", 1),
        ("c3 28", 1), ("c2 41", 1), ("e0 80 80", 1), ("e0 9f bf", 1), ("e1 80 41", 2), ("ed a0 80", 1), ("ed bf bf", 1),
        ("ef bf c0", 2), ("f0 80 80 80", 1), ("f0 8f bf bf", 1), ("f1 80 80 41", 3), ("f4 90 80 80", 1),
        ("f4 8f bf ff", 3),
        ("ce ba e1 bd b9 cf 83 ce bc ce b5 f4 90 80 80 65 64 69 74 65 64", 12),
        ("61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 80", 32),
    ]

    @Test(arguments: failures)
    func `illegal text fails at its first illegal byte`(literal: String, legal: Int) {
        let bytes = hex(literal)
        var validator = UTF8Validator()
        for byte in bytes[..<legal] { #expect(accepts([byte], &validator)) }
        #expect(!accepts([bytes[legal]], &validator))
        for split in splits(bytes) { #expect(!isValid(split)) }

        // The same inside one incomplete frame, byte by byte: 100 bytes are announced.
        let client = Endpoint(.client)
        client.receive(hex("81 64"))
        for byte in bytes[..<legal] { #expect(client.receive([byte]).isEmpty) }
        #expect(client.receive([bytes[legal]]) == [.failed(.invalidText)])
        expectFailed(client, .invalidText, code: 1007)
    }

    @Test(arguments: ["c2", "e2 82", "f0 9f 98", "61 62 63 e1"])
    func `a text must not end inside a scalar`(literal: String) {
        let bytes = hex(literal)
        #expect(!isValid([bytes]))
        let client = Endpoint(.client)
        #expect(client.receive([0x81, UInt8(bytes.count)] + bytes) == [.failed(.invalidText)])
        let fragmented = Endpoint(.client)
        #expect(fragmented.receive([0x01, UInt8(bytes.count)] + bytes).isEmpty)
        #expect(fragmented.receive(hex("80 00")) == [.failed(.invalidText)])
    }

    @Test func `a scalar may be cut by a fragment`() {
        let client = Endpoint(.client)
        #expect(client.receive(hex("01 01 ed  00 01 95  80 01 9c")) == [.text("한")])
    }

    @Test func `binary messages may hold anything`() {
        let client = Endpoint(.client)
        #expect(
            client.receive(hex("82 02 ff c0  02 01 ff  80 01 80")) == [.binary([0xFF, 0xC0]), .binary([0xFF, 0x80])])
    }

    @Test func `agrees with the standard library on random strings, however they are cut`() {
        var random = SeededGenerator(seed: 1)
        var valid = 0
        for _ in 0..<20_000 {
            let bytes = randomText(using: &random)
            var cut: [[UInt8]] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...40, using: &random))
                cut.append(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            let expected = String(validating: bytes, as: UTF8.self) != nil
            valid += expected ? 1 : 0
            guard isValid(cut) == expected, isValid([bytes]) == expected else {
                Issue.record("\(bytes) cut as \(cut.map(\.count)) should be \(expected)")
                return
            }
        }
        // Neither side of the comparison may be empty.
        #expect((4_000...16_000).contains(valid))
    }

    /// Text of all widths with, half of the time, one byte changed, dropped or added.
    private func randomText(using random: inout SeededGenerator) -> [UInt8] {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x7F, 0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let range = ranges.randomElement(using: &random) ?? 0...0x7F
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
        }
        var bytes = Array(String(text).utf8)
        guard Bool.random(using: &random), !bytes.isEmpty else { return bytes }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(UInt8.random(in: 0x80...255, using: &random), at: index)
        }
        return bytes
    }
}
