import Glibc

/// The program's own output: unbuffered, so that whoever waits for a line gets it at once.
enum StandardStreams {
    static func write(output text: String) {
        write(text, to: STDOUT_FILENO)
    }

    static func write(error text: String) {
        write(text, to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
