import ChatServer
import FoundationEssentials
import LoadGenerator

/// Whether moving the log to the database delays what is said: one load, with and without it.
enum CheckpointTable {
    /// One way to move the log, or not to.
    private struct Column {
        let name: String
        var durability = Durability.relaxed
        var rule = CheckpointRule()
    }

    /// What a column has measured.
    private struct Measured {
        var deliveries = Latencies()
        /// MiB of the log's file and of the database at the end of a round, the most of all rounds: what was moved.
        var log = 0.0
        var database = 0.0
    }

    private static let columns = [
        Column(name: "none", rule: .never),
        Column(name: "as shipped"),
        // Ten times a second at this load, and four times as often as a server until the log begins anew.
        Column(name: "each 500 pages", rule: CheckpointRule(pages: 500, pagesMax: 4 * 1024)),
        Column(name: "full, as shipped", durability: .full),
    ]
    private static let speakers = 10
    private static let messagesPerSecond = 2_000
    /// Rounds a column, in turn with the others', so that what else goes on in the machine meets all of them.
    private static let rounds = 4
    private static let warmUp: Duration = .seconds(1)
    /// Milliseconds at which a line of the histogram begins; each has half of the next one's width.
    private static let bounds = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256]

    static func print(seconds: Double, in data: DataFolder) async throws {
        var measured = columns.map { _ in Measured() }
        for _ in 0..<rounds {
            for (index, column) in columns.enumerated() {
                try await measure(column, seconds: seconds, in: data, into: &measured[index])
            }
        }
        var table = Table([""] + columns.map(\.name))
        for (name, share) in [("p50 ms", 0.5), ("p90 ms", 0.9), ("p99 ms", 0.99), ("p99.9 ms", 0.999), ("max ms", 1)] {
            table.add([name] + measured.map { Table.number($0.deliveries.milliseconds(share), decimals: 2) })
        }
        for (lower, upper) in zip(bounds, bounds.dropFirst() + [.infinity]) {
            guard measured.contains(where: { $0.deliveries.milliseconds(1) >= lower }) else { break }
            let name = upper.isFinite ? "\(text(lower)) to \(text(upper)) ms" : "from \(text(lower)) ms"
            let range = lower..<min(upper, 1_000_000)
            table.add([name] + measured.map { Table.number($0.deliveries.share(range) * 100, decimals: 3) + " %" })
        }
        table.add(["deliveries"] + measured.map { "\($0.deliveries.count)" })
        table.add(["log file, MiB"] + measured.map { Table.number($0.log) })
        table.add(["database, MiB"] + measured.map { Table.number($0.database) })
        table.print(
            "Deliveries in a room of \(speakers) who say \(messagesPerSecond) messages a second, "
                + "from when a message was due, by when checkpoints come")
    }

    private static func text(_ bound: Double) -> String {
        bound == bound.rounded() ? "\(Int(bound))" : "\(bound)"
    }

    /// Runs one round on a server and a database of its own.
    private static func measure(
        _ column: Column, seconds: Double, in data: DataFolder, into measured: inout Measured
    ) async throws {
        let (deliveries, log, database) = try await data.withDirectory { path in
            let store = try DataFolder.open(path, durability: column.durability, checkpoints: column.rule)
            let server = try await BenchServer.start(store)
            let deliveries = try await RoomCrowd.run(at: server.url, count: speakers) { crowd in
                crowd.speak(perSecond: messagesPerSecond)
                try await Task.sleep(for: warmUp)
                _ = try await crowd.takeDeliveries()
                try await Task.sleep(for: .seconds(seconds))
                let deliveries = try await crowd.takeDeliveries()
                try await crowd.fallSilent()
                return deliveries
            }
            let sizes = (mebibytes(path + "/rooms.sqlite-wal"), mebibytes(path + "/rooms.sqlite"))
            await server.stop()
            return (deliveries, sizes.0, sizes.1)
        }
        measured.deliveries.merge(deliveries)
        measured.log = max(measured.log, log)
        measured.database = max(measured.database, database)
    }

    private static func mebibytes(_ path: String) -> Double {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64
        return Double(size ?? 0) / (1024 * 1024)
    }
}
