/// The legal form of every opaque identifier: letters, digits, `-` and `_` of ASCII, bounded in length.
enum OpaqueText {
    /// Whether a text received from outside has the legal form and a length in `lengths`.
    static func isLegal(_ text: String, lengths: ClosedRange<Int> = 1...ChatLimits.identifierCharacters) -> Bool {
        lengths.contains(text.utf8.count) && text.utf8.allSatisfy(isLegal)
    }

    /// Returns random bytes as text of 5 bits a character; no digit or letter in it can be read as another.
    static func text(of bytes: [UInt8]) -> String {
        var characters: [UInt8] = []
        characters.reserveCapacity((bytes.count * 8 + 4) / 5)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFF
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                characters.append(alphabet[Int(bits >> bitCount & 31)])
            }
        }
        if bitCount > 0 { characters.append(alphabet[Int(bits << (5 - bitCount) & 31)]) }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Crockford's base 32 in lower case: without i, l, o and u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func isLegal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
