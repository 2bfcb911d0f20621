import Glibc
import Terminal

/// How the program ends, once the screen is restored.
enum Ending: Sendable {
    /// By the user's wish, or because nothing else is left to do; the message goes to standard error.
    case quit(code: Int32, message: String?)
    /// By a signal: the process ends by the same one, so that its parent sees the true reason.
    case signal(Int32)

    /// Ends the process.
    func leave() -> Never {
        switch self {
        case .quit(let code, let message):
            if let message { StandardError.write(message) }
            exit(code)
        case .signal(let number):
            TerminalSignals.exit(by: number)
        }
    }
}

/// Standard error, written without the C library's shared stream.
nonisolated enum StandardError {
    /// Writes a line.
    static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
