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
        discussion: """
            Without an address a form asks for it. In the chat, F1 shows the keys and /help the commands.

            Examples:
              roost                                  ask where to connect
              roost 192.168.1.20:8080                join #lobby on that server
              roost 192.168.1.20 dev lunch -n 미나   join two rooms as 미나
            """,
        version: "roost \(RoostVersion.text)")

    @Argument(help: ArgumentHelp("Server: HOST, HOST:PORT, ws://… or wss://… for TLS.", valueName: "address"))
    var address: String?

    @Argument(help: ArgumentHelp("Rooms to join; #lobby if none is named.", valueName: "room"))
    var rooms: [String] = []

    @Option(name: .shortAndLong, help: "Nickname wanted; your login name without it.")
    var nick: String?

    @Option(help: ArgumentHelp("Trust the authorities in this PEM file, too.", valueName: "file"))
    var ca: String?

    @Option(help: ArgumentHelp("The server's password, for scripts.", valueName: "file"))
    var passwordFile: String?

    /// Parses the arguments and runs; every mistake is one sentence on one line, as roostd prints them.
    static func main() async {
        do {
            let command = try parse()
            try await command.run()
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            guard !exitCode(for: error).isSuccess else { exit(withError: error) }
            let mistake = message(for: error)
            let end = mistake.hasSuffix("?") || mistake.hasSuffix(".") ? "" : "."
            StandardError.write("roost: \(mistake)\(end) roost --help lists the options.")
            Glibc.exit(EX_USAGE)
        }
    }

    func run() async throws {
        let launch = try launch()
        let nick = try wantedNick()
        let tls = try trust()
        // The signal sources come first: ncurses installs handlers only where the disposition is still the default.
        let signals = TerminalSignals.stream()
        let screen: Screen
        do {
            screen = try Screen.open()
        } catch {
            StandardError.write("roost: \(error)")
            throw ExitCode(EX_USAGE)
        }
        let ending = await ClientLoop.run(
            launch, as: nick, on: ScreenFront(screen), tls: tls, signals: signals)
        await ending.leave()
    }

    private func launch() throws -> Launch {
        if let address {
            do {
                _ = try WebSocketURL(address)
            } catch {
                throw ValidationError("\(error)")
            }
        }
        let names = try rooms.map { text in
            do throws(NameError) {
                return try RoomName(text)
            } catch {
                throw ValidationError("\(text): \(error.sentence)")
            }
        }
        return Launch(
            address: address, rooms: names.isEmpty ? [.lobby] : names, password: try password(),
            settings: Self.settings)
    }

    /// The nickname of the command line, else the login name, else none: the server then finds one.
    ///
    /// A login name may be no legal nickname; the client makes one of it.
    private func wantedNick() throws -> String {
        guard let nick else { return Self.loginName ?? "" }
        do throws(NameError) {
            return try Nickname(nick).text
        } catch {
            throw ValidationError("\(nick): \(error.sentence)")
        }
    }

    private func password() throws -> Password? {
        guard let passwordFile else { return nil }
        guard let text = try? String(contentsOfFile: passwordFile, encoding: .utf8) else {
            throw ValidationError("The password file \(passwordFile) can't be read as text.")
        }
        guard let password = Password(text) else {
            throw ValidationError("There is no password in \(passwordFile). \(Password.rule)")
        }
        return password
    }

    private func trust() throws -> ClientTLS {
        guard let ca else { return ClientTLS() }
        do {
            return try ClientTLS(authoritiesIn: ca)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// What the environment sets: NO_COLOR set to anything means none (no-color.org).
    private static var settings: Settings {
        var settings = Settings()
        if unsafe getenv("NO_COLOR").map({ unsafe $0.pointee != 0 }) ?? false { settings.screen.theme = .mono }
        return settings
    }

    /// Who is logged in, as the environment says or, where it does not, the system.
    private static var loginName: String? {
        let name = unsafe getenv("USER") ?? getpwuid(getuid())?.pointee.pw_name
        return unsafe name.flatMap { unsafe String(validatingCString: $0) }
    }
}

/// The version of this program.
nonisolated enum RoostVersion {
    /// As `--version` prints it.
    static let text = "0.1.0"
}
