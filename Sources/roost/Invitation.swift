import NIOCore
import WebSocketNIO

/// What to tell others who want to join: the server's address as other machines know it.
///
/// Of a server with TLS nobody knows here by which other name its certificate lets it be called.
nonisolated enum Invitation {
    /// The address to type elsewhere; nil where the one in use serves, or this machine is on no network.
    static func address(for url: WebSocketURL) -> String? {
        guard url.isLoopback, !url.isSecure else { return nil }
        let devices = (try? System.enumerateDevices()) ?? []
        let own = devices.lazy.compactMap(\.address).first { address in
            guard case .v4 = address, let ip = address.ipAddress else { return false }
            return !ip.hasPrefix("127.") && !ip.hasPrefix("169.254.")
        }
        return own?.ipAddress.map { "\($0):\(url.port)" }
    }
}
