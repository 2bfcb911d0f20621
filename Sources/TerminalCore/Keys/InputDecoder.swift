/// Decodes a terminal's input piece by piece, as it is read, and sees a paste that has no marks around it.
///
/// A terminal without bracketed paste sends pasted lines as if they were typed, but all at once. Nobody ends two lines
/// within ten milliseconds, so what does is text: nothing in it runs and nothing is sent line by line. A piece may end
/// anywhere, so a line that ends waits those ten milliseconds for another one.
public struct InputDecoder: Sendable {
    /// How soon the next piece of the same paste follows.
    public static let pasteSilence = Duration.milliseconds(10)
    /// Bytes that come without a silence after a line has ended, above which nobody has typed them.
    static let heldBytesMax = 4096

    private enum State {
        case typing
        /// A line has ended in these events; another one makes a paste of them.
        case held([KeyEvent], bytes: Int)
        case pasting
    }

    private var keys = KeyDecoder()
    private var state = State.typing
    /// Whether the last byte was a carriage return: a line feed right after it ends no second line.
    private var isAfterReturn = false

    /// Makes a decoder that expects the start of a key.
    public init() {}

    /// Decodes a piece; what is incomplete waits for the next one, and the end of a line for a silence.
    public mutating func feed(_ piece: [UInt8]) -> [KeyEvent] {
        let new = keys.feed(withoutSecondLineEnds(piece))
        if case .pasting = state {
            guard let text = Self.text(of: new) else {
                state = .typing
                return new
            }
            return text.isEmpty ? [] : [.paste(text, truncated: false)]
        }
        let (held, bytes) = if case .held(let events, let bytes) = state { (events, bytes) } else { ([KeyEvent](), 0) }
        let events = held + new
        state = .typing
        guard events.contains(Self.enter), let text = Self.text(of: events) else { return events }
        if Self.hasLines(events) || bytes + piece.count > Self.heldBytesMax {
            state = .pasting
            return [.paste(text, truncated: false)]
        }
        // Where an Escape waits, the line has ended before a key.
        guard keys.silenceLimit == nil else { return events }
        state = .held(events, bytes: bytes + piece.count)
        return []
    }

    /// Returns the piece with CR LF as one line end; both bytes alone are the Enter key.
    private mutating func withoutSecondLineEnds(_ piece: [UInt8]) -> [UInt8] {
        // What is typed after an Enter is a key of its own.
        if case .typing = state { isAfterReturn = false }
        return piece.filter { byte in
            let isSecond = byte == UInt8(ascii: "\n") && isAfterReturn
            isAfterReturn = byte == UInt8(ascii: "\r")
            return !isSecond
        }
    }

    /// How long the caller waits in silence before it calls ``timeOut()``; nil when nothing is pending.
    public var silenceLimit: Duration? {
        if let limit = keys.silenceLimit { return limit }
        if case .typing = state { return nil }
        return Self.pasteSilence
    }

    /// Ends the waiting, as for ``KeyDecoder``.
    public mutating func timeOut() -> [KeyEvent] {
        let held = if case .held(let events, _) = state { events } else { [KeyEvent]() }
        state = .typing
        return held + keys.timeOut()
    }

    private static let enter = KeyEvent.press(KeyPress(.enter))

    /// Whether a line ends after another has: two newlines, and text after the first one.
    ///
    /// Enter pressed twice, with no text between or after, is what it is.
    private static func hasLines(_ events: [KeyEvent]) -> Bool {
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
