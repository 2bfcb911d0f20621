/// Which pages in a browser may connect; programs that send no Origin always may.
///
/// A page's origin must be the host that it connects to, and that host must be a name that is surely ours: a page whose
/// own name was pointed at an address of this network has a matching host, too.
package struct OriginRule: Sendable {
    private let allowedHosts: Set<String>

    /// Creates the rule for this machine's name and the names that the flags allow.
    package init(machineName: String, allowedHosts: [String]) {
        let name = Self.folded(machineName)
        var names: Set<String> = ["localhost"]
        if !name.isEmpty { names.formUnion([name, name + ".local"]) }
        self.allowedHosts = names.union(allowedHosts.map(Self.folded))
    }

    /// Whether a handshake with this Origin and Host may go on.
    package func allows(origin: String?, host: String) -> Bool {
        guard let origin else { return true }
        guard let authority = Self.authority(of: origin), authority == Self.folded(host) else { return false }
        let name = Self.hostName(of: authority)
        return allowedHosts.contains(name) || Self.isAddressLiteral(name)
    }

    /// `http://example.org:8080` to `example.org:8080`, without a port that the scheme implies.
    private static func authority(of origin: String) -> String? {
        let origin = folded(origin)
        for (scheme, port) in [("http://", ":80"), ("https://", ":443")] where origin.hasPrefix(scheme) {
            let authority = origin.dropFirst(scheme.count)
            return String(authority.hasSuffix(port) ? authority.dropLast(port.count) : authority)
        }
        return nil
    }

    /// The name or address of an authority, without its port and brackets.
    private static func hostName(of authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }

    private static func isAddressLiteral(_ name: String) -> Bool {
        if name.contains(":") { return name.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func folded(_ name: String) -> String {
        String(name.lowercased().reversed().drop { $0 == "." }.reversed())
    }
}
