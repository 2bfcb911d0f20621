import ChatServer
import FoundationEssentials
import Logging

/// Where the server keeps what is said, as the flags and the environment have it.
enum StoreChoice: Equatable {
    case memory
    case directory(String)

    init(_ flags: ServerFlags, environment: [String: String]) {
        self = flags.memory ? .memory : .directory(flags.place.directory(environment: environment))
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
