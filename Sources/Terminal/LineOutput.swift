import Dispatch
import Glibc

/// Text on its way to a descriptor, whole and at once: whoever reads it gets each line when it is said.
package enum LineOutput {
    /// What happened to a text.
    package enum Outcome: Equatable, Sendable {
        /// All of it is written.
        case written
        /// Nobody reads it any more.
        case closed
        /// It cannot be written, for the system's reason.
        case failed(String)
    }

    /// Writes a text; waits while its reader does not read.
    package static func write(_ text: String, to descriptor: Int32) -> Outcome {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                bytes = bytes.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: break
            case EAGAIN:
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
            case EPIPE: return .closed
            case let code: return .failed(unsafe String(cString: strerror(code)))
            }
        }
        return .written
    }

    /// Waits until nobody can read any more what is written to a descriptor; for a file that never happens.
    ///
    /// False at once where there is no such descriptor. Waiting cannot be called off.
    package static func untilClosed(_ descriptor: Int32) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "terminal.output").async {
                var waiting = pollfd(fd: descriptor, events: 0, revents: 0)
                while unsafe poll(&waiting, 1, -1) < 0, errno == EINTR {}
                continuation.resume(returning: waiting.revents & Int16(POLLNVAL) == 0)
            }
        }
    }
}
