import CTerminal
import Dispatch
import Glibc
import Synchronization
import TerminalCore

/// Reads a descriptor by lines, and only when they are wanted: who writes faster than they are used has to wait.
package final class LineInput: Sendable {
    /// What is read at once.
    private static let pieceBytes = 4096
    /// Lines that come from a terminal within this time of each other were not typed.
    private static let pastePause: Int32 = 20
    /// What a paste is gathered up to; what follows is another one.
    private static let pasteBytes = 64 * 1024

    private let descriptor: Int32
    private let gathers: Bool
    private let splitter: Mutex<LineSplitter>
    private let queue = DispatchQueue(label: "terminal.lines")

    /// Makes a reader of a descriptor, which keeps so much of each line.
    ///
    /// - Parameter gathers: whether lines that come in one go are given as one, as a paste at a terminal is.
    package init(descriptor: Int32 = STDIN_FILENO, lineBytes: Int, gathers: Bool) {
        self.descriptor = descriptor
        self.gathers = gathers
        splitter = Mutex(LineSplitter(byteLimit: lineBytes))
    }

    /// Waits for lines and returns those that are there, at least one; `nil` at the end.
    ///
    /// Only one task may wait here at a time. Waiting cannot be called off.
    package func next() async -> [String]? {
        await withCheckedContinuation { continuation in
            // A thread's wait, because a file cannot be polled and a terminal's lines need their pause.
            queue.async { [self] in continuation.resume(returning: read()) }
        }
    }

    private func read() -> [String]? {
        // As with every program: reading in the background stops the process until the shell brings it back.
        unsafe ct_accept_signals([SIGTTIN], 1)
        return splitter.withLock { splitter in
            var lines: [String] = []
            var bytes = 0
            while lines.isEmpty || (gathers && bytes < Self.pasteBytes && hasMore()) {
                guard let piece = readPiece() else {
                    if let last = splitter.end() { lines.append(last) }
                    return lines.isEmpty ? nil : lines
                }
                bytes += piece.count
                lines += splitter.feed(piece)
            }
            return lines
        }
    }

    private func hasMore() -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&waiting, 1, Self.pastePause) > 0
    }

    /// The next bytes; nil at the end.
    private func readPiece() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
            if count > 0 { return Array(bytes[..<count]) }
            guard count < 0 else { return nil }
            if errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
            } else if errno != EINTR {
                return nil
            }
        }
    }
}
