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

    /// Returns the answer to the client's offers of permessage-deflate, the first legal one of them, or nothing if there
    /// is none (RFC 7692, 5).
    public func deflateAnswer(by policy: DeflatePolicy) -> DeflateAnswer? {
        DeflateNegotiation.answer(to: extensions, by: policy)
    }

    /// Returns the 101 response that opens the connection (RFC 6455, 4.2.2).
    ///
    /// - Parameters:
    ///   - subprotocol: one of ``subprotocols``, or none; anything else is a mistake of the caller and traps.
    ///   - deflate: what ``deflateAnswer(by:)`` returned, or nothing to send and take no compressed messages.
    public func accept(subprotocol: String?, deflate: DeflateAnswer? = nil) -> [UInt8] {
        var head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        head += "Sec-WebSocket-Accept: \(AcceptKey.answer(to: key))\r\n"
        if let subprotocol {
            precondition(subprotocols.contains(subprotocol), "The client did not offer this subprotocol.")
            head += "Sec-WebSocket-Protocol: \(subprotocol)\r\n"
        }
        if let deflate { head += "Sec-WebSocket-Extensions: \(deflate.element)\r\n" }
        return Array((head + "\r\n").utf8)
    }
}
