import NIOCore
import WebSocketCore
import WebSocketNIO

/// One connection's owner, the same at either end: what comes is sent back as it came.
///
/// It lives on its connection's event loop, so it needs no lock. What it sends goes out when everything that was ready
/// to be read has been taken: one system call for many echoes.
final class Echo: WebSocketDelegate {
    private var socket: WebSocketChannel?

    func opened(_ socket: WebSocketChannel) {
        self.socket = socket
    }

    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        socket?.send(kind, payload)
    }

    func closed(_ outcome: CloseOutcome) {
        socket = nil
    }

    func readCompleted() {
        socket?.flush()
    }

    // A peer who does not read its echoes is closed by the bound of what may wait for it, so there is nothing to do.
    func drained() {}
}
