import CTerminal
import Dispatch
import Glibc

/// A program that is started beside ours: without a shell, without our terminal, and it lives on when we leave.
package enum DetachedProgram {
    /// How such a program ended.
    package enum End: Equatable, Sendable {
        /// There is none of that name, or it may not be run.
        case notStarted
        /// It ended with this status; 128 and more is a signal.
        case status(Int32)
    }

    /// Runs the program that the first argument names, and waits for its end on a thread of its own.
    package static func run(_ arguments: [String]) async -> End {
        await withCheckedContinuation { continuation in
            // Not a task: it may wait for hours.
            DispatchQueue(label: "terminal.program").async { @Sendable in
                continuation.resume(returning: runHere(arguments))
            }
        }
    }

    private static func runHere(_ arguments: [String]) -> End {
        guard let process = unsafe Spawning.spawn(arguments, by: ct_spawn_apart) else { return .notStarted }
        return .status(ct_wait_for(process))
    }
}
