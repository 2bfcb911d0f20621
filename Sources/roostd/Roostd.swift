import ArgumentParser
import ChatServer
import FoundationEssentials
import Glibc
import Logging
import UnixSignals
import WebSocketNIO

/// The server program: flags in, a running server, and an orderly end; and the tools for what it keeps.
@main
struct Roostd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roostd", abstract: "Roost's chat server, for everybody on this network.",
        usage: "roostd [options]   Tools: roostd backup|restore|export|check --help",
        version: "roostd \(ServerConfiguration().version)",
        // Named in the usage: a list of them would take the help beyond one screen.
        subcommands: [BackupCommand.self, RestoreCommand.self, ExportCommand.self, CheckCommand.self])

    /// How long a server that is to end when it is empty waits for the first person.
    private static let patience: Duration = .seconds(60)

    @OptionGroup var flags: ServerFlags

    /// Parses the flags and runs; every mistake is one sentence and an exit status from sysexits.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var server = command as? Roostd { try await server.run() } else { try command.run() }
        } catch let error as ListenError {
            fail(error.description, ExitStatus(error))
        } catch let error as StoreError {
            fail(error.description, ExitStatus(error))
        } catch let error as ToolError {
            fail(error.description, ExitStatus(error))
        } catch let error as StandardStreams.OutputFailure {
            fail(error.description, ExitStatus.inputOutput)
        } catch let code as ExitCode {
            // All is said.
            Glibc.exit(code.rawValue)
        } catch {
            if exitCode(for: error).isSuccess { answer(fullMessage(for: error)) }
            let mistake = message(for: error)
            let end = mistake.hasSuffix("?") || mistake.hasSuffix(".") ? "" : "."
            fail("\(mistake)\(end) \(calledName) --help lists the options.", ExitStatus.usage)
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
        var configuration = flags.configuration
        configuration.password = try flags.passwordFile.map { try PasswordFile(path: $0).read() }
        let choice = StoreChoice(flags, environment: ProcessInfo.processInfo.environment)
        let store = try choice.open(flags, logger: logger)
        let (secret, notice) = try choice.operatorSecret()
        configuration.operatorSecret = secret
        let server = try await ChatServer.start(configuration, store: store, logger: logger)
        Banner(addresses: server.addresses, notice: notice).write()
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

    /// The program's name, with the tool's if one was called.
    private static var calledName: String {
        let tools = configuration.subcommands.compactMap { $0.configuration.commandName }
        let tool = CommandLine.arguments.dropFirst().first { tools.contains($0) }
        return tool.map { "roostd \($0)" } ?? "roostd"
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
