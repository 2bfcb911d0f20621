import Testing

@testable import TerminalCore

/// Bytes come from a terminal in any pieces.
@Suite struct KeyDecoderSplitTests {
    /// Text that came in two pieces is two events; joined, it must be the same.
    private func joined(_ events: [KeyEvent]) -> [KeyEvent] {
        events.reduce(into: []) { result, event in
            if case .text(let more) = event, case .text(let run)? = result.last {
                result[result.count - 1] = .text(run + more)
            } else {
                result.append(event)
            }
        }
    }

    private static let pieces: [[UInt8]] =
        [
            "a", "한", "👍", "e\u{301}", "\u{1B}", "\u{1B}[", "[", "O", "\u{1B}[A", "\u{1B}OA", "\u{1B}[1;5C",
            "\u{1B}[200~", "\u{1B}[201~", "\u{1B}]0;x\u{07}", "\u{1B}]11;rgb:00/80/ff\u{07}", "\u{1B}]11;rgb:0/0/",
            "\u{1B}P", "\u{1B}\\", "\\", "\r", "\u{03}",
            "\u{1B}[<0;3;4M", "\u{1B}[M", "\u{1B}[[", "\u{1B}[I", "\u{1B}[13;2u", "~", ";", "5", "M",
        ].map { Array($0.utf8) } + [[0xFF], [0xED, 0x95], [0xF0], [0x80]]

    @Test func anySplitGivesTheSameEvents() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 1...12, using: &random))
                .flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
            var whole = KeyDecoder()
            var expected = whole.feed(bytes)
            expected += whole.timeOut()
            var pieced = KeyDecoder()
            var events: [KeyEvent] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...3, using: &random))
                events += pieced.feed(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            events += pieced.timeOut()
            #expect(joined(events) == joined(expected), "\(bytes)")
        }
    }

    @Test func noiseNeverTraps() {
        var random = SeededGenerator(seed: 5)
        var decoder = KeyDecoder()
        for round in 0..<20_000 {
            let noise = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = decoder.feed(Bool.random(using: &random) ? Array("\u{1B}[".utf8) + noise : noise)
            if round % 50 == 0 { _ = decoder.timeOut() }
        }
        _ = decoder.timeOut()
        // What is left can only be the start of a scalar, which the letter breaks off.
        let events = decoder.feed([0x61])
        #expect(events == [.text("a")] || events == [.text("\u{FFFD}a")])
    }
}
