import NIOCore

/// What the program says when it is ready: where it listens, what to type on another machine, what
/// makes an operator where that is new, and how to stop it.
struct Banner {
    let text: String

    init(addresses: [SocketAddress], notice: String?) {
        let listening = addresses.map { "listening on ws://\(Self.authority($0))\n" }
        let reachable = addresses.flatMap(Self.reachable)
        let network = reachable.filter { !Self.isLoopback($0) }
        let joining = (network.isEmpty ? reachable : network).map {
            "Join from another terminal:  roost \(Self.authority($0))\n"
        }
        text = (listening + joining + [notice ?? "", "Stop it with Ctrl-C.\n"]).joined()
    }

    func write() {
        StandardStreams.write(output: text)
    }

    /// The addresses of this machine that an address listened on stands for.
    private static func reachable(_ address: SocketAddress) -> [SocketAddress] {
        guard let ip = address.ipAddress, ip == "0.0.0.0" || ip == "::", let port = address.port else {
            return [address]
        }
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap(\.address).filter { device in
            device.protocol == address.protocol && !isLinkLocal(device)
        }.map { device in
            var device = device
            device.port = port
            return device
        }
    }

    private static func authority(_ address: SocketAddress) -> String {
        let ip = address.ipAddress ?? "?"
        return "\(ip.contains(":") ? "[\(ip)]" : ip):\(address.port ?? 0)"
    }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        address.ipAddress.map { $0 == "::1" || $0.hasPrefix("127.") } ?? false
    }

    /// Such an address needs the name of a network interface beside it, which differs from machine to machine.
    private static func isLinkLocal(_ address: SocketAddress) -> Bool {
        address.ipAddress.map { $0.lowercased().hasPrefix("fe80:") || $0.hasPrefix("169.254.") } ?? false
    }
}
