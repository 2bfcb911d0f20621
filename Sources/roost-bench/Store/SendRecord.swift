import LoadGenerator
import Synchronization

/// What senders have measured.
struct SendRecord: Sendable {
    /// From a send to its own event.
    private(set) var latencies = Latencies()
    /// The sends that came back, second by second; whole seconds only.
    private(set) var bySecond: [Int]
    private let seconds: Double

    /// Creates an empty record of so long a measurement.
    init(duration: Duration) {
        seconds = duration / .seconds(1)
        bySecond = Array(repeating: 0, count: Int(seconds))
    }

    /// Adds a send that came back so long after the measurement had begun.
    mutating func add(_ latency: Duration, at time: Duration) {
        latencies.add(nanoseconds: Int64(latency / .nanoseconds(1)))
        let second = Int(time / .seconds(1))
        if bySecond.indices.contains(second) { bySecond[second] += 1 }
    }

    /// Adds what another sender has measured at the same time.
    mutating func merge(_ other: SendRecord) {
        latencies.merge(other.latencies)
        for (second, count) in zip(bySecond.indices, other.bySecond) { bySecond[second] += count }
    }

    /// The sends that came back in a second, of all senders together.
    var perSecond: Double { Double(latencies.count) / seconds }
}

/// Where a sender, which lives on its loop, leaves what it has measured.
final class SendRecorder: Sendable {
    /// How long it measures.
    let duration: Duration

    private let kept: Mutex<SendRecord>

    init(duration: Duration) {
        self.duration = duration
        kept = Mutex(SendRecord(duration: duration))
    }

    var record: SendRecord { kept.withLock { $0 } }

    func keep(_ record: SendRecord) {
        kept.withLock { $0 = record }
    }
}
