/// What a request must be to open a WebSocket connection (RFC 6455, 4.2.1), and what any request must be.
enum UpgradeRules {
    /// Returns the opening handshake that a request is, or nothing if it asks for no WebSocket.
    ///
    /// - Throws: the first rule that the request breaks.
    static func check(_ head: RequestHead) throws(UpgradeViolation) -> UpgradeRequest? {
        let hosts = head.fields.values("Host")
        // RFC 9112, 3.2: required since HTTP/1.1, unambiguous always.
        guard hosts.allSatisfy(Authority.isValid), hosts.count == 1 || head.minorVersion == 0 && hosts.isEmpty else {
            throw .host
        }
        guard asksForWebSocket(head.fields) else { return nil }

        guard head.method == "GET" else { throw .method }
        guard head.minorVersion == 1, let host = hosts.first else { throw .httpVersion }
        guard isOriginForm(head.target) else { throw .target }
        guard !head.fields.contains("Content-Length"), !head.fields.contains("Transfer-Encoding") else { throw .body }
        guard names("websocket", in: "Upgrade", of: head.fields) else { throw .upgrade }
        guard names("upgrade", in: "Connection", of: head.fields) else { throw .connection }
        guard head.fields.values("Sec-WebSocket-Version") == ["13"] else { throw .version }
        let keys = head.fields.values("Sec-WebSocket-Key")
        guard keys.count == 1, let key = keys.first, AcceptKey.isKey(key) else { throw .key }
        let origins = head.fields.values("Origin")
        guard origins.count <= 1 else { throw .origin }
        guard let subprotocols = subprotocols(head.fields) else { throw .subprotocols }
        guard let extensions = ExtensionGrammar.parse(head.fields.values("Sec-WebSocket-Extensions")) else {
            throw .extensions
        }
        return UpgradeRequest(
            head: head, host: host, origin: origins.first, subprotocols: subprotocols, extensions: extensions, key: key)
    }

    /// A request that only has the key lost its Upgrade field on the way and deserves to be told so; an upgrade to
    /// something else is no concern of ours.
    private static func asksForWebSocket(_ fields: HeaderFields) -> Bool {
        fields.contains("Sec-WebSocket-Key") || names("websocket", in: "Upgrade", of: fields)
    }

    private static func names(_ token: String, in field: String, of fields: HeaderFields) -> Bool {
        fields.list(field).contains { HTTPToken.matches($0, token) }
    }

    private static func isOriginForm(_ target: String) -> Bool {
        target.hasPrefix("/") && !target.utf8.contains(UInt8(ascii: "#"))
    }

    /// Returns the offered subprotocols, none if there is no such field, nothing if the field is illegal.
    private static func subprotocols(_ fields: HeaderFields) -> [String]? {
        let name = "Sec-WebSocket-Protocol"
        let offered = fields.list(name)
        guard !offered.isEmpty else { return fields.contains(name) ? nil : [] }
        guard offered.allSatisfy(HTTPToken.isToken), Set(offered).count == offered.count else { return nil }
        return offered
    }
}
