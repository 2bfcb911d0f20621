import ChatServer
import WebSocketNIO

/// How the program ends when it can't do what it was called for: the numbers of sysexits.h.
enum ExitStatus: Int32 {
    /// A flag is unknown or wrong.
    case usage = 64
    /// The port is in use.
    case unavailable = 69
    /// This user may not listen on that port.
    case noPermission = 77
    /// What was said before can't be read.
    case data = 65
    /// What is to be read is not there.
    case noInput = 66
    /// What is given out is not taken.
    case inputOutput = 74
    /// The data directory can't be used.
    case cannotCreate = 73
    /// The address is not one of this machine's.
    case configuration = 78

    init(_ error: ListenError) {
        switch error {
        case .portInUse, .other: self = .unavailable
        case .notPermitted: self = .noPermission
        case .unknownHost, .notThisMachine: self = .configuration
        }
    }

    init(_ error: ToolError) {
        switch error {
        case .missing, .nothingKept, .noSuchRoom: self = .noInput
        case .exists, .unwritable: self = .cannotCreate
        }
    }

    init(_ error: StoreError) {
        switch error {
        case .inUse: self = .unavailable
        case .damaged, .newer: self = .data
        case .unusableDirectory, .diskFull, .other: self = .cannotCreate
        }
    }
}
