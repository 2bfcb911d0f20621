import Testing

@testable import TerminalCore

@Suite struct SafeTextTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let shown: String
        let columns: Int
        var testDescription: String { name }
    }

    static let examples = [
        Example(name: "ASCII", text: "abc ~", shown: "abc ~", columns: 5),
        Example(name: "syllables", text: "안녕", shown: "안녕", columns: 4),
        Example(name: "compatibility jamo, Han, full width, emoji", text: "ㅋ漢Ａ😀", shown: "ㅋ漢Ａ😀", columns: 8),
        Example(name: "escape", text: "\u{1B}[2J", shown: "\u{FFFD}[2J", columns: 4),
        Example(name: "C0, DEL, C1", text: "\u{07}\u{7F}\u{9B}", shown: "\u{FFFD}\u{FFFD}\u{FFFD}", columns: 3),
        Example(name: "tab", text: "a\tb", shown: "a    b", columns: 6),
        Example(name: "newlines", text: "a\nb\r\nc", shown: "a↵b↵c", columns: 5),
        Example(name: "jamo L V T", text: "\u{1112}\u{1161}\u{11AB}", shown: "\u{D55C}", columns: 2),
        Example(name: "jamo L V", text: "\u{1112}\u{1161}", shown: "\u{D558}", columns: 2),
        Example(name: "syllable and tail", text: "\u{D558}\u{11AB}", shown: "\u{D55C}", columns: 2),
        Example(
            name: "closed syllable and tail", text: "\u{D55C}\u{11AB}", shown: "\u{D55C}\u{11AB}", columns: 2),
        Example(
            name: "old jamo in one cell", text: "\u{1112}\u{119E}\u{11AB}", shown: "\u{1112}\u{119E}\u{11AB}",
            columns: 2),
        Example(name: "mark", text: "e\u{301}", shown: "e\u{301}", columns: 1),
        Example(
            name: "six marks keep three", text: "x\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
            shown: "x\u{301}\u{302}\u{303}", columns: 1),
        Example(name: "lone mark", text: "\u{301}", shown: "\u{25CC}\u{301}", columns: 1),
        Example(name: "family", text: "👨‍👩‍👧‍👦", shown: "👨👩👧👦", columns: 8),
        Example(name: "rainbow flag", text: "🏳️‍🌈", shown: "🏳🌈", columns: 3),
        Example(name: "skin tone", text: "👍🏽", shown: "👍", columns: 2),
        Example(name: "skin tone alone", text: "🏽", shown: "🏽", columns: 2),
        Example(name: "flag", text: "🇰🇷", shown: "KR", columns: 2),
        Example(name: "variation selectors", text: "❤️©️", shown: "❤©", columns: 2),
        Example(name: "keycap", text: "1️⃣", shown: "1", columns: 1),
        Example(name: "bidirectional controls", text: "a\u{202E}b\u{2066}c\u{200F}", shown: "abc", columns: 3),
        Example(name: "invisible", text: "\u{200B}\u{FEFF}\u{AD}\u{34F}\u{2060}", shown: "", columns: 0),
        Example(name: "tags", text: "a\u{E0061}\u{E007F}", shown: "a", columns: 1),
        Example(name: "Hangul fillers", text: "\u{3164}\u{FFA0}\u{115F}", shown: "   ", columns: 3),
        Example(name: "line separators", text: "a\u{2028}b\u{2029}", shown: "a b ", columns: 4),
        Example(name: "unassigned", text: "\u{378}\u{FFFF}", shown: "\u{FFFD}\u{FFFD}", columns: 2),
        Example(name: "ambiguous is narrow", text: "…·→①─★♪", shown: "…·→①─★♪", columns: 7),
        Example(name: "Thai, a unit a letter", text: "กำ", shown: "กำ", columns: 2),
    ]

    @Test(arguments: examples)
    func isShown(_ example: Example) {
        let shown = SafeText.units(of: example.text).map(\.text).joined()
        #expect(Array(shown.unicodeScalars) == Array(example.shown.unicodeScalars))
        #expect(DisplayWidth.columns(of: example.text) == example.columns)
    }

    /// The scalars that broke something somewhere, and many that did not.
    static let pool: [Unicode.Scalar] = {
        let troublemakers = examples.flatMap(\.text.unicodeScalars)
        let ranges: [ClosedRange<UInt32>] = [
            0x00...0xFF, 0x300...0x36F, 0x600...0x61C, 0x900...0x94D, 0xE00...0xE4E, 0x1100...0x11FF,
            0x2000...0x206F, 0x302A...0x302F, 0xAC00...0xAC20, 0xFE00...0xFE0F, 0x1F1E6...0x1F1FF, 0x1F3F0...0x1F600,
        ]
        return troublemakers + ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
    }()

    @Test func noControlReachesACellAndWidthsAreTrue() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                scalars.append(Self.pool.randomElement(using: &random) ?? "x")
            }
            let text = String(scalars)
            let line = Line(text)
            #expect(line.columns == DisplayWidth.columns(of: text))
            for scalar in line.text.unicodeScalars {
                let category = scalar.properties.generalCategory
                #expect(category != .control && category != .format && category != .lineSeparator)
            }
            for cell in line.cells where !cell.isRightHalf {
                #expect(DisplayWidth.columns(of: Unicode.Scalar(cell.unit.base) ?? "\0") == Int(cell.unit.width))
                #expect(cell.unit.text.unicodeScalars.count <= 1 + Unit.markLimit)
            }
        }
    }
}
