/// The two-set Hangul keyboard, read backwards: which Latin keys a hand pressed to type this Hangul.
enum HangulLayout {
    /// Returns the Latin text that the same keys give, or `nil` when `text` has no Hangul in it.
    static func latinKeys(for text: some StringProtocol) -> String? {
        var keys = ""
        var hasHangul = false
        for scalar in String(text).precomposedHangul {
            if let latin = keyStrokes(of: scalar) {
                keys += latin
                hasHangul = true
            } else {
                keys.unicodeScalars.append(scalar)
            }
        }
        return hasHangul ? keys : nil
    }

    /// Returns the key of one Hangul letter, or `nil` for anything else.
    static func latinKey(for character: Character) -> Character? {
        guard let keys = latinKeys(for: String(character)), keys.count == 1 else { return nil }
        return keys.first
    }

    private static func keyStrokes(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x3131...0x3163:
            return letters[Int(scalar.value - 0x3131)]
        case 0xAC00...0xD7A3:
            // Unicode's arithmetic: syllable = (initial * 21 + vowel) * 28 + final, chapter 3.12.
            let index = Int(scalar.value - 0xAC00)
            return initials[index / (21 * 28)] + vowels[index / 28 % 21] + finals[index % 28]
        default:
            return nil
        }
    }

    /// Keys of the compatibility letters U+3131 ㄱ to U+3163 ㅣ.
    private static let letters: [String] =
        [
            "r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q",
            "qt",
            "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
        ] + vowels
    /// Keys of the nineteen initials, ㄱ to ㅎ.
    private static let initials = [
        "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
    ]
    /// Keys of the twenty-one vowels, ㅏ to ㅣ.
    private static let vowels = [
        "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l",
    ]
    /// Keys of the twenty-seven finals, after none.
    private static let finals = [
        "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t",
        "T", "d", "w", "c", "z", "x", "v", "g",
    ]
}

extension String {
    /// The scalars with conjoining Hangul letters put together, since some input methods deliver them apart.
    fileprivate var precomposedHangul: [Unicode.Scalar] {
        var composed: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            if let last = composed.last, let joined = Self.joined(last, scalar) {
                composed[composed.count - 1] = joined
            } else {
                composed.append(scalar)
            }
        }
        return composed
    }

    private static func joined(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
        switch (first.value, second.value) {
        case (0x1100...0x1112, 0x1161...0x1175):
            return Unicode.Scalar(0xAC00 + ((first.value - 0x1100) * 21 + (second.value - 0x1161)) * 28)
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (first.value - 0xAC00) % 28 == 0:
            return Unicode.Scalar(first.value + (second.value - 0x11A7))
        default:
            return nil
        }
    }
}
