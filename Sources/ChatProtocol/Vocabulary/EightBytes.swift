/// Eight bytes of a text, which are compared all at once.
///
/// What is found is exact for the lowest byte that fits; above it a byte may be taken for one that does, because of what was
/// borrowed. So whether there is any is exact, and where the first one is.
struct EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    private let word: UInt64

    /// Takes the eight bytes from an offset on, all of which have to be there.
    init(of bytes: RawSpan, at offset: Int) {
        word = unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The high bits of bytes below a bound, which is 0x80 at most.
    func below(_ bound: UInt8) -> UInt64 { (word &- Self.ones &* UInt64(bound)) & ~word & Self.highBits }

    /// The high bits of bytes that are this one.
    func equal(_ byte: UInt8) -> UInt64 {
        let difference = word ^ (Self.ones &* UInt64(byte))
        return (difference &- Self.ones) & ~difference & Self.highBits
    }
}
