/// An HTTP response with a text body, after which the connection closes.
public struct HTTPResponse: Sendable {
    /// The status code.
    public let status: Int
    /// Further header fields; a line break in a name or value is written as a space.
    public let fields: [(String, String)]
    /// The body: for a refusal, a sentence that says what happened and what to do.
    public let body: String
    /// The media type of the body.
    public let contentType: String

    /// Creates a response; the length, the type and `Connection: close` are added when it is written.
    public init(
        status: Int, fields: [(String, String)] = [], body: String,
        contentType: String = "text/plain; charset=utf-8"
    ) {
        self.status = status
        self.fields = fields
        self.body = body
        self.contentType = contentType
    }

    /// Returns the response as it goes to the peer; without the body, but with its length, for a HEAD request.
    public func bytes(omitBody: Bool = false) -> [UInt8] {
        let added = [("Content-Type", contentType), ("Content-Length", "\(body.utf8.count)"), ("Connection", "close")]
        var head = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
        for (name, value) in fields + added {
            head += "\(Self.oneLine(name)): \(Self.oneLine(value))\r\n"
        }
        return Array((head + "\r\n" + (omitBody ? "" : body)).utf8)
    }

    /// No caller's text may begin a second field: what ends a line becomes a space.
    private static func oneLine(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            line.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
        return line
    }

    /// The reason phrase, which no program reads and every person does.
    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 426: "Upgrade Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: ""
        }
    }
}
