import Foundation

/// What a name may be made of, for rooms and nicknames alike.
enum NameRule {
    /// Returns the first rule that a text in NFC breaks, or nil if it is a legal name.
    static func violation(in text: String) -> NameError.Reason? {
        if text.isEmpty { return .empty }
        if text.utf8.count > ChatLimits.nameBytes { return .tooLong }
        if text.unicodeScalars.count > ChatLimits.nameScalars { return .tooLong }
        for scalar in text.unicodeScalars where !isLegal(scalar) { return .illegalScalar(scalar) }
        if let first = text.unicodeScalars.first, isMark(first) { return .leadingMark }
        return nil
    }

    /// Returns the text in NFC.
    ///
    /// ASCII is in NFC already, and most names are ASCII; Foundation takes a microsecond to find out.
    static func normalised(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        // Foundation composes a final consonant with what is wholly decomposed only, not with a syllable before it.
        let hasFinal = text.unicodeScalars.contains { ("\u{11A8}"..."\u{11C2}").contains($0) }
        return (hasFinal ? text.decomposedStringWithCanonicalMapping : text).precomposedStringWithCanonicalMapping
    }

    /// Returns the text by which two names are compared: without case, in NFC.
    ///
    /// The standard library has no case folding. Upper and then lower case comes to the same for names, in no locale: ß
    /// is ss, ς is σ, İ is i with a dot. It differs from Unicode's folding in that ı is i, which keeps impostors out.
    static func folded(_ text: String) -> String {
        normalised(text.uppercased().lowercased())
    }

    private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
        // Most scalars are ASCII, and asking for their properties takes longer than all the rest.
        if scalar.isASCII { return isLegalASCII(UInt8(ascii: scalar)) }
        // Letters or marks by their category and invisible on a screen: Hangul fillers, variation selectors.
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        case .decimalNumber: return true
        case .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    private static func isLegalASCII(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
