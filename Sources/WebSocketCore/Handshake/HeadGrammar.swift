/// The grammar of an HTTP head: a start line, then field lines (RFC 9112, 3 to 5).
enum HeadGrammar {
    /// Splits a complete head, as ``HeadReader`` collects it, into its start line and its fields.
    static func parse(_ head: [UInt8], fieldsMax: Int) throws(HeadViolation) -> (
        startLine: String, fields: HeaderFields
    ) {
        // The reader has seen to it that every line feed follows a carriage return and no other one is there.
        var lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { $0.dropLast() }
        let startLine = lines.removeFirst()
        lines.removeAll { $0.isEmpty }
        guard lines.count <= fieldsMax else { throw .tooManyFields(limit: fieldsMax) }
        var fields = HeaderFields()
        for line in lines {
            let (name, value) = try field(line)
            fields.append(name: name, value: value)
        }
        return (String(decoding: startLine, as: UTF8.self), fields)
    }

    /// Reads a request line: method, target and version with one space between them.
    static func request(startLine: String, fields: HeaderFields) throws(HeadViolation) -> RequestHead {
        let parts = startLine.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, HTTPToken.isToken(parts[0]), isTarget(parts[1]) else { throw .malformedStartLine }
        let minorVersion = try minorVersion(parts[2])
        return RequestHead(
            method: String(parts[0]), target: String(parts[1]), minorVersion: minorVersion, fields: fields)
    }

    /// Reads a status line: version, three digits, and a reason that may be missing.
    static func response(startLine: String, fields: HeaderFields) throws(HeadViolation) -> ResponseHead {
        let parts = startLine.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2 else { throw .malformedStartLine }
        let minorVersion = try minorVersion(parts[0])
        guard parts[1].utf8.count == 3, let status = Int(parts[1]), (100...999).contains(status) else {
            throw .malformedStartLine
        }
        let reason = parts.count == 3 ? String(parts[2]) : ""
        return ResponseHead(minorVersion: minorVersion, status: status, reason: reason, fields: fields)
    }

    private static func field(_ line: ArraySlice<UInt8>) throws(HeadViolation) -> (name: String, value: String) {
        guard let first = line.first, !HTTPToken.isWhitespace(first) else { throw .foldedLine }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .malformedField }
        let name = line[..<colon]
        if let last = name.last, HTTPToken.isWhitespace(last) { throw .spaceBeforeColon }
        guard !name.isEmpty, name.allSatisfy(HTTPToken.isTokenByte) else { throw .malformedField }
        let value = HTTPToken.trimmed(line[line.index(after: colon)...])
        return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
    }

    private static func isTarget(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { 0x21...0x7E ~= $0 }
    }

    private static func minorVersion(_ text: Substring) throws(HeadViolation) -> Int {
        switch text {
        case "HTTP/1.1": return 1
        case "HTTP/1.0": return 0
        default:
            let bytes = Array(text.utf8)
            let isVersion =
                bytes.count == 8 && text.hasPrefix("HTTP/") && bytes[6] == UInt8(ascii: ".")
                && [bytes[5], bytes[7]].allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            throw isVersion ? .unsupportedVersion : .malformedStartLine
        }
    }
}
