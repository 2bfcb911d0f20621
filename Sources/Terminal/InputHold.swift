import CTerminal
import Glibc
import Synchronization

/// Keeps a reader of the terminal from reading while another program has it: whoever reads first takes the key.
package final class InputHold: Sendable {
    private struct State {
        var isOver = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    /// What the reader polls; a byte holds it, the next one lets it go on.
    let readingEnd: Int32
    private let writingEnd: Int32
    private let state = Mutex(State())

    /// Makes a hold for one reader; nil where the system has no pipe to give.
    package init?() {
        var ends: (Int32, Int32) = (-1, -1)
        guard unsafe ct_make_pipe(&ends.0, &ends.1) == 0 else { return nil }
        (readingEnd, writingEnd) = ends
    }

    deinit {
        close(readingEnd)
        close(writingEnd)
    }

    /// Waits until nothing is read any more.
    package func hold() async {
        await withCheckedContinuation { (waiter: CheckedContinuation<Void, Never>) in
            let isOver = state.withLock { state in
                if !state.isOver { state.waiter = waiter }
                return state.isOver
            }
            if isOver { waiter.resume() } else { signal() }
        }
    }

    /// Lets the reader go on.
    package func release() {
        signal()
    }

    /// The reader has stopped for now, or for good.
    func noteHeld(forGood isOver: Bool = false) {
        let waiter = state.withLock { state in
            state.isOver = state.isOver || isOver
            return state.waiter.take()
        }
        waiter?.resume()
    }

    private func signal() {
        var byte: UInt8 = 0
        while unsafe write(writingEnd, &byte, 1) < 0, errno == EINTR {}
    }
}
