import Foundation
import TestSupport

/// A Python program that talks WebSocket with an implementation nobody here wrote, from the pinned environment.
enum PythonScript {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    /// Starts a script of this test target's folder: `Lecture/client.py`.
    static func start(
        _ script: String, _ arguments: [String] = [], environment: [String: String] = [:],
        limit: Duration = .seconds(20)
    ) throws -> BackgroundProgram {
        let python = root.appending(path: ".build/python/bin/python").path
        guard FileManager.default.isExecutableFile(atPath: python) else {
            throw ProgramFailure("Python websockets is not set up. Run: Scripts/setup.sh test")
        }
        return try BackgroundProgram(
            python, arguments: ["-u", tests.appending(path: script).path] + arguments,
            environment: environment.merging(["PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"]) { $1 },
            limit: limit)
    }
}
