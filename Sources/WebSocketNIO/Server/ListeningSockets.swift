import Glibc
import NIOCore
import NIOPosix

/// Opens the listening sockets: one for each address family, on the same port.
///
/// Two sockets rather than one dual-stack socket: so a client's IPv4 address stays one (127.0.0.1, not
/// ::ffff:127.0.0.1), which rules about addresses rely on.
struct ListeningSockets {
    /// The system gives a free port for one family; that it is taken in the other is rare, and never so often.
    private static let freePortAttempts = 16

    let host: String?
    let port: Int
    let bootstrap: ServerBootstrap

    /// Opens the sockets, or none at all.
    func open() async throws(ListenError) -> [any Channel] {
        let wanted = try addresses()
        for _ in 1..<Self.freePortAttempts {
            do {
                return try await open(wanted)
            } catch .portInUse where port == 0 {
                continue
            }
        }
        return try await open(wanted)
    }

    /// The addresses to listen on: an unspecified host means all, `localhost` means both of its families.
    private func addresses() throws(ListenError) -> [SocketAddress] {
        do {
            switch host {
            case nil: return try ["0.0.0.0", "::"].map { try SocketAddress(ipAddress: $0, port: port) }
            case "localhost"?: return try ["127.0.0.1", "::1"].map { try SocketAddress(ipAddress: $0, port: port) }
            case let host?: return [try SocketAddress.makeAddressResolvingHost(host, port: port)]
            }
        } catch {
            throw .unknownHost(host ?? "this machine")
        }
    }

    private func open(_ wanted: [SocketAddress]) async throws(ListenError) -> [any Channel] {
        var channels: [any Channel] = []
        var port = port
        for var address in wanted {
            address.port = port
            do {
                let channel = try await bind(address)
                channels.append(channel)
                port = channel.localAddress?.port ?? port
            } catch  where wanted.count > 1 && Self.meansNoSuchFamily(error) {
                continue  // A machine without IPv6, or without IPv4.
            } catch {
                for channel in channels { try? await channel.close() }
                throw ListenError(error, host: host, port: port)
            }
        }
        guard !channels.isEmpty else { throw .other("this machine has no network") }
        return channels
    }

    private func bind(_ address: SocketAddress) async throws -> any Channel {
        guard address.protocol == .inet6 else { return try await bootstrap.bind(to: address).get() }
        let onlyIPv6 = ChannelOptions.Types.SocketOption(level: .ipv6, name: .ipv6_v6only)
        return try await bootstrap.serverChannelOption(onlyIPv6, value: 1).bind(to: address).get()
    }

    private static func meansNoSuchFamily(_ error: any Error) -> Bool {
        guard let error = error as? IOError else { return false }
        return error.errnoCode == EAFNOSUPPORT || error.errnoCode == EADDRNOTAVAIL
            || error.errnoCode == EPROTONOSUPPORT
    }
}
