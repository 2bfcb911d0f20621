import TerminalCore

/// A server by its address, in one form whatever way it was typed: `192.168.1.20` and `ws://192.168.1.20:8080/` are one.
package struct ServerKey: Hashable, Sendable {
    /// Bytes of an address that are kept: more than the longest name of DNS with scheme, port and a path has.
    private static let bytesMax = 512
    /// Host and port, behind `wss://` where the address asks for TLS.
    package let text: String

    /// Makes the key of an address as a person types it; it need not be legal.
    package init(_ address: String) {
        var rest = address.trimmingSpaces().lowercased()[...]
        var (scheme, port) = ("", 8080)
        if rest.hasPrefix("ws://") {
            (rest, port) = (rest.dropFirst(5), 80)
        } else if rest.hasPrefix("wss://") {
            (rest, scheme, port) = (rest.dropFirst(6), "wss://", 443)
        }
        while rest.last == "/" { rest = rest.dropLast() }
        let host = rest.prefix { $0 != "/" }
        let path = rest[host.endIndex...]
        let hasPort = host.last != "]" && host.contains(":")
        text = (scheme + host + (hasPort ? "" : ":\(port)") + path).cut(toBytes: Self.bytesMax)
    }

    /// Takes the text of a key that was kept.
    init(kept text: String) {
        self.text = text.cut(toBytes: Self.bytesMax)
    }
}

extension String {
    /// The text up to so many bytes of UTF-8, cut between visible characters.
    func cut(toBytes limit: Int) -> String {
        var kept = self[...]
        while kept.utf8.count > limit { kept.removeLast() }
        return String(kept)
    }
}
