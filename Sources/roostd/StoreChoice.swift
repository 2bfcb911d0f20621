import ChatServer
import FoundationEssentials
import Logging

/// Where the server keeps what is said, as the flags and the environment have it.
enum StoreChoice: Equatable {
    case memory
    case directory(String)

    /// Chooses: a directory that was named, or the one that the XDG base directory specification names.
    init(_ flags: ServerFlags, environment: [String: String]) {
        if flags.memory {
            self = .memory
        } else if let data = flags.data {
            self = .directory(data)
        } else {
            let home = environment["HOME"] ?? "/var/lib"
            // The specification: a relative path is to be ignored.
            let base = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/share"
            self = .directory(base + "/roost")
        }
    }

    /// A server that frees its port first is done with its store within moments, most often.
    private static let patience: Duration = .seconds(5)

    /// Opens the store; throws `StoreError`.
    func open(_ flags: ServerFlags, logger: Logger) throws(StoreError) -> any RoomLogStore & SessionStore {
        switch self {
        case .memory: return MemoryRoomLogStore(randomBytes: SystemRandom.bytes)
        case .directory(let path):
            let options = SQLiteStore.Options(
                durability: flags.durability, boot: Self.boot, patience: Self.patience,
                retention: flags.keep.retention)
            return try SQLiteStore(
                directory: path, options: options, logger: logger, randomBytes: SystemRandom.bytes)
        }
    }

    /// A text that is another one after the machine was started again.
    private static var boot: String {
        // Where nobody tells, every start counts as one of the machine: positions are then rather doubted than trusted.
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))
            ?? SystemRandom.bytes(16).map(String.init).joined(separator: ".")
    }
}
