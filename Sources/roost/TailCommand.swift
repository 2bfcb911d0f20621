import ArgumentParser
import ChatClient

/// The script command `roost tail`: what is said, a line a message.
struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Prints what is said in rooms, until it is interrupted.",
        usage: "roost tail [options] <address>",
        discussion: """
            A lost connection is made again, and nothing is printed twice.

            Examples:
              roost tail 192.168.1.20 -r dev -r ops
              roost tail 192.168.1.20 --json --last 0 | jq -r 'select(.k == "msg") | .text'

            Exit status: 0 nobody reads on, 64 usage, 69 no server, 76 refused.
            """)

    @Argument(help: ArgumentHelp("Server: HOST, HOST:PORT, ws://… or wss://… for TLS.", valueName: "address"))
    var address: String

    @Option(name: .shortAndLong, help: "A room; may be repeated. #lobby without it.")
    var room: [String] = []

    @Flag(help: "Print events as roostd export does, as JSON.")
    var json = false

    @Option(help: ArgumentHelp("Begin with so many earlier messages.", valueName: "count"))
    var last = 10

    @OptionGroup var flags: ConnectionFlags

    func validate() throws {
        guard (0...500).contains(last) else { throw ValidationError("--last takes a number from 0 to 500.") }
    }

    func run() async throws {
        let mode = LineMode(.tail(asJSON: json), history: last)
        try await flags.run(address, room.isEmpty ? ["lobby"] : room, mode, endsWithReader: true).leave()
    }
}
