/// A client's opening handshake that keeps every rule of RFC 6455, 4.2.1, and waits for an answer.
public struct UpgradeRequest: Equatable, Sendable {
    /// The whole head, for fields that the protocol itself does not know.
    public let head: RequestHead
    /// The authority that the client believes it talks to, as sent: `localhost:8080`.
    public let host: String
    /// The origin of the page that opened the connection; none for a program that is not a browser.
    public let origin: String?
    /// The subprotocols that the client offers, the preferred one first.
    public let subprotocols: [String]
    /// The extensions that the client offers.
    public let extensions: [ExtensionOffer]

    let key: String

    /// The target's path, as sent and without its query.
    public var path: String { head.path }

    /// Returns the 101 response that opens the connection (RFC 6455, 4.2.2).
    ///
    /// - Parameter subprotocol: one of ``subprotocols``, or none; anything else is a mistake of the caller and traps.
    public func accept(subprotocol: String?) -> [UInt8] {
        var lines = [
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: \(AcceptKey.answer(to: key))",
        ]
        if let subprotocol {
            precondition(subprotocols.contains(subprotocol), "The client did not offer this subprotocol.")
            lines.append("Sec-WebSocket-Protocol: \(subprotocol)")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}
