import ArgumentParser
import ChatClient

/// The script command `roost rooms`: the rooms of a server, and the end.
struct RoomsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rooms",
        abstract: "Prints the rooms of a server: name, people and topic, tabs between.",
        usage: "roost rooms [options] <address>",
        discussion: """
            Exit status: 0 done, 64 usage, 69 no server, 76 refused.
            """)

    @Argument(help: ArgumentHelp("Server: HOST, HOST:PORT, ws://… or wss://… for TLS.", valueName: "address"))
    var address: String

    @OptionGroup var flags: ConnectionFlags

    func run() async throws {
        try await flags.run(address, [], LineMode(.rooms, history: 0)).leave()
    }
}
