/// Finds out, eight bytes at a time, whether a text may hold anything that is no plain part of a line.
enum TextBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    /// Whether a text has no control and no line end, and nothing that changes the order of its line.
    ///
    /// At first sight: false for all texts with a byte 0xC2 or 0xE2, with which those begin that are not ASCII. The letters
    /// of most languages, Korean among them, and emoji have neither.
    static func arePlain(_ text: String) -> Bool {
        let bytes = unsafe text.utf8.span.bytes
        var index = 0
        while index + 8 <= bytes.byteCount {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            // The high bit of a byte that is below the bound; a borrow spoils only bytes above one that is found anyway.
            let found = (word &- ones &* 0x20) & ~word | equals(0x7F, word) | equals(0xC2, word) | equals(0xE2, word)
            if found & highBits != 0 { return false }
            index += 8
        }
        while index < bytes.byteCount {
            let byte = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 { return false }
            index += 1
        }
        return true
    }

    /// The high bits of the bytes of a word that are this one, and perhaps some above those.
    private static func equals(_ byte: UInt8, _ word: UInt64) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference
    }
}
