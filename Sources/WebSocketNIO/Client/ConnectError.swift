package import WebSocketCore

/// Why a connection to a server did not come about, as a sentence for who asked for it.
package enum ConnectError: Error, Equatable, Sendable {
    /// The host is there, but nothing listens on the port.
    case refused(authority: String)
    /// The name of the host is unknown.
    case noSuchHost(String)
    /// Nobody answered at all, or not in time.
    case unreachable(authority: String)
    /// The server took the connection and did not finish the opening handshake in time.
    case handshakeTimedOut(authority: String)
    /// The server answered with an ordinary HTTP status and, perhaps, a sentence.
    case notWebSocket(status: Int, body: String)
    /// The server's answer breaks the rules of the opening handshake.
    case handshake(HandshakeFailure)
    /// The address asks for TLS, and it did not come about.
    case tls(TLSFailure, authority: String)
    /// Anything else, in the system's words.
    case other(String)
    /// The task that was connecting was cancelled.
    case cancelled

    /// Whether trying again later may help.
    package var isWorthRetrying: Bool {
        switch self {
        case .refused, .noSuchHost, .unreachable, .handshakeTimedOut, .other: true
        case .notWebSocket(let status, _): status == 408 || status == 429 || status >= 500
        case .handshake(let failure): failure == .endOfStream || failure == .timedOut
        case .tls, .cancelled: false
        }
    }
}

extension ConnectError: CustomStringConvertible {
    /// What happened and what to do.
    package var description: String {
        switch self {
        case .refused(let authority), .unreachable(let authority):
            "No server answers at \(authority). Is it running there?"
        case .noSuchHost(let host):
            "There is no host \(host). Check its spelling."
        case .handshakeTimedOut(let authority):
            "\(authority) took the connection but does not answer. Is it a chat server?"
        case .notWebSocket(let status, let body) where Self.isForPeople(body, status: status):
            body
        case .notWebSocket(let status, _):
            "That is not a chat server (HTTP \(status))."
        case .handshake(let failure):
            failure.sentence
        case .tls(let failure, let authority):
            failure.sentence(about: authority)
        case .other(let reason):
            "The connection failed: \(reason)."
        case .cancelled:
            "The attempt to connect was called off."
        }
    }

    /// The statuses by which a chat server turns somebody away: unknown subprotocol, foreign page, too many, stopping.
    private static let turningAway = [400, 403, 429, 503]
    /// What a notice above the input line can show.
    private static let sentenceLengthMax = 200

    /// Whether a body is the server's own sentence about why: plain text and short, not some proxy's page.
    private static func isForPeople(_ body: String, status: Int) -> Bool {
        turningAway.contains(status) && (1...sentenceLengthMax).contains(body.count) && !body.contains("<")
    }
}
