import TerminalCore

/// The key decoder.
///
/// Promises: pieces change nothing of what is typed, typed text has no control characters, and after a silence
/// nothing is pending.
enum KeysTarget {
    static func run(_ input: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(input)
        let pieces = input.pieces()
        let whole = decode([input.bytes])
        let pieced = decode(pieces)
        try promise(pieced == whole, "In pieces \(pieced), as a whole \(whole)")
        for case .text(let text) in whole {
            let isFit = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            try promise(isFit, "Not text: \(text.debugDescription)")
        }

        var slow = KeyDecoder()
        for piece in pieces {
            _ = slow.feed(piece)
            _ = slow.timeOut()
            try promise(slow.silenceLimit == nil, "Something is pending after a silence")
        }
    }

    /// The events of all pieces; text that came in two of them is joined.
    private static func decode(_ pieces: [[UInt8]]) -> [KeyEvent] {
        var decoder = KeyDecoder()
        var events: [KeyEvent] = []
        for event in pieces.flatMap({ decoder.feed($0) }) + decoder.timeOut() {
            if case .text(let more) = event, case .text(let run)? = events.last {
                events[events.count - 1] = .text(run + more)
            } else {
                events.append(event)
            }
        }
        return events
    }
}
