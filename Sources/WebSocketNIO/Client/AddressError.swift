/// Why a text is no address of a server, as a sentence for who typed it.
package enum AddressError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Nothing was given.
    case empty
    /// The text has a scheme that is no WebSocket's, such as `http`.
    case unknownScheme(String)
    /// There is no host where one must be.
    case noHost
    /// The host has characters that no name and no address has.
    case badHost(String)
    /// An IPv6 address stands without its brackets.
    case bareIPv6(String)
    /// The port is not a number from 1 to 65535.
    case badPort(String)
    /// The address carries a user name or a password, which do not belong there.
    case credentials
    /// The path has a fragment, a space or characters outside ASCII.
    case badPath(String)

    /// What is wrong and how it is written right.
    package var description: String {
        switch self {
        case .empty:
            "Give the server's address, such as 192.168.1.20 or localhost:8080."
        case .unknownScheme(let scheme):
            "\(scheme):// is not spoken here. Addresses begin with ws://, wss:// or the host itself."
        case .noHost:
            "The address has no host. Write it like 192.168.1.20:8080."
        case .badHost(let host):
            "\(host) is not a host. Host names have letters, digits, dots and hyphens only."
        case .bareIPv6(let host):
            "An IPv6 address needs brackets here: [\(host)]."
        case .badPort(let port):
            port.isEmpty
                ? "The port is missing after the colon. Ports are numbers from 1 to 65535."
                : "\(port) is not a port. Ports are numbers from 1 to 65535."
        case .credentials:
            "An address carries no user name or password. Leave out what stands before the @."
        case .badPath(let path):
            "\(path) cannot be the path of an address: it has a space, a # or letters outside ASCII."
        }
    }
}
