import CTerminal
import Glibc

/// Starts other programs through C, which can't be done in Swift: a process with threads must not fork.
enum Spawning {
    /// Starts the program that the first argument names, by one of C's ways; nil when there is none of that name, or it may
    /// not be run.
    static func spawn(
        _ arguments: [String], by start: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
    ) -> Int32? {
        // The system could not tell where such an argument ends.
        guard !arguments.isEmpty, !arguments.contains(where: { $0.utf8.contains(0) }) else { return nil }
        var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        let process = unsafe start(&pointers)
        return process < 0 ? nil : process
    }
}
