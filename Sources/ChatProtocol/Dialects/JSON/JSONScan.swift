/// The byte scan before the parser: cheap, and it keeps from the parser what only an attacker would send.
enum JSONScan {
    /// Throws if bytes aren't one object at first sight, or nest deeper than `ChatLimits.requestDepth`.
    ///
    /// Refuses whatever doesn't begin with `{` and every control byte: Foundation would take both for other encodings
    /// of Unicode (a byte order mark, UTF-16 by its zeros) and read a text that the WebSocket layer never validated. Also
    /// refuses a comma before a closing bracket, which Foundation lets pass and RFC 8259 does not.
    static func check(_ bytes: [UInt8]) throws(JSONFault) {
        var depth = 0
        var isInString = false
        var isEscaped = false
        var isAfterComma = false
        for byte in bytes {
            if byte < 0x20 && (isInString || !isWhitespace(byte)) { throw .notAnObject }
            if isEscaped {
                isEscaped = false
            } else if isInString {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else {
                switch byte {
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    if depth == 0 && byte == UInt8(ascii: "[") { throw .notAnObject }
                    depth += 1
                    if depth > ChatLimits.requestDepth { throw .tooDeep }
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if isAfterComma { throw .notAnObject }
                    depth -= 1
                case UInt8(ascii: "\""):
                    isInString = true
                default:
                    break
                }
                if !isWhitespace(byte) { isAfterComma = byte == UInt8(ascii: ",") }
                if depth <= 0 && byte != UInt8(ascii: "}") && !isWhitespace(byte) { throw .notAnObject }
            }
        }
        if depth != 0 || isInString { throw .notAnObject }
    }

    /// White space between tokens (RFC 8259 section 2).
    static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
