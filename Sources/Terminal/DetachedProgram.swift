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
        // The system could not tell where such an argument ends.
        guard !arguments.isEmpty, !arguments.contains(where: { $0.utf8.contains(0) }) else { return .notStarted }
        var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        let process = unsafe ct_spawn_apart(&pointers)
        return process < 0 ? .notStarted : .status(ct_wait_for(process))
    }
}
