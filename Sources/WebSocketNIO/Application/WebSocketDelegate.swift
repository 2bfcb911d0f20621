package import WebSocketCore

/// The owner of one connection, told everything on the connection's loop and confined to it.
///
/// Every method may write to, flush, close or abort the socket.
package protocol WebSocketDelegate: AnyObject {
    /// The opening handshake is done; the first call, and the only one that hands out the socket.
    func opened(_ socket: WebSocketChannel)

    /// A whole message came; the payload is borrowed for the call, and a text is valid UTF-8.
    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan)

    /// A Ping came and is already answered: for those who count what a peer sends.
    func pinged()

    /// A Pong came that answers our last Ping.
    func ponged(after roundTrip: Duration)

    /// The bytes that were ready on this connection are all handed over: the time to flush what was written upon them,
    /// for those who have nothing else to add soon.
    func readCompleted()

    /// Bytes had to wait for the peer and have now all been accepted.
    func drained()

    /// The connection is about to be closed from here, for a slow or silent peer: the moment for last words, which are
    /// to be few because they are queued whatever waits already.
    func closing(_ close: Close)
    /// The connection is gone; the last call, made exactly once for each `opened`.
    func closed(_ outcome: CloseOutcome)
}

extension WebSocketDelegate {
    /// Does nothing: most owners leave keep-alive to the session.
    package func pinged() {}

    /// Does nothing: the Close frame says it too.
    package func closing(_ close: Close) {}

    /// Does nothing: most owners do not show round trips.
    package func ponged(after roundTrip: Duration) {}
}
