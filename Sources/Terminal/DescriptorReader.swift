import CTerminal
import Dispatch
import Glibc

/// Reads a descriptor on a thread of its own, piece by piece, until its end or until it is stopped.
///
/// Not a dispatch source: now and then, under load, a source never told that the other side had gone.
enum DescriptorReader {
    /// A paste comes in pieces of this size.
    private static let pieceBytes = 4096

    /// What `elements` makes of the pieces as they come; the stream ends when the other side is gone or nobody reads it
    /// any more.
    ///
    /// The descriptor's flags stay untouched: non-blocking would hold for the output as well where both are the same
    /// open file, and for the shell afterwards. `prepare` runs first; both run on the reading thread. Nothing is read while
    /// `hold` holds.
    static func stream<Element: Sendable>(
        of descriptor: Int32, hold: InputHold? = nil, prepare: @escaping @Sendable () -> Void = {},
        elements: @escaping @Sendable ([UInt8]) -> [Element]
    ) -> AsyncStream<Element> {
        AsyncStream { continuation in
            var ends: (Int32, Int32) = (-1, -1)
            guard unsafe ct_make_pipe(&ends.0, &ends.1) == 0 else { return continuation.finish() }
            let (stopped, stopper) = ends
            continuation.onTermination = { @Sendable _ in close(stopper) }
            DispatchQueue(label: "terminal.reader").async {
                prepare()
                while let piece = next(descriptor, stopped, hold) {
                    for element in elements(piece) { continuation.yield(element) }
                }
                continuation.finish()
                close(stopped)
                hold?.noteHeld(forGood: true)
            }
        }
    }

    /// Waits for the next piece; nil at the end of either descriptor.
    private static func next(_ descriptor: Int32, _ stopped: Int32, _ hold: InputHold?) -> [UInt8]? {
        var waiting = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: stopped, events: Int16(POLLIN), revents: 0),
            pollfd(fd: hold?.readingEnd ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        var bytes = [UInt8](repeating: 0, count: pieceBytes)
        while true {
            guard unsafe poll(&waiting, nfds_t(waiting.count), -1) >= 0 || errno == EINTR else { return nil }
            if waiting[1].revents != 0 { return nil }
            if waiting[2].revents != 0, let hold {
                // Held until the next byte: the descriptor is not looked at meanwhile.
                waiting[0].fd = waiting[0].fd < 0 ? descriptor : -1
                waiting[0].revents = 0
                var byte: UInt8 = 0
                _ = unsafe read(hold.readingEnd, &byte, 1)
                if waiting[0].fd < 0 { hold.noteHeld() }
                continue
            }
            guard waiting[0].revents != 0 else { continue }
            let count = unsafe read(descriptor, &bytes, bytes.count)
            if count > 0 { return Array(bytes[..<count]) }
            guard count < 0, errno == EINTR || errno == EAGAIN else { return nil }
        }
    }
}
