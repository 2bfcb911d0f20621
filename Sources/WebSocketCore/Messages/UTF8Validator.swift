/// Checks UTF-8 as it arrives and refuses the first byte that no legal text can have at its place (RFC 3629, 4).
///
/// The state between two pieces is three bytes: how many continuation bytes are still to come, and between which bounds
/// the next one must lie. Those bounds exclude overlong forms, surrogates, and what lies beyond U+10FFFF.
package struct UTF8Validator: Equatable, Sendable {
    private var continuationsLeft: UInt8 = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    package init() {}

    /// Whether the text so far ends with a whole scalar.
    var isComplete: Bool { continuationsLeft == 0 }

    /// Takes the next bytes; returns false at the first byte that makes the text illegal, whatever follows.
    @inline(__always)
    package mutating func accepts(_ bytes: RawSpan) -> Bool {
        var offset = 0
        let count = bytes.byteCount
        while offset < count {
            if continuationsLeft == 0 {
                offset = Self.skipASCII(bytes, from: offset)
                guard Self.skipScalars(bytes, from: &offset) else { return false }
                guard offset < count else { return true }
            }
            guard acceptsByte(bytes.byte(at: offset)) else { return false }
            offset &+= 1
        }
        return true
    }

    /// Returns the offset of the first word that is not all ASCII, or of the last bytes that make no word.
    @inline(__always)
    private static func skipASCII(_ bytes: RawSpan, from start: Int) -> Int {
        let high: UInt64 = 0x8080_8080_8080_8080
        var offset = start
        while bytes.byteCount &- offset >= 32 {
            let words = bytes.fourWords(at: offset)
            guard (words[0] | words[1] | words[2] | words[3]) & high == 0 else { break }
            offset &+= 32
        }
        while bytes.byteCount &- offset >= 8, bytes.integer(at: offset, as: UInt64.self) & high == 0 {
            offset &+= 8
        }
        return offset
    }

    /// Moves over whole scalars as long as four bytes are left, so that one load sees any scalar; returns false at an
    /// illegal one.
    @inline(__always)
    private static func skipScalars(_ bytes: RawSpan, from offset: inout Int) -> Bool {
        while bytes.byteCount &- offset >= 4 {
            let word = UInt32(littleEndian: bytes.integer(at: offset, as: UInt32.self))
            let width = scalarWidth(word)
            guard width > 0 else { return false }
            offset &+= width
            // Back to whole words where the text returns to ASCII.
            if word & 0x8080_8080 == 0 {
                offset = skipASCII(bytes, from: offset &+ 3)
            }
        }
        return true
    }

    /// Returns how many bytes the scalar at the low end of four bytes has, or 0 if it is illegal.
    @inline(__always)
    private static func scalarWidth(_ word: UInt32) -> Int {
        let lead = word & 0xFF
        if lead < 0x80 { return 1 }
        if lead < 0xE0 {
            return lead >= 0xC2 && word & 0xC000 == 0x8000 ? 2 : 0
        }
        if lead < 0xF0 {
            let scalar = (word & 0x0F) << 12 | (word >> 2) & 0x0FC0 | (word >> 16) & 0x3F
            return word & 0xC0_C000 == 0x80_8000 && scalar >= 0x800 && scalar & 0xF800 != 0xD800 ? 3 : 0
        }
        let topBits = (word & 0x07) << 6 | (word >> 8) & 0x3F  // the scalar without its last twelve bits
        return lead <= 0xF4 && word & 0xC0C0_C000 == 0x8080_8000 && 0x10 <= topBits && topBits < 0x110 ? 4 : 0
    }

    @inline(__always)
    private mutating func acceptsByte(_ byte: UInt8) -> Bool {
        if continuationsLeft > 0 {
            guard lowest <= byte, byte <= highest else { return false }
            continuationsLeft &-= 1
            lowest = 0x80
            highest = 0xBF
            return true
        }
        switch byte {
        case ...0x7F: return true
        case 0xC2...0xDF: expect(1)
        case 0xE0: expect(2, from: 0xA0)
        case 0xED: expect(2, to: 0x9F)
        case 0xE1...0xEF: expect(2)
        case 0xF0: expect(3, from: 0x90)
        case 0xF1...0xF3: expect(3)
        case 0xF4: expect(3, to: 0x8F)
        default: return false
        }
        return true
    }

    @inline(__always)
    private mutating func expect(_ count: UInt8, from lowest: UInt8 = 0x80, to highest: UInt8 = 0xBF) {
        continuationsLeft = count
        self.lowest = lowest
        self.highest = highest
    }
}
