/// Decodes a terminal's input piece by piece, as it is read, and sees a paste that has no marks around it.
///
/// A terminal without bracketed paste sends pasted lines as if they were typed, but all at once. Nobody types two lines
/// within one piece, so such a piece is text: nothing in it runs and nothing is sent line by line.
public struct InputDecoder: Sendable {
    /// How soon the next piece of the same paste follows.
    public static let pasteSilence = Duration.milliseconds(10)

    private var keys = KeyDecoder()
    private var isPasting = false
    /// Whether the last byte was a carriage return: a line feed right after it ends no second line.
    private var isAfterReturn = false

    /// Makes a decoder that expects the start of a key.
    public init() {}

    /// Decodes a piece; what is incomplete waits for the next one.
    public mutating func feed(_ piece: [UInt8]) -> [KeyEvent] {
        let events = keys.feed(withoutSecondLineEnds(piece))
        guard isPasting || Self.hasLines(events), let text = Self.text(of: events) else {
            isPasting = false
            return events
        }
        isPasting = true
        return text.isEmpty ? [] : [.paste(text, truncated: false)]
    }

    /// Returns the piece with CR LF as one line end; both bytes alone are the Enter key.
    private mutating func withoutSecondLineEnds(_ piece: [UInt8]) -> [UInt8] {
        // What is typed after an Enter is a key of its own.
        if !isPasting { isAfterReturn = false }
        return piece.filter { byte in
            let isSecond = byte == UInt8(ascii: "\n") && isAfterReturn
            isAfterReturn = byte == UInt8(ascii: "\r")
            return !isSecond
        }
    }

    /// How long the caller waits in silence before it calls ``timeOut()``; nil when nothing is pending.
    public var silenceLimit: Duration? { keys.silenceLimit ?? (isPasting ? Self.pasteSilence : nil) }

    /// Ends the waiting, as for ``KeyDecoder``.
    public mutating func timeOut() -> [KeyEvent] {
        isPasting = false
        return keys.timeOut()
    }

    /// Whether a line ends after another has: two newlines, and text after the first one.
    ///
    /// Enter pressed twice, with no text between or after, is what it is.
    private static func hasLines(_ events: [KeyEvent]) -> Bool {
        let enter = KeyEvent.press(KeyPress(.enter))
        guard let first = events.firstIndex(of: enter) else { return false }
        let rest = events[(first + 1)...]
        return rest.contains(enter) && rest.contains { if case .text = $0 { true } else { false } }
    }

    /// What was pasted; nil if a key is among it that no text has.
    private static func text(of events: [KeyEvent]) -> String? {
        var text = ""
        for event in events {
            switch event {
            case .text(let run): text += run
            case .press(KeyPress(.enter)): text += "\n"
            case .press(KeyPress(.tab)): text += "\t"
            default: return nil
            }
        }
        return text
    }
}
