/// The arithmetic of Hangul syllables (Unicode Standard, section 3.12).
enum HangulJamo {
    private static let syllableBase: UInt32 = 0xAC00
    private static let vowels: UInt32 = 21
    private static let tails: UInt32 = 28

    /// The syllable of a leading jamo and a vowel, or of an open syllable and a tail; nil for any other pair.
    static func compose(_ base: UInt32, _ next: UInt32) -> UInt32? {
        switch (base, next) {
        case (0x1100...0x1112, 0x1161...0x1175):
            syllableBase + ((base - 0x1100) * vowels + (next - 0x1161)) * tails
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (base - syllableBase) % tails == 0:
            base + (next - 0x11A7)
        default:
            nil
        }
    }
}
