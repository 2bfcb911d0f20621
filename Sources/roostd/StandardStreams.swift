import Glibc

/// The program's own output: unbuffered, so that whoever waits for a line gets it at once.
enum StandardStreams {
    static func write(output text: String) {
        write(text, to: STDOUT_FILENO)
    }

    static func write(error text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// Standard output takes no more; the system's reason.
    struct OutputFailure: Error, CustomStringConvertible {
        let reason: String
        var description: String { "Standard output can't be written: \(reason)." }
    }

    /// Writes all of it, however slowly it is taken.
    static func writeAll(output bytes: [UInt8]) throws(OutputFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw OutputFailure(reason: unsafe String(cString: strerror(errno)).lowercased())
            }
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
