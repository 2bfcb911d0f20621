import ArgumentParser
import ChatClient
import ChatProtocol
import FoundationEssentials
import Glibc
import Terminal
import WebSocketNIO

/// What every way into a chat is told: who we are, and what to trust.
struct ConnectionFlags: ParsableArguments {
    @Option(name: .shortAndLong, help: "Nickname wanted; your login name without it.")
    var nick: String?

    @Option(help: ArgumentHelp("Trust the authorities in this PEM file, too.", valueName: "file"))
    var ca: String?

    @Option(help: ArgumentHelp("The server's password, for scripts.", valueName: "file"))
    var passwordFile: String?

    /// The nickname of the command line, else the one that was set, else the login name, else none: the server then
    /// finds one.
    ///
    /// A login name may be no legal nickname; the client makes one of it.
    func wantedNick(set: String = "") throws -> String {
        guard let nick else { return set.isEmpty ? Self.loginName ?? "" : set }
        do throws(NameError) {
            return try Nickname(nick).text
        } catch {
            throw ValidationError("\(nick): \(error.sentence)")
        }
    }

    /// What the command line says, checked as far as that goes without a server.
    func launch(
        _ address: String?, _ rooms: [String], configured: Configured = Configured(), lineMode: LineMode? = nil
    ) throws -> Launch {
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
            address: address, rooms: names, password: try password(), configured: configured, lineMode: lineMode)
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

    /// The authorities that TLS trusts.
    func trust() throws -> ClientTLS {
        guard let ca else { return ClientTLS() }
        do {
            return try ClientTLS(authoritiesIn: ca)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// Runs a script command to its end; its output holds what was asked for, and everything else goes to standard
    /// error.
    func run(
        _ address: String, _ rooms: [String], _ lineMode: LineMode, endsWithReader: Bool = false
    ) async throws -> Ending {
        let launch = try launch(address, rooms, lineMode: lineMode)
        let front = await LineFront(input: nil, notices: .apart, endsWithReader: endsWithReader)
        return await ClientLoop.run(
            launch, as: try wantedNick(), on: front, tls: try trust(),
            signals: TerminalSignals.stream(of: TerminalSignals.leaving))
    }

    /// Who is logged in, as the environment says or, where it does not, the system.
    private static var loginName: String? {
        let name = unsafe getenv("USER") ?? getpwuid(getuid())?.pointee.pw_name
        return unsafe name.flatMap { unsafe String(validatingCString: $0) }
    }
}
