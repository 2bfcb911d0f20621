import Glibc
import TestSupport

/// A real roostd on a port of its own, killed with its owner.
struct Roostd {
    let program: BackgroundProgram
    let port: Int

    /// Starts the server and waits until it listens; port 0 takes a free one, no data directory means memory, and a
    /// shell may set things up first.
    static func start(
        port: Int = 0, data: String? = nil, arguments: [String] = [], shell: String = "true"
    ) async throws -> Roostd {
        let command =
            [try BuiltProduct.path("roostd"), "--port", "\(port)"] + (data.map { ["--data", $0] } ?? ["--memory"])
        let program = try BackgroundProgram(
            "/bin/bash", arguments: ["-c", "\(shell) && exec \"$0\" \"$@\""] + command + arguments)
        let line = try await program.waitForLine("the line that says where roostd listens") {
            $0.hasPrefix("listening on ws://")
        }
        guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else {
            throw ProgramFailure("No port in: \(line)")
        }
        return Roostd(program: program, port: port)
    }

    var address: String { "127.0.0.1:\(port)" }

    /// Ends it as a crash would: nothing is said to anybody.
    func crash() async throws {
        program.signal(SIGKILL)
        _ = try await program.exit()
    }
}
