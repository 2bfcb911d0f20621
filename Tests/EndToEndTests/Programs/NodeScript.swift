import Foundation
import TestSupport

/// A JavaScript program that talks WebSocket with Debian's node-ws, an implementation nobody here wrote.
enum NodeScript {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    /// Debian's own, since another may come first on the PATH.
    private static let node = "/usr/bin/node"
    /// Where Debian puts its modules, for a node that is not Debian's and does not look there by itself.
    private static let modules = "/usr/share/nodejs"

    /// Starts a script of this test target's folder: `Interop/Peers/echo.js`.
    static func start(
        _ script: String, _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> BackgroundProgram {
        guard FileManager.default.isExecutableFile(atPath: node),
            FileManager.default.fileExists(atPath: modules + "/ws")
        else {
            throw ProgramFailure("node-ws is not set up. Run: Scripts/setup.sh test")
        }
        return try BackgroundProgram(
            node, arguments: [tests.appending(path: script).path] + arguments,
            environment: environment.merging(["NODE_PATH": modules]) { $1 })
    }
}
