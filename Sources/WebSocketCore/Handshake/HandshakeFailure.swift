/// Why a client's opening handshake led to no connection.
public enum HandshakeFailure: Error, Equatable, Sendable {
    /// The caller's host, target, subprotocols or fields cannot stand in a request; the sentence says which.
    case illegalRequest(String)
    /// The peer does not answer in HTTP.
    case notHTTP
    /// The answer is no legal HTTP head; the sentence says why.
    case malformedHead(String)
    /// The server answered with another status than 101; reason and body are bounded and free of control characters.
    case refused(status: Int, reason: String, body: String)
    /// The 101 answer does not name `websocket` in Upgrade and `Upgrade` in Connection.
    case notUpgraded
    /// The answer to our key is missing or wrong: something between us answers that is no WebSocket server.
    case wrongAcceptKey
    /// The server chose a subprotocol that we did not offer; its name is bounded and free of control characters.
    case unofferedSubprotocol(String)
    /// The server uses an extension that we did not offer.
    case unofferedExtension(String)
    /// The server answered our offer of this extension with what it does not allow.
    case unusableExtension(String)
    /// The connection ended before the answer was complete.
    case endOfStream
    /// The answer did not arrive in time.
    case timedOut

    /// The failure as a sentence for a person.
    public var sentence: String {
        switch self {
        case .illegalRequest(let why):
            return why
        case .notHTTP:
            return "That is not a chat server: it does not answer as one."
        case .malformedHead(let why):
            return "That is not a chat server: its answer cannot be read. \(why)"
        case .refused(let status, _, let body):
            return body.isEmpty
                ? "That is not a chat server (HTTP \(status))."
                : "The server refused the connection (HTTP \(status)): \(body)"
        case .notUpgraded, .wrongAcceptKey:
            return "That is not a chat server, or a proxy on the way does not let the connection through."
        case .unofferedSubprotocol(let name):
            return "The server speaks \(name), which this program does not."
        case .unofferedExtension(let name):
            return "The server uses the extension \(name), which this program did not ask for."
        case .unusableExtension(let name):
            return "The server uses the extension \(name) in a way that this program did not offer."
        case .endOfStream:
            return "The server ended the connection without an answer."
        case .timedOut:
            return "The server did not answer in time."
        }
    }
}
