import ChatProtocol
import WebSocketCore

/// What the server says over HTTP: to people who opened it in a browser, to probes, and to those it turns away.
enum ServerPages {
    /// `GET /healthz`.
    static func health(isDraining: Bool) -> HTTPResponse {
        isDraining ? HTTPResponse(status: 503, body: "stopping\n") : HTTPResponse(status: 200, body: "ok\n")
    }

    /// `GET /`: what this is and how to join.
    static func welcome(host: String) -> HTTPResponse {
        HTTPResponse(
            status: 200,
            body: """
                This is Roost, a chat server.

                Join from a terminal:         roost \(host)
                With any WebSocket tool:      ws://\(host)

                """)
    }

    static func notFound(_ path: String) -> HTTPResponse {
        HTTPResponse(status: 404, body: "There is nothing here. The chat is at / and at /ws.\n")
    }

    static func unknownSubprotocols() -> HTTPResponse {
        let names = Subprotocol.all.joined(separator: ", ")
        return HTTPResponse(
            status: 400,
            body: "This server speaks \(names), and plain text where no subprotocol is offered.\n")
    }

    static let foreignOrigin = HTTPResponse(
        status: 403,
        body: "Pages from elsewhere may not connect. Whoever runs the server can allow a name with --allow-host.\n")

    static let draining = HTTPResponse(
        status: 503, fields: [("Retry-After", "5")], body: "The server is stopping. Try again in a moment.\n")

    static func refusal(_ refusal: AddressTable.Refusal) -> HTTPResponse {
        switch refusal {
        case .full:
            HTTPResponse(
                status: 503, fields: [("Retry-After", "30")],
                body: "The server has as many connections as it may. Try again later.\n")
        case .tooMany:
            HTTPResponse(
                status: 429, fields: [("Retry-After", "30")],
                body: "Your address has as many connections as it may. Close one of them first.\n")
        case .tooFast(let retryAfter):
            HTTPResponse(
                status: 429, fields: [("Retry-After", "\(max(retryAfter.components.seconds, 1))")],
                body: "Your address has opened many connections lately. Wait a little, then try again.\n")
        }
    }
}
