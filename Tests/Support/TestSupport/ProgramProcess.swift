import CPseudoTerminal
import Glibc
import Synchronization

/// How a program ended.
public enum ProgramExit: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
}

/// A program's process: its end is seen once, and it never outlives its owner.
final class ProgramProcess: Sendable {
    let id: pid_t
    private let end = Mutex<ProgramExit?>(nil)

    init(_ id: pid_t) {
        self.id = id
    }

    deinit {
        guard end.withLock({ $0 == nil }) else { return }
        kill(id, SIGKILL)
        _ = waitpid(id, nil, 0)
    }

    /// How it ended, or nil while it runs.
    var exit: ProgramExit? {
        end.withLock { end in
            var code: Int32 = 0
            if end == nil, unsafe cpt_has_ended(id, &code) == 1 {
                end = code < 0 ? .signal(-code) : .code(code)
            }
            return end
        }
    }

    /// Waits for the end and for all output, which may come later; nil when it does not end in time.
    func waitForExit(_ limit: Duration, _ outputs: [ProgramOutput]) async throws -> ProgramExit? {
        guard try await Waiting.until(limit, { exit != nil }) else { return nil }
        // A child of the program may keep the output open for ever; that is no failure.
        _ = try await Waiting.until(.seconds(2)) { outputs.allSatisfy(\.isAtEnd) }
        return exit
    }

    func signal(_ number: Int32) {
        guard exit == nil else { return }
        kill(id, number)
    }

    /// What a program gets of the test's environment; the rest would make tests depend on who runs them.
    private static let inherited = ["PATH", "HOME", "USER", "LD_LIBRARY_PATH", "TMPDIR"]

    /// Starts a program through a C function that takes its path, arguments, environment and directory.
    static func start(
        _ path: String, _ arguments: [String], _ environment: [String: String], _ directory: String?,
        by spawn: (
            UnsafePointer<CChar>, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>,
            UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, UnsafePointer<CChar>?
        ) -> cpt_program
    ) throws -> cpt_program {
        var values = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        for name in inherited {
            if let value = unsafe getenv(name) { values[name] = unsafe String(cString: value) }
        }
        values.merge(environment) { $1 }
        var argumentPointers = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var environmentPointers = unsafe values.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            unsafe (argumentPointers + environmentPointers).forEach { unsafe free($0) }
        }
        let program =
            if let directory {
                unsafe spawn(path, &argumentPointers, &environmentPointers, directory)
            } else {
                unsafe spawn(path, &argumentPointers, &environmentPointers, nil)
            }
        guard program.pid > 0 else { throw ProgramFailure("\(path) could not be started, error \(errno).") }
        return program
    }
}
