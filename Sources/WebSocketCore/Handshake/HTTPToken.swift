/// The small grammar that HTTP's names and lists share: tokens, white space, comma lists (RFC 9110, 5.6).
enum HTTPToken {
    /// Whether a byte may stand in a token.
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }

    /// Whether a text is a token: at least one byte, and only token bytes.
    static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isTokenByte)
    }

    /// Whether two ASCII texts are equal but for the case of their letters.
    static func matches(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        // Most names that are compared differ in length already.
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// Returns the bytes of a text without spaces and tabs at its ends.
    ///
    /// By bytes, because as characters a space and a combining mark after it would be one.
    static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        var rest = bytes[...]
        while let first = rest.first, isWhitespace(first) { rest.removeFirst() }
        while let last = rest.last, isWhitespace(last) { rest.removeLast() }
        return rest
    }

    /// Returns the text without spaces and tabs at its ends.
    static func trimmed(_ text: Substring) -> Substring { Substring(trimmed(text.utf8)) }

    /// Returns the elements of a comma-separated list that has no white space at its ends; empty elements count
    /// for nothing.
    static func list(_ value: String) -> [String] {
        // Nearly all lists have one element.
        guard value.utf8.contains(UInt8(ascii: ",")) else { return value.isEmpty ? [] : [value] }
        return value.utf8.split(separator: UInt8(ascii: ","))
            .map { String(trimmed(Substring($0))) }
            .filter { !$0.isEmpty }
    }

    static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
