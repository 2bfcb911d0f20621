import Glibc
import TestSupport

/// A real websocket-echo.
enum EchoProgram {
    /// The longest message that it takes, unlike the default so that a test sees that it is this one.
    static let messageBytesMax = 2 * 1024 * 1024

    /// Starts the server on a free port and waits until it listens.
    static func server(_ arguments: [String] = []) async throws -> (program: BackgroundProgram, url: String) {
        let program = try start(["--host", "127.0.0.1", "--port", "0"] + arguments)
        return (program, try await listeningURL(program))
    }

    /// Starts the client; it ends with the connection.
    static func client(_ url: String, _ arguments: [String] = []) throws -> BackgroundProgram {
        try start(["--client", url] + arguments)
    }

    /// Waits for the line by which a server, ours or not, says that it listens.
    static func listeningURL(_ program: BackgroundProgram) async throws -> String {
        let line = try await program.waitForLine("where it listens") { $0.hasPrefix("listening on ws") }
        return String(line.dropFirst("listening on ".count))
    }

    private static func start(_ arguments: [String]) throws -> BackgroundProgram {
        try BackgroundProgram(
            BuiltProduct.path("websocket-echo"), arguments: arguments + ["--max-message", "\(messageBytesMax)"])
    }
}
