import Glibc
import NIOCore

/// Why a server cannot listen, as a sentence for who started it.
package enum ListenError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another program listens on the port.
    case portInUse(Int)
    /// The system does not let this user listen on the port.
    case notPermitted(port: Int)
    /// The host is no name and no address that can be found.
    case unknownHost(String)
    /// The address is none of this machine's.
    case notThisMachine(String)
    /// Anything else, in the system's words.
    case other(String)

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .portInUse(let port):
            "Port \(port) is in use by another program. Stop that program or choose another port."
        case .notPermitted(let port):
            "This user may not listen on port \(port). Choose a port from 1024 up."
        case .unknownHost(let host):
            "There is no address for \(host). Check its spelling, or give an IP address."
        case .notThisMachine(let host):
            "\(host) is not an address of this machine. Choose one of its own, or leave the host out to use them all."
        case .other(let reason):
            "The server cannot listen: \(reason)."
        }
    }

    init(_ error: any Error, host: String?, port: Int) {
        switch error {
        case let error as ListenError:
            self = error
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE: self = .portInUse(port)
            case EACCES, EPERM: self = .notPermitted(port: port)
            case EADDRNOTAVAIL: self = .notThisMachine(host ?? "The address")
            default: self = .other(String(describing: error))
            }
        default:
            self = .other(String(describing: error))
        }
    }
}
