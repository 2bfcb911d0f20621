import Synchronization

/// What a sender has measured.
struct SendRecord: Sendable {
    /// From a send to its own event, in nanoseconds.
    private(set) var latencies: [Int64] = []
    private var seconds = 0.0

    init() {}

    init(latencies: [Int64], seconds: Double) {
        self.latencies = latencies
        self.seconds = seconds
    }

    /// Adds what another sender has measured at the same time.
    mutating func merge(_ other: SendRecord) {
        latencies += other.latencies
        seconds = max(seconds, other.seconds)
    }

    /// The sends that came back in a second, of all senders together.
    var perSecond: Double { seconds > 0 ? Double(latencies.count) / seconds : 0 }

    /// The latency in milliseconds that this share of all sends did not exceed.
    func latency(_ share: Double) -> Double {
        guard !latencies.isEmpty else { return 0 }
        let sorted = latencies.sorted()
        return Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1_000_000
    }
}

/// Where a sender, which lives on its loop, leaves what it has measured.
final class SendRecorder: Sendable {
    /// How long it measures.
    let duration: Duration

    private let kept = Mutex(SendRecord())

    init(duration: Duration) {
        self.duration = duration
    }

    var record: SendRecord { kept.withLock { $0 } }

    func keep(_ record: SendRecord) {
        kept.withLock { $0 = record }
    }
}
