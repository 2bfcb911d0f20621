import ArgumentParser
import ChatServer
import FoundationEssentials
import Glibc
import LoadGenerator
import WebSocketNIO

/// `roost-bench client`: what roost costs, and how soon a key is on the screen.
struct ClientBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Measures roost: its frames, a key's way to the screen, its start, memory and idle time.",
        discussion: "Frames are drawn in this program; all else is the real roost on a pseudo-terminal of 200x50.")

    private static let rateRange = 0...20_000
    private static let keysRange = 10...10_000
    private static let starts = 20
    private static let idle: Duration = .seconds(10)
    /// People who make the load.
    private static let speakers = 10
    /// Time between two keys: a fast typist's, and no multiple of a frame, so that keys meet all of its moments.
    private static let keyPause: Duration = .milliseconds(37)
    /// A letter that is in nobody's message: the Latin l with a stroke.
    private static let letter = "ł"
    /// Letters after which the line is emptied, before it reaches its right end.
    private static let lineLetters = 40

    @Option(help: ArgumentHelp("How long each line of the frames' table is measured.", valueName: "seconds"))
    var seconds = 0.5

    @Option(help: ArgumentHelp("Messages a second in the room for the loaded figures.", valueName: "n"))
    var rate = 5_000

    @Option(help: ArgumentHelp("Keys that are pressed for each figure.", valueName: "n"))
    var keys = 200

    @Option(help: ArgumentHelp("The program; standard is the one beside this one.", valueName: "file"))
    var roost: String?

    func validate() throws {
        guard Self.rateRange.contains(rate) else { throw ValidationError("From 0 to 20000 messages a second.") }
        guard Self.keysRange.contains(keys) else { throw ValidationError("From 10 to 10000 keys.") }
    }

    func run() async throws {
        try RenderTable.print(Patience(seconds: seconds))
        var table = Table("", "p50", "p99", "max", "goal")
        let home = FileManager.default.temporaryDirectory.appending(path: "roost-bench-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: home) }

        var start = Latencies()
        for _ in 0..<Self.starts {
            let begin = Samples.clock()
            let client = try launch([], home)
            defer { client.end() }
            start.add(nanoseconds: try client.wait(for: "Connect to a chat server") - begin)
        }
        add("start to the first screen, ms", start, "50", &table)

        let server = try await BenchServer.start(nil)
        try await measure(at: server.url.port, home, &table) { body in
            try await RoomCrowd.run(at: server.url, count: Self.speakers) { crowd in
                crowd.speak(perSecond: rate)
                try await body(crowd)
                try await crowd.fallSilent()
            }
        }
        await server.stop()
        table.print("roost on a terminal of 200x50")
    }

    private func launch(_ arguments: [String], _ home: String) throws -> ClientOnTerminal {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "roost").path
        return try ClientOnTerminal(roost ?? beside, arguments, home: home, columns: 200, rows: 50)
    }

    private func reading(of client: ClientOnTerminal) throws -> ProcessReading {
        guard let reading = ProcessReading(of: Int(client.pid)) else { throw BenchmarkFailure("roost has ended.") }
        return reading
    }

    private func measure(
        at port: Int, _ home: String, _ table: inout Table,
        underLoad: ((RoomCrowd) async throws -> Void) async throws -> Void
    ) async throws {
        let client = try launch(["127.0.0.1:\(port)", "bench", "-n", "dana"], home)
        defer { client.end() }
        _ = try client.wait(for: "You are dana")
        client.drain(for: .seconds(1))
        add("a key, quiet, ms", try press(on: client), "", &table)
        addOne("memory in an empty room, MiB", try reading(of: client).mebibytes, "", &table)

        let before = try reading(of: client).seconds
        client.drain(for: Self.idle)
        let used = try reading(of: client).seconds - before
        addOne("idle, % of a core", used / (Self.idle / .seconds(1)) * 100, "0.0", &table)

        guard rate > 0 else { return }
        var loaded = Latencies()
        var busy = 0.0
        try await underLoad { _ in
            client.drain(for: .seconds(3))
            let before = (try reading(of: client).seconds, Samples.clock())
            loaded = try press(on: client)
            busy =
                (try reading(of: client).seconds - before.0)
                / (Double(Samples.clock() - before.1) / 1e9)
        }
        add("a key at \(rate) messages/s, ms", loaded, "p50 10", &table)
        addOne("that load, % of a core", busy * 100, "", &table)
        client.drain(for: .seconds(1))
        addOne(
            "memory with 10 000 messages held, MiB", try reading(of: client).mebibytes, "40", &table)
    }

    /// Presses keys one after another, each once the one before is on the screen and a pause is over.
    private func press(on client: ClientOnTerminal) throws -> Latencies {
        var times = Latencies()
        for index in 1...keys {
            let begin = Samples.clock()
            client.type(Self.letter)
            times.add(nanoseconds: try client.wait(for: Self.letter) - begin)
            client.drain(for: Self.keyPause)
            guard index.isMultiple(of: Self.lineLetters) || index == keys else { continue }
            client.type("\u{15}")
            client.drain(for: Self.keyPause)
        }
        return times
    }

    private func add(_ name: String, _ times: Latencies, _ goal: String, _ table: inout Table) {
        table.add([name] + [0.5, 0.99, 1].map { Table.number(times.milliseconds($0), decimals: 2) } + [goal])
    }

    private func addOne(_ name: String, _ value: Double, _ goal: String, _ table: inout Table) {
        table.add(name, Table.number(value), "", "", goal)
    }
}

extension ProcessReading {
    fileprivate var mebibytes: Double { Double(residentBytes) / 1_048_576 }
}
