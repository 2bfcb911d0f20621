/// A client's masking key at a place in a payload (RFC 6455, 5.3).
///
/// The low byte applies to the next byte of the payload, so a payload that arrives in pieces needs no count of bytes:
/// the key turns as it is used.
package struct MaskingKey: Equatable, Sendable {
    private var value: UInt32

    /// Creates a key whose low byte is the first on the wire.
    @inline(__always)
    package init(_ value: UInt32) {
        self.value = value
    }

    /// Masks, or unmasks, the bytes from `start` up to `end` in place and turns the key by as many.
    ///
    /// Four words at a time, then single words, then bytes: one check of the bounds for 32 bytes is what makes it fast.
    @inline(__always)
    package mutating func apply(to bytes: inout MutableRawSpan, from start: Int, to end: Int) {
        guard value != 0 else { return }
        let word = (UInt64(value) | UInt64(value) << 32).littleEndian
        let fourWords = SIMD4(repeating: word)
        var offset = start
        while end &- offset >= 32 {
            let unmasked = bytes.fourWords(at: offset) ^ fourWords
            bytes.storeBytes(of: unmasked, toByteOffset: offset, as: SIMD4<UInt64>.self)
            offset &+= 32
        }
        while end &- offset >= 8 {
            let unmasked = bytes.integer(at: offset, as: UInt64.self) ^ word
            bytes.storeBytes(of: unmasked, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
        while offset < end {
            let unmasked = bytes.integer(at: offset, as: UInt8.self) ^ UInt8(truncatingIfNeeded: value)
            bytes.storeBytes(of: unmasked, toByteOffset: offset, as: UInt8.self)
            value = value >> 8 | value << 24
            offset &+= 1
        }
    }
}
