import ArgumentParser
import ChatClient
import Glibc
import Terminal

/// The script command `roost send`: one message, and the end.
struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Sends one message and ends once the server has it.",
        usage: "roost send [options] <address> [<text> ...]",
        discussion: """
            Without text it is read from standard input. A slash at its front is text.

            Examples:
              roost send 192.168.1.20 -r dev build 41 is ready
              make 2>&1 | tail -5 | roost send 192.168.1.20 -r dev -n build

            Exit status: 0 it is in the room's log, 64 usage, 69 no server, 76 refused.
            """)

    @Argument(help: ArgumentHelp("Server: HOST, HOST:PORT, ws://… or wss://… for TLS.", valueName: "address"))
    var address: String

    @Argument(help: ArgumentHelp("The message.", valueName: "text"))
    var text: [String] = []

    @Option(name: .shortAndLong, help: "The room.")
    var room = "lobby"

    @OptionGroup var flags: ConnectionFlags

    /// More than any server takes in a message; what is longer is not read to its end.
    private static let textBytesMax = 1024 * 1024

    func run() async throws {
        let text = self.text.isEmpty ? Self.readInput() : self.text.joined(separator: " ")
        guard !text.allSatisfy(\.isWhitespace) else { throw ValidationError("There is no text to send.") }
        let mode = LineMode(.send(text, mustBeNamed: flags.nick != nil), history: 0)
        try await flags.run(address, [room], mode).leave()
    }

    private static func readInput() -> String {
        if isatty(STDIN_FILENO) != 0 { StandardError.write("roost: Type the message, and then Ctrl-D.") }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while text.count <= textBytesMax {
            let count = unsafe read(STDIN_FILENO, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            text += piece[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
