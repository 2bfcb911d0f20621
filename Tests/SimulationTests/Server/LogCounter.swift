import Logging
import Synchronization

/// Reads from the server's log what nothing else tells.
final class LogCounter: Sendable {
    private let count = Atomic<Int>(0)

    /// How many times a reader fell behind.
    var fellBehind: Int { count.load(ordering: .relaxed) }

    struct Handler: LogHandler {
        let counter: LogCounter
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.debug

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            if event.message == "fell behind" { counter.count.add(1, ordering: .relaxed) }
        }
    }
}
