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

    /// The operator secret, with its text where that has just been made, and what is said about it.
    func operatorSecret() throws(StoreError) -> (secret: OperatorSecret, notice: String?) {
        switch self {
        case .memory:
            let made = OperatorSecret.make(randomBytes: SystemRandom.bytes)
            return (made.secret, Self.notice(made.text, "It holds until the server stops."))
        case .directory(let directory):
            let file = OperatorFile(directory: directory)
            let (secret, text) = try file.read()
            return (
                secret, text.map { Self.notice($0, "It is not told again: for a new one, remove \(file.path).") }
            )
        }
    }

    private static func notice(_ text: String, _ life: String) -> String {
        "Operator secret: \(text)\n  /oper and the secret make an operator in the chat. \(life)\n"
    }

    /// A text that is another one after the machine was started again.
    private static var boot: String {
        // Where nobody tells, every start counts as one of the machine: positions are then rather doubted than trusted.
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))
            ?? SystemRandom.bytes(16).map(String.init).joined(separator: ".")
    }
}
