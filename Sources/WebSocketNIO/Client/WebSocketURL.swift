/// The address of a WebSocket server, as a person types it or as RFC 6455, 3, writes it.
package struct WebSocketURL: Hashable, Sendable {
    /// The port that a host without scheme and port means: roostd's own.
    package static let portOfBareHost = 8080
    /// The longest name that DNS has.
    private static let hostBytesMax = 253

    /// The host: a name, an IPv4 address, or an IPv6 address without its brackets.
    package let host: String
    /// The port, 1 to 65535.
    package let port: Int
    /// The path with its query, beginning with `/`.
    package let path: String
    /// Whether the address asks for TLS (`wss://`).
    package let isSecure: Bool

    /// Reads `host`, `host:port`, `[v6]:port`, `ws://…` or `wss://…`, with spaces around it ignored.
    ///
    /// A bare host means port 8080; after a scheme the scheme's own port is meant, 80 or 443.
    package init(_ text: String) throws(AddressError) {
        var rest = Self.trimmed(text)
        guard !rest.isEmpty else { throw .empty }

        var defaultPort = Self.portOfBareHost
        var isSecure = false
        if let scheme = Self.cutScheme(&rest) {
            switch scheme.lowercased() {
            case "ws": defaultPort = 80
            case "wss": (defaultPort, isSecure) = (443, true)
            default: throw .unknownScheme(scheme)
            }
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        (host, port) = try Self.authority(authority, defaultPort: defaultPort)
        path = try Self.path(rest[authority.endIndex...])
        self.isSecure = isSecure
    }

    /// The host and port as a person has them: `192.168.1.20:8080`, `[::1]:8080`.
    package var authority: String { "\(bracketedHost):\(port)" }

    /// The value of the Host field, without the port where it is the scheme's own (RFC 6455, 4.1).
    ///
    /// A proxy that serves several names may know them only like that.
    var hostField: String { port == (isSecure ? 443 : 80) ? bracketedHost : authority }

    private var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

    /// Whether the server is on this machine.
    package var isLoopback: Bool {
        ["localhost", "::1"].contains(host.lowercased()) || host.hasPrefix("127.")
    }

    private static func trimmed(_ text: String) -> Substring {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? start
        return text[start..<end]
    }

    private static func cutScheme(_ rest: inout Substring) -> String? {
        guard let colon = rest.firstIndex(of: ":"), rest[colon...].hasPrefix("://") else { return nil }
        let scheme = String(rest[..<colon])
        rest = rest[rest.index(colon, offsetBy: 3)...]
        return scheme
    }

    private static func authority(
        _ text: Substring, defaultPort: Int
    ) throws(AddressError) -> (host: String, port: Int) {
        guard !text.contains("@") else { throw .credentials }
        let host: Substring
        let afterHost: Substring
        if text.hasPrefix("[") {
            guard let bracket = text.firstIndex(of: "]") else { throw .badHost(String(text)) }
            host = text[text.index(after: text.startIndex)..<bracket]
            afterHost = text[text.index(after: bracket)...]
            guard isIPv6(host) else { throw .badHost(String(text)) }
            guard afterHost.isEmpty || afterHost.hasPrefix(":") else { throw .badHost(String(text)) }
        } else {
            host = text.prefix { $0 != ":" }
            afterHost = text[host.endIndex...]
            if afterHost.count(where: { $0 == ":" }) > 1, isIPv6(text) { throw .bareIPv6(String(text)) }
            guard !host.isEmpty else { throw .noHost }
            guard isName(host) else { throw .badHost(String(host)) }
        }
        guard afterHost.hasPrefix(":") else { return (String(host), defaultPort) }
        let digits = afterHost.dropFirst()
        guard digits.utf8.allSatisfy(isDigit), let port = Int(digits), (1...65535).contains(port) else {
            throw .badPort(String(digits))
        }
        return (String(host), port)
    }

    private static func path(_ text: Substring) throws(AddressError) -> String {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw .badPath(String(text))
        }
        return text.hasPrefix("/") ? String(text) : "/" + text
    }

    /// Whether a text has the letters of a name or of an IPv4 address; whether it exists is DNS's to say.
    private static func isName(_ text: Substring) -> Bool {
        text.utf8.count <= hostBytesMax
            && text.utf8.allSatisfy {
                isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                    || $0 == UInt8(ascii: "_")
            }
    }

    /// Whether a text has the letters of an IPv6 address, with two colons at least; a zone may follow after `%`.
    private static func isIPv6(_ text: Substring) -> Bool {
        let address = text.prefix { $0 != "%" }
        return address.count(where: { $0 == ":" }) >= 2 && isZone(text[address.endIndex...])
            && address.utf8.allSatisfy { byte in
                isDigit(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            }
    }

    private static func isZone(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return true }
        return text.utf8.count > 1
            && text.utf8.dropFirst().allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

extension WebSocketURL: CustomStringConvertible {
    /// The address in full: `ws://localhost:8080/`.
    package var description: String { "\(isSecure ? "wss" : "ws")://\(authority)\(path)" }
}
