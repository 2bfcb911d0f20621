/// The request that opens a connection; no caller's text gets into it that could mean more than it says.
enum ClientRequest {
    /// Returns the bytes of the request (RFC 6455, 4.1).
    ///
    /// - Throws: `HandshakeFailure.illegalRequest` with a sentence that names the culprit.
    static func bytes(
        host: String, target: String, key: String, subprotocols: [String], deflate: DeflatePolicy?,
        fields: [(String, String)]
    ) throws(HandshakeFailure) -> [UInt8] {
        guard Authority.isValid(host) else {
            throw .illegalRequest("The address is not a host name or an IP address, with or without a port.")
        }
        guard target.hasPrefix("/"), target.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "#") }) else {
            throw .illegalRequest("The path of the address has a character that must be percent-encoded.")
        }
        guard subprotocols.allSatisfy(HTTPToken.isToken), Set(subprotocols).count == subprotocols.count else {
            throw .illegalRequest("A subprotocol is offered twice or under an illegal name.")
        }
        guard fields.allSatisfy({ HTTPToken.isToken($0.0) && $0.1.utf8.allSatisfy(isValueByte) }) else {
            throw .illegalRequest("A header field has an illegal name or value.")
        }
        var lines = [
            "GET \(target) HTTP/1.1",
            "Host: \(host)",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: \(key)",
            "Sec-WebSocket-Version: 13",
        ]
        if !subprotocols.isEmpty {
            lines.append("Sec-WebSocket-Protocol: \(subprotocols.joined(separator: ", "))")
        }
        if let deflate { lines.append("Sec-WebSocket-Extensions: \(DeflateNegotiation.offer(by: deflate))") }
        lines += fields.map { "\($0.0): \($0.1)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private static func isValueByte(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
    }
}
