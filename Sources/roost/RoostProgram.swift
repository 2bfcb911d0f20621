import ArgumentParser
import ChatClient
import Glibc
import Terminal
import TerminalCore

/// The client program: reads its arguments, takes the terminal, and runs until it is asked to leave.
@main
struct RoostProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost",
        abstract: "Chat with the people on your network.",
        usage: "roost [options] [<address>] [<room> ...]",
        discussion: """
            Without an address a form asks for it. In the chat, F1 shows the keys.
            For scripts: roost send|tail|rooms --help. A host so called needs its ws://.

            Examples:
              roost                                  ask where to connect
              roost 192.168.1.20 dev lunch -n 미나   join two rooms as 미나
              roost --plain 192.168.1.20             for screen readers and pipes
            """,
        version: "roost \(RoostVersion.text)")

    /// Messages of before that plain mode prints of a room: what can be listened to.
    private static let plainHistory = 20

    @Argument(help: ArgumentHelp("Server: HOST, HOST:PORT, ws://… or wss://… for TLS.", valueName: "address"))
    var address: String?

    @Argument(help: ArgumentHelp("Rooms to join; #lobby if none is named.", valueName: "room"))
    var rooms: [String] = []

    @Flag(help: "Lines and no screen; by itself where none can be.")
    var plain = false

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
            await main(script, Array(arguments.dropFirst()), called: "roost \(arguments.first ?? "")")
        } else {
            await main(RoostProgram.self, Array(arguments), called: "roost")
        }
    }

    private static func main(
        _ type: any AsyncParsableCommand.Type, _ arguments: [String], called name: String
    ) async {
        do {
            var command = try type.parse(arguments)
            try await command.run()
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            guard !type.exitCode(for: error).isSuccess else { type.exit(withError: error) }
            let mistake = type.message(for: error)
            let end = mistake.hasSuffix("?") || mistake.hasSuffix(".") ? "" : "."
            StandardError.write("roost: \(mistake)\(end) \(name) --help lists the options.")
            Glibc.exit(EX_USAGE)
        }
    }

    func run() async throws {
        let nick = try flags.wantedNick()
        let tls = try flags.trust()
        let rooms = rooms.isEmpty ? ["lobby"] : rooms
        let reason = reasonForPlain
        if plain || reason != nil {
            let launch = try flags.launch(address, rooms, lineMode: plainMode)
            guard address != nil else {
                let why = plain ? "" : reason.map { "Without a screen, because \($0): " } ?? ""
                throw ValidationError("\(why)Plain mode needs the server's address, as in roost --plain 192.168.1.20")
            }
            if !plain, let reason { StandardError.write("roost: Plain mode, because \(reason).") }
            let input = LineInput(lineBytes: Composer.bytesMax, gathers: isPersonal)
            let front = await LineFront(input: input, notices: .amongLines, endsWithReader: isPersonal)
            let ending = await ClientLoop.run(
                launch, as: nick, on: front, tls: tls, signals: TerminalSignals.stream(of: TerminalSignals.leaving))
            await ending.leave()
        }
        var launch = try flags.launch(address, rooms, settings: Self.settings)
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
        if let files { launch.state = files.state }
        let ending = await ClientLoop.run(
            launch, as: nick, on: ScreenFront(screen), tls: tls, files: files?.keeper, signals: signals)
        await ending.leave()
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

    /// What the environment sets: NO_COLOR set to anything means none (no-color.org).
    private static var settings: Settings {
        var settings = Settings()
        if unsafe getenv("NO_COLOR").map({ unsafe $0.pointee != 0 }) ?? false { settings.screen.theme = .mono }
        return settings
    }
}

/// The version of this program.
nonisolated enum RoostVersion {
    /// As `--version` prints it.
    static let text = "0.1.0"
}
