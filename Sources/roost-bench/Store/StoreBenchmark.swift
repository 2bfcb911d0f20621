import ArgumentParser
import ChatServer
import LoadGenerator
import NIOPosix
import WebSocketNIO

/// `roost-bench store`: durable sends through a whole server, how long each takes to come back, and whether checkpoints
/// delay what is said.
///
/// Server and senders share this process and its cores, so the figures are what one machine can do that does both.
struct StoreBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Measures durable sends a second and their latency, and deliveries with checkpoints forced.")

    private static let secondsMax = 600.0
    private static let windowMax = 1024

    @Option(help: ArgumentHelp("How long each line is measured.", valueName: "seconds"))
    var seconds = 3.0

    @Option(help: ArgumentHelp("Messages in flight, for each sender.", valueName: "n"))
    var window = 16

    @OptionGroup var data: DataFolder

    func validate() throws {
        guard seconds > 0, seconds <= Self.secondsMax else {
            throw ValidationError("A line is measured for more than 0 and at most \(Int(Self.secondsMax)) seconds.")
        }
        guard (1...Self.windowMax).contains(window) else {
            throw ValidationError("There are from 1 to \(Self.windowMax) messages in flight.")
        }
    }

    func run() async throws {
        var table = Table("", "sends/s", "slowest second", "p50 ms", "p99 ms", "max ms")
        for durability in [nil, Durability.relaxed, .full] {
            for senders in [1, 10, 100] {
                let line = try await measure(durability, senders: senders)
                let name = "\(durability?.rawValue ?? "memory"), \(senders) \(senders == 1 ? "sender" : "senders")"
                table.add(
                    name, Table.number(line.perSecond, decimals: 0), line.bySecond.min().map(String.init) ?? "-",
                    Table.number(line.latencies.milliseconds(0.5), decimals: 2),
                    Table.number(line.latencies.milliseconds(0.99), decimals: 2),
                    Table.number(line.latencies.milliseconds(1), decimals: 2))
            }
        }
        table.print("Sends that come back stored, each sender alone in its room, \(window) in flight each")
        try await CheckpointTable.print(seconds: seconds, in: data)
    }

    /// Runs one line on a server and a database of its own.
    private func measure(_ durability: Durability?, senders: Int) async throws -> SendRecord {
        try await data.withDirectory { path in
            let server = try await BenchServer.start(try durability.map { try DataFolder.open(path, durability: $0) })
            let (url, window, duration) = (server.url, window, Duration.seconds(seconds))
            let record = try await withThrowingTaskGroup(of: SendRecord.self) { group in
                for number in 0..<senders {
                    group.addTask {
                        let recorder = SendRecorder(duration: duration)
                        try await WebSocketClient.serve(
                            url, subprotocols: ["roost.v1.json"], group: MultiThreadedEventLoopGroup.singleton
                        ) { _ in StoreSender(number: number, window: window, recorder: recorder) }
                        return recorder.record
                    }
                }
                return try await group.reduce(into: SendRecord(duration: duration)) { $0.merge($1) }
            }
            await server.stop()
            return record
        }
    }
}
