/// Names of files made of names that others gave.
enum SafeFileName {
    /// Bytes of a name, below the 255 that file systems take.
    private static let bytesMax = 200
    private static let signs: Set<Unicode.Scalar> = ["-", "_", ".", "@", "+", ":", "[", "]"]

    /// Returns a name that is no path, not hidden, no option, and not too long: letters and digits of every script stay,
    /// what else might mean something is written as `%2F`.
    static func of(_ text: String) -> String {
        var name = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let isFirst = index == 0 && (scalar == "." || scalar == "-")
            if !isFirst, signs.contains(scalar) || isLetter(scalar) {
                name.unicodeScalars.append(scalar)
            } else {
                name += String(scalar).utf8.map(percent).joined()
            }
        }
        if name.isEmpty { return "%" }
        guard name.utf8.count > bytesMax else { return name }
        return name.cut(toBytes: bytesMax - 17) + "%" + String(hash(of: text), radix: 16)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .nonspacingMark, .spacingMark, .decimalNumber: true
        default: false
        }
    }

    private static func percent(_ byte: UInt8) -> String {
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// FNV-1a: keeps long names apart whose beginnings are the same.
    private static func hash(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
