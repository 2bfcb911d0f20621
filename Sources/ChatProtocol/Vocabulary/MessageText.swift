/// What the text of a message may hold, the same in every dialect.
///
/// Control characters are stripped and not refused, because people paste them without seeing them: newline and tab
/// stay, every kind of line end becomes a newline, empty lines at both ends go.
public enum MessageText {
    /// Returns a text as it is stored and sent on; throws if it is empty or over a limit.
    public static func cleaned(_ raw: String, limits: LimitValues = LimitValues()) throws(TextError) -> String {
        let isPlain = TextBytes.arePlain(raw)
        let text = isPlain ? raw : trimmed(strippingControls(raw)) { $0 == "\n" }
        if text.unicodeScalars.allSatisfy(isInvisible) { throw .empty }
        let bytes = text.utf8.count
        if bytes > limits.textBytes { throw .tooLong(bytes: bytes, limit: limits.textBytes) }
        let lines = isPlain ? 1 : 1 + count(of: UInt8(ascii: "\n"), in: text)
        if lines > limits.textLines { throw .tooManyLines(lines: lines, limit: limits.textLines) }
        return text
    }

    /// Returns a topic as it is stored: one line without space at its ends, possibly empty; throws if it is too long.
    public static func topic(_ raw: String, limits: LimitValues = LimitValues()) throws(TextError) -> String {
        let text = singleLine(raw)
        let bytes = text.utf8.count
        if bytes > limits.topicBytes { throw .tooLong(bytes: bytes, limit: limits.topicBytes) }
        return text
    }

    /// Returns a text as one line, its line ends and tabs turned to spaces, without space at its ends.
    public static func singleLine(_ raw: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in strippingControls(raw).unicodeScalars {
            line.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
        }
        return trimmed(String(line)) { $0.properties.isWhitespace }
    }

    /// Returns a reason for leaving: one line, cut to its limit at a scalar, without space at its ends.
    public static func reason(_ raw: String) -> String {
        var room = ChatLimits.reasonBytes
        let kept = singleLine(raw).unicodeScalars.prefix { scalar in
            room -= UTF8.width(scalar)
            return room >= 0
        }
        return trimmed(String(kept)) { $0.properties.isWhitespace }
    }

    /// Returns a text without control characters but newline and tab; CR LF, CR, U+2028 and U+2029 become newlines.
    static func strippingControls(_ raw: String) -> String {
        guard !TextBytes.arePlain(raw) else { return raw }
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\r", "\u{2028}", "\u{2029}": text.append("\n")
            case "\n", "\t": text.append(scalar)
            default: if scalar.properties.generalCategory != .control { text.append(scalar) }
            }
            previous = scalar
        }
        return String(text)
    }

    /// Over a span: over a text's bytes as a collection it takes several times as long.
    private static func count(of byte: UInt8, in text: String) -> Int {
        let bytes = text.utf8.span
        var count = 0
        for index in bytes.indices where bytes[index] == byte { count += 1 }
        return count
    }

    /// Whether a text of only such scalars shows nothing: space, and letters without a shape such as Hangul fillers.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly always the first letter is visible, and asking for its properties takes longer than all the rest.
        if ("!"..."~").contains(scalar) || ("가"..."힣").contains(scalar) { return false }
        return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func trimmed(_ text: String, _ isTrimmed: (Unicode.Scalar) -> Bool) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isTrimmed($0) }) else { return "" }
        guard let last = scalars.lastIndex(where: { !isTrimmed($0) }) else { return "" }
        if first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex { return text }
        return String(scalars[first...last])
    }
}
