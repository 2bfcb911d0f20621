import ChatProtocol

/// Text as the letters it is typed in, so that what is half typed finds what it begins: `안녀` stands in `안녕`.
enum HangulLetters {
    /// Returns the scalars of a text without case, its Hangul syllables taken apart, whatever form it came in.
    static func apart(_ text: String) -> [Unicode.Scalar] {
        SearchWords.folded(text).unicodeScalars.flatMap { letters(of: $0.value) ?? [$0.value] }
            .compactMap(Unicode.Scalar.init)
    }

    /// Returns what a typed text may stand for: a consonant at its end may belong to the syllable before it or begin the
    /// next one, as in `하나` half typed, `한` or `하ㄴ`.
    static func readings(of typed: String) -> [[Unicode.Scalar]] {
        let letters = apart(typed)
        guard let last = letters.last else { return [] }
        let other = leads[last.value] ?? leads.first { $0.value == last.value }?.key
        guard let other = other.flatMap(Unicode.Scalar.init) else { return [letters] }
        return [letters, letters.dropLast() + [other]]
    }

    /// The letters of a syllable or of one that stands alone, as those of which syllables are made; nil for the rest.
    private static func letters(of scalar: UInt32) -> [UInt32]? {
        switch scalar {
        case 0xAC00...0xD7A3:
            // Unicode's arithmetic: syllable = (lead * 21 + vowel) * 28 + tail, chapter 3.12.
            let index = scalar - 0xAC00
            let open = [0x1100 + index / (21 * 28), 0x1161 + index / 28 % 21]
            return index % 28 == 0 ? open : open + [0x11A7 + index % 28]
        case 0x3131...0x314E: return aloneLeads[scalar].map { [$0] }
        case 0x314F...0x3163: return [0x1161 + scalar - 0x314F]
        default: return nil
        }
    }

    /// Leads ㄱ to ㅎ by the same consonants standing alone; pairs such as ㄳ begin no syllable.
    private static let aloneLeads: [UInt32: UInt32] = Dictionary(
        uniqueKeysWithValues: zip(
            "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars.map(\.value), 0x1100...0x1112))

    /// Leads by the same consonants as tails.
    private static let leads: [UInt32: UInt32] = [
        0x11A8: 0x1100, 0x11A9: 0x1101, 0x11AB: 0x1102, 0x11AE: 0x1103, 0x11AF: 0x1105, 0x11B7: 0x1106,
        0x11B8: 0x1107, 0x11BA: 0x1109, 0x11BB: 0x110A, 0x11BC: 0x110B, 0x11BD: 0x110C, 0x11BE: 0x110E,
        0x11BF: 0x110F, 0x11C0: 0x1110, 0x11C1: 0x1111, 0x11C2: 0x1112,
    ]
}
