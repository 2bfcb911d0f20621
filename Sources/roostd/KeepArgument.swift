import ArgumentParser
import ChatServer

/// `DAYS` or `DAYS:MESSAGES` that a room keeps.
struct KeepArgument: ExpressibleByArgument {
    /// A hundred years; beyond it 0 is meant.
    private static let daysMax = 36_500
    /// More than a disk holds.
    private static let messagesMax: Int64 = 1_000_000_000_000

    let retention: Retention

    init() {
        retention = Retention()
    }

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (1...2).contains(parts.count), let days = parts[0].flatMap({ Int(exactly: $0) }),
            (0...Self.daysMax).contains(days)
        else { return nil }
        guard parts.count == 2 else {
            retention = Retention(days: days)
            return
        }
        guard let messages = parts[1], (0...Self.messagesMax).contains(messages) else { return nil }
        retention = Retention(days: days, messages: messages)
    }

    var defaultValueDescription: String { "\(retention.days):\(retention.messages)" }
}
