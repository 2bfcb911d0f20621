import NIOCore
import Synchronization
package import WebSocketCore

/// A client's open connection, usable from any task.
package final class WebSocketConnection: Sendable {
    /// The connection is closed or closing, so nothing can be sent.
    package struct ClosedError: Error, Equatable, CustomStringConvertible {
        /// What happened and what to do.
        package var description: String { "Not sent: not connected." }
    }

    /// The subprotocol that the server chose, if any.
    package let subprotocol: String?
    /// How messages are compressed, if that was agreed on.
    package let deflate: DeflateAgreement?
    /// What happens on the connection; for one reader.
    package let events: WebSocketEvents

    private let loop: any EventLoop
    private let handler: NIOLoopBound<ClientChannelHandler>
    private let closed: EventLoopFuture<Void>
    /// Whether the channel is gone, after which its loop may be gone as well and must not be asked.
    private let isGone = Atomic<Bool>(false)

    init(
        subprotocol: String?, deflate: DeflateAgreement?, events: WebSocketEvents,
        handler: NIOLoopBound<ClientChannelHandler>,
        closed: EventLoopFuture<Void>
    ) {
        self.subprotocol = subprotocol
        self.deflate = deflate
        self.events = events
        self.handler = handler
        self.closed = closed
        loop = closed.eventLoop
        closed.whenComplete { [weak self] _ in self?.isGone.store(true, ordering: .relaxed) }
    }

    deinit {
        // Nobody can use or close it any more.
        guard !isGone.load(ordering: .relaxed) else { return }
        loop.execute { [handler] in handler.value.close(.goingAway, reason: "") }
    }

    /// Sends a text message and returns once the socket has taken it.
    ///
    /// - Throws: ``ClosedError`` if the connection is gone, or ends before the socket has taken all of it.
    package func send(text: String) async throws {
        try await send(.text, ByteBuffer(string: text))
    }

    /// Sends a binary message and returns once the socket has taken it.
    ///
    /// - Throws: ``ClosedError`` if the connection is gone, or ends before the socket has taken all of it.
    package func send(binary bytes: [UInt8]) async throws {
        try await send(.binary, ByteBuffer(bytes: bytes))
    }

    private func send(_ kind: WebSocketCore.MessageKind, _ payload: ByteBuffer) async throws {
        guard !isGone.load(ordering: .relaxed) else { throw ClosedError() }
        let written = loop.makePromise(of: Void.self)
        loop.execute { [handler] in handler.value.send(kind, payload, promise: written) }
        do {
            try await written.futureResult.get()
        } catch {
            throw ClosedError()
        }
    }

    /// Sends a Ping; its answer is an event.
    package func ping() {
        guard !isGone.load(ordering: .relaxed) else { return }
        loop.execute { [handler] in handler.value.ping() }
    }

    /// Closes the connection and returns once it is gone, after the close timeout at the latest.
    package func close(_ code: CloseCode = .normal, reason: String = "") async {
        guard !isGone.load(ordering: .relaxed) else { return }
        loop.execute { [handler] in handler.value.close(code, reason: reason) }
        try? await closed.get()
    }
}
