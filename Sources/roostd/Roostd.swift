import ArgumentParser
import ChatServer
import FoundationEssentials
import Glibc
import Logging
import UnixSignals
import WebSocketNIO

/// The server program: flags in, a running server, and an orderly end.
@main
struct Roostd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roostd", abstract: "Roost's chat server, for everybody on this network.",
        usage: "roostd [options]", version: "roostd \(ServerConfiguration().version)")

    /// How long a server that is to end when it is empty waits for the first person.
    private static let patience: Duration = .seconds(60)

    @OptionGroup var flags: ServerFlags

    /// Parses the flags and runs; every mistake is one sentence and an exit status from sysexits.
    static func main() async {
        do {
            var command = try parse()
            try await command.run()
        } catch let error as ListenError {
            fail(error.description, ExitStatus(error))
        } catch let error as StoreError {
            fail(error.description, ExitStatus(error))
        } catch {
            if exitCode(for: error).isSuccess { answer(fullMessage(for: error)) }
            let mistake = message(for: error)
            let end = mistake.hasSuffix("?") || mistake.hasSuffix(".") ? "" : "."
            fail("\(mistake)\(end) roostd --help lists the options.", ExitStatus.usage)
        }
    }

    mutating func run() async throws {
        let level = flags.logLevel
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let logger = Logger(label: "roostd")
        checkDescriptors(logger)
        let choice = StoreChoice(flags, environment: ProcessInfo.processInfo.environment)
        let store = try choice.open(flags, logger: logger)
        let server = try await ChatServer.start(flags.configuration, store: store, logger: logger)
        Banner(addresses: server.addresses).write()
        if flags.untilEmpty {
            Task {
                await server.untilEmpty(patience: Self.patience)
                kill(getpid(), SIGTERM)
            }
        }
        var isStopping = false
        for await _ in signals {
            // Who asks a second time does not want to wait.
            if isStopping { Glibc.exit(1) }
            isStopping = true
            Task {
                await server.stop()
                Glibc.exit(0)
            }
        }
    }

    /// Makes room for as many connections as the system allows, and says so where they are fewer than the flag's.
    private func checkDescriptors(_ logger: Logger) {
        guard let limit = DescriptorLimit.raise(), limit < flags.maxConnections else { return }
        logger.warning(
            "this system allows fewer open files than --max-connections",
            metadata: ["open files": "\(limit)", "max-connections": "\(flags.maxConnections)"])
    }

    /// Gives what was asked for, as help is, without the empty row that would push its first one off a screen.
    private static func answer(_ text: String) -> Never {
        var text = text[...]
        while text.last?.isNewline == true { text.removeLast() }
        StandardStreams.write(output: text + "\n")
        Glibc.exit(0)
    }

    private static func fail(_ sentence: String, _ status: ExitStatus) -> Never {
        StandardStreams.write(error: "roostd: \(sentence)\n")
        Glibc.exit(status.rawValue)
    }
}
