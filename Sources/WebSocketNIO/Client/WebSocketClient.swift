import Glibc
package import NIOCore
import NIOPosix
import WebSocketCore

/// Opens connections to WebSocket servers.
package enum WebSocketClient {
    /// Connects, over IPv6 or IPv4, whichever answers first, and completes the opening handshake.
    ///
    /// - Throws: ``ConnectError``, which as a sentence says what to do.
    package static func connect(
        to url: WebSocketURL, subprotocols: [String] = [], group: any EventLoopGroup,
        configuration: WebSocketClientConfiguration = WebSocketClientConfiguration()
    ) async throws(ConnectError) -> WebSocketConnection {
        let opened = group.next().makePromise(of: WebSocketConnection.self)
        return try await open(
            url, subprotocols, configuration, opened,
            .connection(opened, waitingEvents: configuration.waitingEvents))
    }

    /// Connects and lets a delegate own the connection, on the connection's loop; returns once the connection is gone.
    ///
    /// For who answers a message before the next frame is looked at. Cancelling the task calls off the attempt to
    /// connect; an open connection is the delegate's to close.
    ///
    /// - Throws: ``ConnectError``, as ``connect(to:subprotocols:group:configuration:)`` does.
    package static func serve(
        _ url: WebSocketURL, subprotocols: [String] = [], group: any EventLoopGroup,
        configuration: WebSocketClientConfiguration = WebSocketClientConfiguration(),
        makeDelegate: @escaping @Sendable (_ subprotocol: String?) -> any WebSocketDelegate
    ) async throws(ConnectError) {
        let opened = group.next().makePromise(of: EventLoopFuture<Void>.self)
        let closed = try await open(
            url, subprotocols, configuration, opened,
            ClientChannelHandler.Opening(
                succeeded: { _, agreed, closed in
                    opened.succeed(closed)
                    return makeDelegate(agreed.subprotocol)
                }, failed: { opened.fail($0) }))
        try? await closed.get()
    }

    /// Connects on the promise's loop, and waits for what the opening makes of it.
    private static func open<Opened: Sendable>(
        _ url: WebSocketURL, _ subprotocols: [String], _ configuration: WebSocketClientConfiguration,
        _ opened: EventLoopPromise<Opened>, _ opening: ClientChannelHandler.Opening
    ) async throws(ConnectError) -> Opened {
        do {
            let tls = url.isSecure ? try configuration.tls.layer(for: url.host) : nil
            return try await withTaskCancellationHandler {
                let loop = opened.futureResult.eventLoop
                // On the loop, so that the handler is there before the loop turns again: a server that ends its stream
                // at once is read to its end then, and what it said would be lost.
                loop.execute {
                    connectTCP(url, configuration, on: loop).whenComplete { result in
                        switch result {
                        case .success(let channel):
                            // Only now: of the channels that race for the host, one wins, and it alone gets a handler.
                            let handler = ClientChannelHandler(
                                url: url, subprotocols: subprotocols, configuration: configuration, opening: opening)
                            do {
                                try tls?.add(to: channel)
                                try channel.pipeline.syncOperations.addHandler(handler)
                            } catch {
                                opened.fail(error)
                            }
                            // Who was cancelled while TCP connected has no use for the connection.
                            opened.futureResult.whenFailure { _ in channel.close(promise: nil) }
                        case .failure(let error):
                            opened.fail(error)
                        }
                    }
                }
                return try await opened.futureResult.get()
            } onCancel: {
                opened.fail(ConnectError.cancelled)
            }
        } catch {
            throw ConnectError(error, connectingTo: url)
        }
    }

    private static func connectTCP(
        _ url: WebSocketURL, _ configuration: WebSocketClientConfiguration, on loop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: false)
            .connect(host: url.host, port: url.port)
    }
}

extension ClientChannelHandler.Opening {
    /// Makes a connection for tasks of the open connection.
    static func connection(_ opened: EventLoopPromise<WebSocketConnection>, waitingEvents: ClosedRange<Int>) -> Self {
        Self(
            succeeded: { handler, agreed, closed in
                let bound = NIOLoopBound(handler, eventLoop: closed.eventLoop)
                let (source, events) = EventSource.begin(
                    handler: bound, loop: closed.eventLoop, waitingEvents: waitingEvents)
                opened.succeed(
                    WebSocketConnection(
                        subprotocol: agreed.subprotocol, deflate: agreed.deflate, events: events, handler: bound,
                        closed: closed))
                return source
            }, failed: { opened.fail($0) })
    }
}

extension ConnectError {
    fileprivate init(_ error: any Error, connectingTo url: WebSocketURL) {
        switch error {
        case let error as ConnectError:
            self = error
        case let error as NIOConnectionError:
            let refused = error.connectionErrors.contains { ($0.error as? IOError)?.errnoCode == ECONNREFUSED }
            if refused {
                self = .refused(authority: url.authority)
            } else if error.connectionErrors.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
                self = .noSuchHost(url.host)
            } else {
                self = .unreachable(authority: url.authority)
            }
        case ChannelError.connectTimeout, is IOError:
            self = .unreachable(authority: url.authority)
        default:
            self = .other(String(describing: error))
        }
    }
}
