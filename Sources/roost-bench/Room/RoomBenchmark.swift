import ArgumentParser
import ChatProtocol
import ChatServer
import Glibc
import LoadGenerator
import WebSocketNIO

/// `roost-bench room`: what a room of a million messages costs a server that starts, and those who enter it and page.
struct RoomBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room",
        abstract: "Measures a room of a million messages: starting, joining, paging, searching.",
        discussion: "It is measured with the database only on the disk, and again with it in the system's memory.")

    /// As few as the pages at both ends need, and as many as a room keeps.
    private static let messagesRange = 1_000...1_000_000
    private static let roundsRange = 1...1_000
    /// Milliseconds within which everything but starting has to be done.
    private static let goal = 50

    @Option(help: ArgumentHelp("Messages in the room.", valueName: "n"))
    var messages = 1_000_000

    @Option(help: ArgumentHelp("How often each line is measured.", valueName: "n"))
    var rounds = 10

    @OptionGroup var data: DataFolder

    /// What one line of the table has measured.
    private struct Line {
        var cold = Latencies()
        var again = Latencies()
    }

    func validate() throws {
        guard Self.messagesRange.contains(messages) else {
            throw ValidationError("A room has from 1000 to 1000000 messages here.")
        }
        guard Self.roundsRange.contains(rounds) else { throw ValidationError("There are from 1 to 1000 rounds.") }
    }

    func run() async throws {
        try await data.withDirectory { path in
            let room = try RoomName("bench")
            let begin = Samples.clock()
            let store = try DataFolder.open(path)
            try await RoomFilling.fill(room, with: messages, of: store, now: ServerClock.system.wall())
            let filled = Double(Samples.clock() - begin) / 1e9
            store.maintain()
            store.close()
            let indexed = Double(Samples.clock() - begin) / 1e9
            print(
                "Filling a room with \(messages) messages took \(Table.number(filled)) s, the search index "
                    + "\(Table.number(indexed - filled)) s.\n")

            var start = Line()
            var answers = Array(repeating: Line(), count: 1 + RoomQuestion.others.count)
            for _ in 0..<rounds {
                Self.leaveMemory(path + "/rooms.sqlite")
                var server = try await Self.start(path, &start.cold)
                for (index, time) in try await visit(room, at: server.url).enumerated() {
                    answers[index].cold.add(nanoseconds: time)
                }
                for (index, time) in try await visit(room, at: server.url).enumerated() {
                    answers[index].again.add(nanoseconds: time)
                }
                await server.stop()
                server = try await Self.start(path, &start.again)
                await server.stop()
            }
            var table = Table("", "from disk p50 ms", "max ms", "again p50 ms", "max ms", "goal ms")
            table.add(Self.row("start-up", start, goal: 1000))
            for (question, line) in zip([.join] + RoomQuestion.others, answers) {
                table.add(Self.row(question.name, line, goal: Self.goal))
            }
            table.print("A room of \(messages) messages, \(rounds) times each")
        }
    }

    private static func row(_ name: String, _ line: Line, goal: Int) -> [String] {
        [name]
            + [line.cold, line.again].flatMap { times in
                [0.5, 1].map { Table.number(times.milliseconds($0), decimals: 2) }
            } + ["\(goal)"]
    }

    /// Starts a server and measures that, from opening the store to accepting connections.
    private static func start(_ path: String, _ times: inout Latencies) async throws -> BenchServer {
        let begin = Samples.clock()
        let server = try await BenchServer.start(try DataFolder.open(path))
        times.add(nanoseconds: Samples.clock() - begin)
        return server
    }

    /// Has somebody enter the room and ask everything; returns the time of each answer, in nanoseconds.
    private func visit(_ room: RoomName, at url: WebSocketURL) async throws -> [Int64] {
        var visitor = try await RoomVisitor(to: url)
        var head: Position?
        var times: [Int64] = []
        for question in [.join] + RoomQuestion.others {
            let command = try question.command(room, head ?? Position(epoch: Epoch(randomBytes: [0]), seq: 0))
            let (answer, nanoseconds) = try await visitor.ask(command)
            times.append(nanoseconds)
            var events: [RoomEvent] = []
            for message in answer {
                switch message {
                case .joined(let joined): head = Position(epoch: joined.epoch, seq: joined.head)
                case .event(let event): events.append(event)
                case .page(let page): events += page.events
                default: break
                }
            }
            guard let head, head.seq == Int64(messages), question.isRight(events, head.seq) else {
                throw BenchmarkFailure("The answer to \(question.name) was not what is in the room.")
            }
        }
        await visitor.leave()
        return times
    }

    /// Has the system forget a file's contents, so that whoever reads it reads from the disk.
    private static func leaveMemory(_ path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
        close(descriptor)
    }
}
