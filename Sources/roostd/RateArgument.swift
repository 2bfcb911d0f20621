import ArgumentParser
import ChatServer

/// `N` or `N:BURST` messages a second.
struct RateArgument: ExpressibleByArgument {
    /// More a second than any loop could carry; beyond it 0 is meant.
    private static let messagesMax = 100_000

    let rate: FloodGate.Rate

    init() {
        rate = FloodGate.Rate()
    }

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let messages = parts[0], (0...Self.messagesMax).contains(messages)
        else { return nil }
        guard parts.count == 2 else {
            rate = FloodGate.Rate(messagesPerSecond: messages)
            return
        }
        guard let burst = parts[1], (1...Self.messagesMax).contains(burst) else { return nil }
        rate = FloodGate.Rate(messagesPerSecond: messages, burst: burst)
    }

    var defaultValueDescription: String { "\(rate.messagesPerSecond):\(rate.burst)" }
}
