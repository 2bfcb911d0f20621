/// What a scalar does on the screen, by the policy that every terminal can follow.
///
/// Terminals disagree on joiners, variation selectors, skin tones, flags and jamo; so these are rewritten into what
/// all of them draw alike. The text itself is never changed, only what is shown of it.
enum ScalarRole: Equatable {
    /// Takes columns of its own.
    case spacing(UInt32, width: UInt8)
    /// Stands on the scalar before it.
    case mark
    /// Colours the emoji before it; alone, it is an emoji itself.
    case skinTone
    /// So many empty columns.
    case blanks(Int)
    /// Not shown at all.
    case dropped

    /// A tab is short here: a chat line has no columns to align.
    static let tabColumns = 4

    static let replacement = ScalarRole.spacing(0xFFFD, width: 1)
    static let newline = ScalarRole.spacing(0x21B5, width: 1)

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E: self = .spacing(scalar.value, width: 1)
        case 0xAC00...0xD7A3: self = .spacing(scalar.value, width: 2)
        case 0x09: self = .blanks(Self.tabColumns)
        case 0x0A: self = Self.newline
        case 0x00...0x1F, 0x7F...0x9F: self = Self.replacement
        // Hangul fillers: else a nickname could be invisible.
        case 0x115F, 0x1160, 0x3164, 0xFFA0: self = .blanks(1)
        // Line and paragraph separator.
        case 0x2028, 0x2029: self = .blanks(1)
        // Combining grapheme joiner, Mongolian and other variation selectors, enclosing keycap, tags.
        case 0x034F, 0x180B...0x180F, 0x20E3, 0xFE00...0xFE0F, 0xE0000...0xE0FFF: self = .dropped
        // Regional indicators: a flag is shown as its two letters.
        case 0x1F1E6...0x1F1FF: self = .spacing(scalar.value - 0x1F1E6 + 0x41, width: 1)
        case 0x1F3FB...0x1F3FF: self = .skinTone
        default: self = Self.byTable(scalar)
        }
    }

    /// The role of everything without a rule of its own.
    private static func byTable(_ scalar: Unicode.Scalar) -> ScalarRole {
        // Joiners, bidirectional controls, byte order mark, soft hyphen, annotations.
        if scalar.properties.generalCategory == .format { return .dropped }
        switch DisplayWidth.columns(of: scalar) {
        case 0: return .mark
        case 1: return .spacing(scalar.value, width: 1)
        case 2: return .spacing(scalar.value, width: 2)
        default: return replacement
        }
    }
}
