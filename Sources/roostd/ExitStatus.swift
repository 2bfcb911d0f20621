import WebSocketNIO

/// How the program ends when it can't begin: the numbers of sysexits.h.
enum ExitStatus: Int32 {
    /// A flag is unknown or wrong.
    case usage = 64
    /// The port is in use.
    case unavailable = 69
    /// This user may not listen on that port.
    case noPermission = 77
    /// The address is not one of this machine's.
    case configuration = 78

    init(_ error: ListenError) {
        switch error {
        case .portInUse, .other: self = .unavailable
        case .notPermitted: self = .noPermission
        case .unknownHost, .notThisMachine: self = .configuration
        }
    }
}
