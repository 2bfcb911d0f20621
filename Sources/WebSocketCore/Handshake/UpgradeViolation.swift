/// How a legal HTTP head fails as a request to this server or as an opening handshake (RFC 6455, 4.2.1).
enum UpgradeViolation: Error, Equatable, Sendable {
    /// Not exactly one valid Host field; HTTP/1.1 asks for it with every request.
    case host
    /// A method other than GET.
    case method
    /// An HTTP version other than 1.1.
    case httpVersion
    /// A target that is no plain path, with or without a query.
    case target
    /// A field that announces a body, which a handshake cannot have.
    case body
    /// No `websocket` in Upgrade.
    case upgrade
    /// No `Upgrade` in Connection.
    case connection
    /// Not exactly one key of 16 bytes.
    case key
    /// A version of the WebSocket protocol other than 13.
    case version
    /// More than one Origin.
    case origin
    /// A list of subprotocols that is empty, repeats one, or has what is no name.
    case subprotocols
    /// A list of extensions that breaks its grammar.
    case extensions

    /// The response that refuses the request.
    var response: HTTPResponse {
        HTTPResponse(status: status, fields: fields, body: sentence + "\n")
    }

    private var status: Int {
        switch self {
        case .method: 405
        case .version: 426
        case .httpVersion: 505
        default: 400
        }
    }

    private var fields: [(String, String)] {
        switch self {
        case .method: [("Allow", "GET")]
        case .version: [("Sec-WebSocket-Version", "13"), ("Upgrade", "websocket"), ("Connection", "Upgrade")]
        default: []
        }
    }

    private var sentence: String {
        switch self {
        case .host: "The request needs exactly one Host field with a host name or an address."
        case .method: "A WebSocket connection is opened with GET."
        case .httpVersion: "A WebSocket connection is opened with HTTP/1.1."
        case .target: "The request target of a WebSocket connection is a path that begins with a slash."
        case .body: "The request that opens a WebSocket connection has no body."
        case .upgrade: "The Upgrade field does not name websocket; a proxy on the way may have removed it."
        case .connection: "The Connection field does not name Upgrade; a proxy on the way may have removed it."
        case .key: "The request needs exactly one Sec-WebSocket-Key field with 16 bytes in base64."
        case .version: "Only version 13 of the WebSocket protocol is spoken here."
        case .origin: "The request has more than one Origin field."
        case .subprotocols: "The Sec-WebSocket-Protocol field is not a list of different names."
        case .extensions: "The Sec-WebSocket-Extensions field cannot be read."
        }
    }
}
