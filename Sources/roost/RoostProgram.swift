import ArgumentParser
import ChatClient
import ChatProtocol
import FoundationEssentials
import Glibc
import Terminal
import TerminalCore
import WebSocketNIO

/// The client program: reads its arguments, takes the terminal, and runs until it is asked to leave.
@main
struct RoostProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost",
        abstract: "Chat with the people on your network.",
        usage: "roost [options] [<address>] [<room> ...]",
        discussion: "For scripts: roost send|tail|rooms --help. A host so called needs its ws://.",
        version: "roost \(RoostVersion.text)")

    /// What the help ends with.
    private static let examples = """
        EXAMPLES:
          roost                                  ask where to connect
          roost 192.168.1.20 dev lunch -n 미나   join two rooms as 미나
          roost --plain 192.168.1.20             for screen readers and pipes
        """

    /// Messages of before that plain mode prints of a room: what can be listened to.
    private static let plainHistory = 20

    @Argument(help: ArgumentHelp("HOST, HOST:PORT, ws://…, wss://…; else a form asks.", valueName: "address"))
    var address: String?

    @Argument(help: ArgumentHelp("Rooms to join; #lobby if none is named.", valueName: "room"))
    var rooms: [String] = []

    @Flag(help: "Lines and no screen; by itself where none can be.")
    var plain = false

    @Option(help: ArgumentHelp("Read the settings here, not in ~/.config/roost.", valueName: "file"))
    var config: String?

    @Flag(help: "All settings as such a file; flags, too: --theme dark.")
    var printConfig = false

    @OptionGroup var flags: ConnectionFlags

    /// The script commands, which are the first word.
    ///
    /// No subcommands of the parser's: it would take the first address for one wherever it stands.
    private static let scripts: [any AsyncParsableCommand.Type] = [
        SendCommand.self, TailCommand.self, RoomsCommand.self,
    ]

    /// Parses the arguments and runs; every mistake is one sentence on one line, as roostd prints them.
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        let script = scripts.first { $0.configuration.commandName == arguments.first }
        if let script {
            await carryOut(script, called: "roost \(arguments.first ?? "")") {
                var command = try script.parse(Array(arguments.dropFirst()))
                try await command.run()
            }
        } else {
            await carryOut(RoostProgram.self, called: "roost") {
                let settings: [SettingText]
                let rest: [String]
                do throws(SettingFlagError) {
                    (settings, rest) = try SettingFlags.take(from: Array(arguments), others: ["nick"])
                } catch {
                    throw ValidationError(error.sentence)
                }
                try await RoostProgram.parse(rest).chat(settings)
            }
        }
    }

    /// Parses the arguments and runs; a mistake is one sentence on one line, as roostd prints them.
    private static func carryOut(
        _ type: any AsyncParsableCommand.Type, called name: String, _ body: () async throws -> Void
    ) async {
        do {
            try await body()
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            if type.exitCode(for: error).isSuccess { answer(type.fullMessage(for: error)) }
            var mistake = type.message(for: error)
            if type == RoostProgram.self { mistake += suggestion(for: mistake) }
            let end = mistake.hasSuffix("?") || mistake.hasSuffix(".") ? "" : "."
            StandardError.write("roost: \(mistake)\(end) \(name) --help lists the options.")
            Glibc.exit(EX_USAGE)
        }
    }

    /// The setting's flag that was probably meant, which the parser does not know of, as the end of its sentence.
    private static func suggestion(for mistake: String) -> String {
        guard let match = mistake.wholeMatch(of: /Unknown option '--(?:no-)?([a-z-]+)'/),
            let meant = SettingTable.suggestion(for: String(match.1))
        else { return "" }
        return ". Did you mean '--\(meant)'?"
    }

    /// Gives what was asked for; the help of the chat ends with examples.
    private static func answer(_ text: String) -> Never {
        let isHelp = text == helpMessage()
        var text = text[...]
        while text.last?.isNewline == true { text.removeLast() }
        _ = LineOutput.write(text + (isHelp ? "\n\n\(examples)\n" : "\n"), to: STDOUT_FILENO)
        Glibc.exit(EXIT_SUCCESS)
    }

    /// Chats, with the settings whose flags stood among the arguments.
    private func chat(_ settingFlags: [SettingText]) async throws {
        if printConfig {
            _ = LineOutput.write(ConfigurationSample.text, to: STDOUT_FILENO)
            return
        }
        let environment = ProcessInfo.processInfo.environment
        var (file, configured) = try configuration(settingFlags, environment)
        let start = configured.settings.start
        let address = address ?? serverThatWasSet(start.server, &configured)
        let rooms = !rooms.isEmpty ? rooms : start.rooms.names.isEmpty ? ["lobby"] : start.rooms.names.map(\.wire)
        let nick = try flags.wantedNick(set: start.nick.text)
        let tls = try flags.trust()
        let reason = reasonForPlain
        if plain || reason != nil {
            let launch = try flags.launch(address, rooms, configured: configured, lineMode: plainMode)
            guard address != nil else {
                let why = plain ? "" : reason.map { "Without a screen, because \($0): " } ?? ""
                throw ValidationError("\(why)Plain mode needs the server's address, as in roost --plain 192.168.1.20")
            }
            if !plain, let reason { StandardError.write("roost: Plain mode, because \(reason).") }
            let input = LineInput(lineBytes: Composer.bytesMax, gathers: isPersonal)
            let front = await LineFront(input: input, notices: .amongLines, endsWithReader: isPersonal)
            let ending = await ClientLoop.run(
                launch, as: nick, on: front, tls: tls, configuration: file,
                signals: TerminalSignals.stream(of: TerminalSignals.leaving))
            await ending.leave()
        }
        var launch = try flags.launch(address, rooms, configured: configured)
        // The signal sources come first: ncurses installs handlers only where the disposition is still the default.
        let signals = TerminalSignals.stream()
        let screen: Screen
        do {
            screen = try Screen.open()
        } catch {
            StandardError.write("roost: \(error)")
            throw ExitCode(EX_USAGE)
        }
        let files = await FileKeeper.start()
        if let files { (launch.state, launch.logs) = (files.state, await files.keeper.logFolder) }
        let ending = await ClientLoop.run(
            launch, as: nick, on: ScreenFront(screen), tls: tls, files: files?.keeper, configuration: file,
            signals: signals)
        await ending.leave()
    }

    // MARK: Settings

    /// Puts the settings together, with the file that `/set save` writes.
    private func configuration(
        _ flags: [SettingText], _ environment: [String: String]
    ) throws -> (file: ConfigurationFile?, configured: Configured) {
        var sources = SettingSources()
        sources.environment = environment
        sources.flags = flags
        var troubles: [String] = []
        let file =
            config.map { ConfigurationFile(path: $0, environment: environment) }
            ?? ConfigurationFile(environment: environment)
        if let file {
            sources.fileName = file.name
            do throws(FileTrouble) {
                sources.file = try file.read()
                if config != nil, sources.file == nil { throw FileTrouble(file.path, ENOENT) }
            } catch {
                // A file that was asked for is a different matter than one that happens to be there.
                if config != nil {
                    StandardError.write(
                        "roost: The configuration can't be read. \(error). Leave --config out, or name another file.")
                    throw ExitCode(EX_CONFIG)
                }
                troubles = ["The configuration can't be read. \(error). Everything is as without it."]
            }
        }
        var configured = sources.configured()
        configured.warnings = troubles + configured.warnings
        return (file, configured)
    }

    /// The server to go to without an address; one that can't be is told, and asked for.
    private func serverThatWasSet(_ server: String, _ configured: inout Configured) -> String? {
        guard !server.isEmpty else { return nil }
        do {
            _ = try WebSocketURL(server)
            return server
        } catch {
            configured.warnings.append("server: \(error) Ignored.")
            return nil
        }
    }

    // MARK: Plain mode

    /// Why there can be no screen, as the end of a sentence; `nil` where there can.
    private var reasonForPlain: String? {
        if isatty(STDOUT_FILENO) == 0 { return "the output is not a terminal" }
        if isatty(STDIN_FILENO) == 0 { return "the input is not a terminal" }
        let type = unsafe getenv("TERM").map { unsafe String(cString: $0) }
        return type == "dumb" ? "the terminal type is dumb" : nil
    }

    private var isPersonal: Bool { isatty(STDIN_FILENO) != 0 }

    private var plainMode: LineMode {
        LineMode(.chat(isPersonal ? .person : .program), history: Self.plainHistory)
    }
}

/// The version of this program.
nonisolated enum RoostVersion {
    /// As `--version` prints it.
    static let text = "0.1.0"
}
