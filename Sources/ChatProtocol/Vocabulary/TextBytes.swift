/// Finds out whether a text may hold anything that is no plain part of a line.
enum TextBytes {
    /// Whether a text has no control and no line end, and nothing that changes the order of its line.
    ///
    /// At first sight: false for all texts with a byte 0xC2 or 0xE2, with which those begin that are not ASCII. The letters
    /// of most languages, Korean among them, and emoji have neither.
    static func arePlain(_ text: String) -> Bool {
        let bytes = unsafe text.utf8.span.bytes
        var index = 0
        while index + 8 <= bytes.byteCount {
            let eight = EightBytes(of: bytes, at: index)
            if eight.below(0x20) | eight.equal(0x7F) | eight.equal(0xC2) | eight.equal(0xE2) != 0 { return false }
            index += 8
        }
        while index < bytes.byteCount {
            let byte = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 { return false }
            index += 1
        }
        return true
    }
}
