import Foundation
import TestSupport

/// An authority of our own and what it has signed, made for one test and removed with its owner.
final class TestCertificates {
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Peers/certificates.sh").path

    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "roost-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let openssl = try BackgroundProgram("/bin/bash", arguments: [Self.script, folder.path])
        guard try await openssl.exit() == .code(0) else {
            throw ProgramFailure("openssl made no certificates: \(openssl.errorLines)")
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A file that the script made: `authority`, `stranger`, and with their keys `good`, `expired`, `elsewhere`.
    func file(_ name: String) -> String { folder.appending(path: name + ".pem").path }
}
