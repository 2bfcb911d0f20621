import FoundationEssentials

/// What a run has measured; as JSON, and for who prints it.
package struct LoadReport: Codable, Equatable, Sendable {
    /// How long deliveries took, in milliseconds.
    package struct Latency: Codable, Equatable, Sendable {
        package var p50, p90, p99, p999, max: Double

        init(_ latencies: Latencies) {
            p50 = latencies.milliseconds(0.5)
            p90 = latencies.milliseconds(0.9)
            p99 = latencies.milliseconds(0.99)
            p999 = latencies.milliseconds(0.999)
            max = latencies.milliseconds(1)
        }
    }

    /// What connecting has cost, up to being in.
    package struct Connecting: Codable, Equatable, Sendable {
        package var count: Int
        package var perSecond: Double
        package var latency: Latency
        /// The server's processor time for each.
        package var serverMicroseconds: Double?
        /// The share of it that was in the kernel.
        package var kernelShare: Double?
    }

    /// The server's memory in KiB, and its growth for each connection in bytes.
    package struct Memory: Codable, Equatable, Sendable {
        package var before, joined, afterwards: Double
        package var bytesPerConnectionJoined, bytesPerConnectionAfterwards: Double
    }

    /// The connections that were open.
    package var connections: Int
    /// How they came to be.
    package var connecting: Connecting
    /// The time in which deliveries were counted.
    package var seconds = 0.0
    /// Deliveries in that time.
    package var deliveries = 0
    package var deliveriesPerSecond = 0.0
    /// Messages that were sent in all, warm-up included.
    package var sent = 0
    /// Deliveries that there should have been for them, and those that there were.
    package var expected = 0, received = 0
    /// Messages that came after a later one of the same sender, and that were overtaken by one.
    package var late = 0, overtaken = 0
    /// Connections that had ended before the end, and what the first of them was told.
    package var closed = 0
    package var firstClose: String?
    /// The mean payload of a delivery.
    package var payloadBytes = 0.0
    package var latency: Latency?
    /// The server's processor time, and per delivery in nanoseconds.
    package var serverSeconds: Double?
    package var serverNanoseconds: Double?
    /// The share of it that was in the kernel.
    package var kernelShare: Double?
    package var memory: Memory?
    /// The generator's own processor time: at a whole core it is not the server that is measured.
    package var generatorSeconds: Double?

    /// Creates a report of who has connected and nothing else.
    init(connections: Int, connecting: Connecting) {
        self.connections = connections
        self.connecting = connecting
    }

    /// Whether everything arrived, once and in order.
    package var isExact: Bool { received == expected && late == 0 && overtaken == 0 && closed == 0 }

    /// The report as one object.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
