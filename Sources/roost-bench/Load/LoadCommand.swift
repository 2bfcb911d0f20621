import ArgumentParser
import FoundationEssentials
import Glibc
import LoadGenerator
import WebSocketNIO

/// `roost-bench load`: drives a server that runs elsewhere, Roost's or another one, and measures it.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Drives a broadcast server and measures deliveries, order, latency, its time and its memory.",
        discussion: """
            Receivers are the members of a room, senders those of them who speak, each of whom is sent its own messages, \
            too. Latency counts from when a message was due. Templates know {name} {room}, a message also {id}, a \
            marker of 16 letters, {body}, the marker with padding, and {pad}, the padding alone.
            """)

    @Argument(help: ArgumentHelp("Where the server is.", valueName: "ws://host:port"))
    var address: String

    @OptionGroup var speech: SpeechFlags
    @OptionGroup var shape: ShapeFlags

    @Option(help: ArgumentHelp("The server's process, for its time and memory.", valueName: "n"))
    var pid: Int?

    @Option(help: ArgumentHelp("Instead: connect so many, and say nothing.", valueName: "n"))
    var storm: Int?

    @Option(help: ArgumentHelp("Rounds of a storm.", valueName: "n"))
    var rounds = 1

    @Option(help: ArgumentHelp("Keep what those of a storm were told.", valueName: "file"))
    var keep: String?

    @Option(help: ArgumentHelp("Come back with what was kept.", valueName: "file"))
    var resume: String?

    @Flag(help: "Print an object instead of a table.")
    var json = false

    func validate() throws {
        try shape.validate(storm: storm)
        guard (1...100).contains(rounds) else { throw ValidationError("A storm has from 1 to 100 rounds.") }
    }

    func run() async throws {
        _ = DescriptorLimit.raise()
        endAfterDeadline()
        let url = try WebSocketURL(address)
        var plan = LoadPlan(url: url, dialect: speech.spoken)
        shape.apply(to: &plan)
        plan.handshakeOnly = speech.handshakeOnly
        plan.deflate = speech.deflate
        if speech.reader == .core { plan.reader = .core }
        if let storm { (plan.rooms, plan.receivers, plan.senders, plan.stalled) = (1, storm, 0, 0) }
        if let resume {
            let lines = try String(contentsOfFile: resume, encoding: .utf8).split(separator: "\n")
            plan.returning = lines.map { CapturedFields(line: $0) }
            guard plan.returning.count >= plan.connections else {
                throw BenchmarkFailure("\(resume) has only \(plan.returning.count) lines.")
            }
        }
        let run = LoadRun(plan, times: shape.times, process: pid)
        let report: LoadReport
        if storm != nil {
            let (storm, captured) = try await run.storm(rounds: rounds)
            report = storm
            if let keep {
                try captured.map { $0.line + "\n" }.joined().write(toFile: keep, atomically: false, encoding: .utf8)
            }
        } else {
            report = try await run.run()
        }
        if json { print(try report.json) } else { LoadTable(report).print(shape.title(plan)) }
    }

    /// Every part of a run is bounded, and so is the whole of it, also when a loop hangs.
    private func endAfterDeadline() {
        let seconds = shape.deadline
        Task.detached {
            try? await Task.sleep(for: .seconds(seconds))
            let sentence = Array("roost-bench: not done after \(Int(seconds)) s.\n".utf8)
            _ = unsafe sentence.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            Glibc.exit(75)
        }
    }
}

extension SpokenDialect.Preset: ExpressibleByArgument {}
extension LoadPlan.Reader: ExpressibleByArgument {}
