/// Finds what does not stand for itself in the bytes of a JSON text, eight bytes at a time.
enum JSONBytes {
    /// Whether a byte has to be escaped in a text (RFC 8259 section 7): a control, the quote, the backslash.
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Returns where the first special byte is from `start` on; the number of bytes if there is none.
    static func firstSpecial(in bytes: RawSpan, from start: Int = 0) -> Int {
        var index = start
        while index + 8 <= bytes.byteCount {
            let eight = EightBytes(of: bytes, at: index)
            let hits = eight.below(0x20) | eight.equal(UInt8(ascii: "\"")) | eight.equal(UInt8(ascii: "\\"))
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
