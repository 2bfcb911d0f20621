import ArgumentParser
import LoadGenerator
import WebSocketNIO

/// `roost-bench lag`: what somebody costs who stops reading a busy room, and whether they get everything afterwards.
struct LagBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lag",
        abstract: "Measures a reader who stops reading: memory, the others' deliveries, and the catching up.")

    /// A server cuts whoever accepts no byte for two minutes.
    private static let secondsRange = 1.0...110.0
    private static let rateRange = 1...100_000
    private static let readersRange = 1...1_000
    /// Time for caches and buffers to reach the size that they keep.
    private static let warmUp: Duration = .seconds(3)
    /// How long everybody reads, for comparison.
    private static let comparison: Duration = .seconds(10)
    /// How long catching up may take.
    private static let patience: Duration = .seconds(120)
    /// Behind by what is said in this part of a second, a reader is as far as everybody.
    private static let nearlyThere = 10

    @Option(help: ArgumentHelp("How long one of them doesn't read.", valueName: "seconds"))
    var seconds = 60.0

    @Option(help: ArgumentHelp("Messages a second in the room.", valueName: "n"))
    var rate = 5_000

    @Option(help: ArgumentHelp("Members who read all the time, and speak.", valueName: "n"))
    var readers = 10

    @OptionGroup var data: DataFolder

    /// What was measured in one stretch of time: figures only, because a histogram kept would count as memory.
    private struct Stretch {
        let name: String
        let deliveries: Int
        /// Median, 99th percentile and maximum.
        let milliseconds: [Double]
        let heap: HeapWatch.Reading
    }

    func validate() throws {
        guard Self.secondsRange.contains(seconds) else {
            throw ValidationError("Somebody doesn't read for 1 to 110 seconds; after 120 a server cuts them.")
        }
        guard Self.rateRange.contains(rate) else { throw ValidationError("From 1 to 100000 messages a second.") }
        guard Self.readersRange.contains(readers) else { throw ValidationError("There are from 1 to 1000 readers.") }
    }

    func run() async throws {
        try await data.withDirectory { path in
            let server = try await BenchServer.start(try DataFolder.open(path))
            try await RoomCrowd.run(at: server.url, count: readers) { crowd in
                let heap = HeapWatch()
                let watching = Task { await heap.run() }
                defer { watching.cancel() }
                try await measure(crowd, try await PausingReader(to: server.url), heap)
            }
            await server.stop()
        }
    }

    private func measure(_ crowd: RoomCrowd, _ pausing: PausingReader, _ heap: HeapWatch) async throws {
        var reader = pausing
        crowd.speak(perSecond: rate)
        try await reader.read(for: Self.warmUp)
        _ = try await Self.takeStretch("", crowd, heap)
        try await reader.read(for: Self.comparison)
        var stretches = [try await Self.takeStretch("everybody reads", crowd, heap)]

        // What it costs is there in the first half, and does not grow in the second.
        let timesLive = reader.timesLive
        for name in ["one does not, first half", "one does not, second half"] {
            try await Task.sleep(for: .seconds(seconds / 2))
            stretches.append(try await Self.takeStretch(name, crowd, heap))
        }
        let missed = try await crowd.head() - reader.seq
        let time = try await catchUp(&reader, with: crowd)
        stretches.append(try await Self.takeStretch("they catch up", crowd, heap))

        try await crowd.fallSilent()
        let head = try await crowd.settledHead()
        try await reader.read(upTo: head, by: .now + Self.patience)
        try await reader.readWhatWasSent()
        await reader.leave()
        Self.print(stretches)
        Swift.print("The reader who did not read for \(Int(seconds)) s missed \(missed) events.")
        if reader.timesLive > timesLive {
            let cost = stretches[2].heap.rest - stretches[0].heap.rest
            Swift.print("That cost \(Table.number(cost, decimals: 0)) KiB (goal: at most 1024).")
        } else {
            Swift.print("The system's buffers held all of them, so the server was not put to the test: take more time.")
        }
        Swift.print("After \(Table.number(time, decimals: 2)) s they were where the others were, who had gone on.")
        Swift.print("In the end they had all \(head) events of the room, each once and in order.\n")
    }

    /// Has somebody read until the server writes to them what it writes to the others; returns the seconds that takes.
    ///
    /// The others speak on: whoever catches up has to be faster than they are.
    private func catchUp(_ reader: inout PausingReader, with crowd: RoomCrowd) async throws -> Double {
        let begin = ContinuousClock.now
        let timesLive = reader.timesLive
        var head = try await crowd.head()
        while head - reader.seq > Int64(rate / Self.nearlyThere) {
            try await reader.read(upTo: head, by: begin + Self.patience)
            head = try await crowd.head()
        }
        let time = ContinuousClock.now - begin
        try await reader.read(untilLive: timesLive + 1, within: Self.comparison)
        return (reader.timesLive > timesLive ? ContinuousClock.now - begin : time) / .seconds(1)
    }

    private static func takeStretch(_ name: String, _ crowd: RoomCrowd, _ heap: HeapWatch) async throws -> Stretch {
        // First the memory: taking the deliveries needs some.
        let reading = await heap.take()
        let deliveries = try await crowd.takeDeliveries()
        return Stretch(
            name: name, deliveries: deliveries.count, milliseconds: [0.5, 0.99, 1].map(deliveries.milliseconds),
            heap: reading)
    }

    private static func print(_ stretches: [Stretch]) {
        var table = Table("", "deliveries", "p50 ms", "p99 ms", "max ms", "KiB", "most KiB", "SQLite KiB")
        for stretch in stretches {
            let times = stretch.milliseconds.map { Table.number($0, decimals: 2) }
            let memory = [stretch.heap.rest, stretch.heap.restMax, stretch.heap.sqlite].map {
                Table.number($0, decimals: 0)
            }
            table.add([stretch.name, "\(stretch.deliveries)"] + times + memory)
        }
        table.print(
            "The deliveries of those who read on, and the memory of server and clients together, SQLite's apart")
    }
}
