import Testing

@testable import WebSocketCore

@Suite("RFC 6455 5.3: masking")
struct MaskingTests {
    /// Masking as the RFC defines it, byte by byte.
    private func masked(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        bytes.enumerated().map { $1 ^ key[$0 % 4] }
    }

    private func apply(_ key: inout MaskingKey, to bytes: inout [UInt8], from start: Int, to end: Int) {
        var span = bytes.mutableSpan
        var raw = unsafe span.mutableBytes
        key.apply(to: &raw, from: start, to: end)
    }

    @Test(arguments: 0...70)
    func `a payload of any length from any offset is masked as the RFC's formula says`(length: Int) {
        let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 5) }
        for offset in 0...8 {
            var bytes = Array(repeating: UInt8(0xEE), count: offset) + payload + [0xEE]
            var key = MaskingKey(0x3D21_FA37)
            apply(&key, to: &bytes, from: offset, to: offset + length)
            let expected = masked(payload, key: [0x37, 0xFA, 0x21, 0x3D])
            #expect(bytes == Array(repeating: 0xEE, count: offset) + expected + [0xEE])
        }
    }

    @Test(arguments: 0...29)
    func `the key turns with the bytes, so that pieces fit together`(cut: Int) {
        let payload = Array("the quick brown fox jumps ...".utf8)
        var bytes = payload
        var key = MaskingKey(0x0403_0201)
        apply(&key, to: &bytes, from: 0, to: cut)
        apply(&key, to: &bytes, from: cut, to: payload.count)
        #expect(bytes == masked(payload, key: [1, 2, 3, 4]))
    }
}
