/// The grammar of `Sec-WebSocket-Extensions` (RFC 6455, 9.1).
///
/// ```
/// extension-list  = 1#extension
/// extension       = extension-token *( ";" extension-param )
/// extension-param = token [ "=" ( token | quoted-string ) ]    ; the unquoted value is a token, too
/// ```
struct ExtensionGrammar {
    private let bytes: [UInt8]
    private var position = 0

    /// Returns the extensions that all fields of that name list together, or nothing if they break the grammar.
    static func parse(_ values: [String]) -> [ExtensionOffer]? {
        guard !values.isEmpty else { return [] }
        var grammar = ExtensionGrammar(bytes: Array(values.joined(separator: ",").utf8))
        return grammar.list()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func list() -> [ExtensionOffer]? {
        var offers: [ExtensionOffer] = []
        repeat {
            skipWhitespace()
            // Empty elements count for nothing (RFC 9110, 5.6.1.2).
            if position == bytes.count || bytes[position] == UInt8(ascii: ",") { continue }
            guard let offer = offer() else { return nil }
            offers.append(offer)
        } while skip(",")
        return position == bytes.count && !offers.isEmpty ? offers : nil
    }

    private mutating func offer() -> ExtensionOffer? {
        guard let name = token() else { return nil }
        var parameters: [ExtensionOffer.Parameter] = []
        while skip(";") {
            guard let name = token() else { return nil }
            var value: String?
            if skip("=") {
                value = quotedToken() ?? token()
                guard value != nil else { return nil }
            }
            parameters.append(ExtensionOffer.Parameter(name: name, value: value))
        }
        return ExtensionOffer(name: name, parameters: parameters)
    }

    private mutating func token() -> String? {
        skipWhitespace()
        let text = bytes[position...].prefix(while: HTTPToken.isTokenByte)
        position += text.count
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    /// Reads a quoted string whose content is a token; moves nowhere if there is none.
    private mutating func quotedToken() -> String? {
        skipWhitespace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
        var content: [UInt8] = []
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") { index += 1 }
            guard index < bytes.count, HTTPToken.isTokenByte(bytes[index]) else { return nil }
            content.append(bytes[index])
            index += 1
        }
        guard index < bytes.count, !content.isEmpty else { return nil }
        position = index + 1
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func skip(_ separator: Unicode.Scalar) -> Bool {
        skipWhitespace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: separator) else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while position < bytes.count, HTTPToken.isWhitespace(bytes[position]) { position += 1 }
    }
}
