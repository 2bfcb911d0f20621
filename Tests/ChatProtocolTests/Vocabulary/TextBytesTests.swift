import Testing

@testable import ChatProtocol

/// A text that counts as plain is sent on as it is, so nothing may hide in it.
@Suite struct TextBytesTests {
    /// What a reader's terminal must not get inside of a line.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || ["\u{2028}", "\u{2029}"].contains(scalar)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    @Test func `nothing harmful is plain, wherever it stands`() {
        let harmful = (0...0x3000).compactMap { Unicode.Scalar($0 as UInt32) }.filter(Self.isHarmful)
        #expect(harmful.count == 76)
        for scalar in harmful {
            for place in 0...17 {
                let text = String(repeating: "a", count: place) + String(scalar) + String(repeating: "가", count: 5)
                if TextBytes.arePlain(text) || TextBytes.arePlain(String(repeating: "a", count: place) + String(scalar))
                {
                    Issue.record("U+\(String(scalar.value, radix: 16)) at \(place)")
                }
            }
        }
    }

    @Test(arguments: [
        "", "a", "hello, world ~ {}|", "점심 먹을 사람?", "漢字かな", "🙂🎉", "naïve Ærøskøbing",
        String(repeating: "회의는 세 시에 ", count: 100),
    ])
    func `what people write is plain`(text: String) {
        #expect(TextBytes.arePlain(text))
    }
}
