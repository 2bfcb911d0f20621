import CTerminal
import Dispatch
import Glibc

/// A program that has our terminal until it ends, such as an editor: it is in our process group, so what the terminal
/// sends to the foreground reaches both.
package struct ForegroundProgram: Sendable {
    private let process: Int32

    /// Starts the program that the first argument names; nil when there is none of that name, or it may not be run.
    ///
    /// Lend the terminal with ``Screen/lend()`` before.
    package static func start(_ arguments: [String]) -> ForegroundProgram? {
        unsafe Spawning.spawn(arguments, by: ct_spawn_here).map(ForegroundProgram.init)
    }

    /// Waits for its end, and returns its status; 128 and more is a signal.
    package func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            // Not a task: it may take hours.
            DispatchQueue(label: "terminal.foreground").async { @Sendable in
                continuation.resume(returning: ct_wait_for(process))
            }
        }
    }

    /// Tells it that the terminal goes, at which editors keep what they can.
    package func hangUp() {
        kill(process, SIGHUP)
    }
}
