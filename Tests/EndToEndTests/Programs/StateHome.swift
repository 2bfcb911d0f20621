import Foundation
import TestSupport

/// A state directory of a test's own.
final class StateHome: Sendable {
    /// `$XDG_STATE_HOME`.
    let url = FileManager.default.temporaryDirectory.appending(path: "roost-state-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: url) }

    /// What the program has to know of it.
    var environment: [String: String] { ["XDG_STATE_HOME": url.path] }

    /// The files below the program's directory.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: "roost").path)) ?? []).sorted()
    }

    /// A file's text; nil when there is none.
    func text(_ name: String) -> String? {
        try? String(contentsOf: url.appending(path: "roost").appending(path: name), encoding: .utf8)
    }

    /// A file's mode, or the directory's.
    func mode(_ name: String) -> Int? {
        let path = url.appending(path: "roost").appending(path: name).path
        return (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
    }

    /// Waits until the files are as wanted.
    func waits(_ what: String, _ isReached: (StateHome) -> Bool) async throws {
        let reached = try await Waiting.until(.seconds(20)) { isReached(self) }
        guard reached else { throw ProgramFailure("Waited in vain for: \(what). There is: \(names)") }
    }
}
