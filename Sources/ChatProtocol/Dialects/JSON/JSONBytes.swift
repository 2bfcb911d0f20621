/// Finds what does not stand for itself in the bytes of a JSON text, eight bytes at a time.
enum JSONBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Whether a byte has to be escaped in a text (RFC 8259 section 7): a control, the quote, the backslash.
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Returns where the first special byte is from `start` on; the number of bytes if there is none.
    static func firstSpecial(in bytes: RawSpan, from start: Int = 0) -> Int {
        var index = start
        while index + 8 <= bytes.byteCount {
            let word = unsafe UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            // Each term has a byte's high bit set where the byte is below a bound; what is borrowed spoils only higher
            // bytes than the lowest one found.
            let found =
                (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
            let hits = found & highBits
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.byteCount {
            if unsafe isSpecial(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)) { return index }
            index += 1
        }
        return index
    }
}
