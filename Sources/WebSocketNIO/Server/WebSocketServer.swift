package import NIOCore
import NIOPosix
import Synchronization

/// A server that accepts WebSocket connections on the loops of a group.
package final class WebSocketServer: Sendable {
    /// The addresses that are listened on, one for each family.
    package let addresses: [SocketAddress]

    private let listeners: [any Channel]
    private let counter: ConnectionCounter

    private init(listeners: [any Channel], counter: ConnectionCounter) {
        self.listeners = listeners
        self.counter = counter
        addresses = listeners.compactMap(\.localAddress)
    }

    /// The connections that exist now, those included whose handshake is not done or whose end has begun.
    package var connectionCount: Int { counter.count.load(ordering: .relaxed) }

    /// Listens, and accepts connections from now on.
    ///
    /// - Throws: ``ListenError`` if the port or the address cannot be had; nothing is left open then.
    package static func bind(
        _ configuration: WebSocketServerConfiguration, group: any EventLoopGroup,
        application: any WebSocketApplication
    ) async throws(ListenError) -> WebSocketServer {
        let sweeps: [ObjectIdentifier: NIOLoopBound<LoopSweep>]
        do {
            sweeps = try await makeSweeps(group, interval: configuration.sweepInterval)
        } catch {
            throw ListenError(error, host: configuration.host, port: configuration.port)
        }
        let counter = ConnectionCounter()
        let rules = ServerRules(configuration, application)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: configuration.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // Connections have it from the socket that accepts them, which is two system calls fewer for each.
            .serverChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptPause { application.acceptingFailed("\($0)") })
                }
            }
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try configure(channel, by: configuration)
                    // Cannot fail: accepted channels are on loops of the group.
                    guard let sweep = sweeps[ObjectIdentifier(channel.eventLoop)] else { throw EventLoopError.shutdown }
                    // Over the bound there is nothing to say yet: who has sent no request is closed without an answer.
                    guard counter.enter(max: configuration.connectionsMax) else { throw TooManyConnections() }
                    let handler = ServerChannelHandler(
                        rules: rules, sweep: sweep.value,
                        whenGone: { counter.count.subtract(1, ordering: .relaxed) })
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
        let sockets = ListeningSockets(host: configuration.host, port: configuration.port, bootstrap: bootstrap)
        return WebSocketServer(listeners: try await sockets.open(), counter: counter)
    }

    /// Sets an accepted channel's options, here and not by the bootstrap, which makes a future of each.
    private static func configure(_ channel: any Channel, by configuration: WebSocketServerConfiguration) throws {
        // Cannot fail: every channel of this library has them, and this is its loop.
        guard let options = channel.syncOptions else { throw EventLoopError.unsupportedOperation }
        let bytes = configuration.receiveBufferBytes
        try options.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(
                minimum: bytes.lowerBound, initial: bytes.lowerBound, maximum: bytes.upperBound))
        try options.setOption(.maxMessagesPerRead, value: configuration.readsAtOnce)
        try options.setOption(.writeBufferWaterMark, value: .init(low: 32 * 1024, high: 128 * 1024))
        // A peer that has said its last word may still read: its answer must not be lost.
        try options.setOption(.allowRemoteHalfClosure, value: true)
    }

    /// Stops listening; the connections that exist go on until they end or the group is shut down.
    package func stopAccepting() async {
        for listener in listeners { try? await listener.close() }
    }

    private static func makeSweeps(
        _ group: any EventLoopGroup, interval: TimeAmount
    ) async throws -> [ObjectIdentifier: NIOLoopBound<LoopSweep>] {
        var sweeps: [ObjectIdentifier: NIOLoopBound<LoopSweep>] = [:]
        for loop in group.makeIterator() {
            // A loop-bound value can only be made on its loop.
            sweeps[ObjectIdentifier(loop)] = try await loop.submit {
                NIOLoopBound(LoopSweep(loop: loop, interval: interval), eventLoop: loop)
            }.get()
        }
        return sweeps
    }
}

/// The number of connections, counted on all loops.
private final class ConnectionCounter: Sendable {
    let count = Atomic<Int>(0)

    /// Counts one more, unless there are as many as there may be; nil is no bound.
    func enter(max: Int?) -> Bool {
        let after = count.add(1, ordering: .relaxed).newValue
        guard let max, after > max else { return true }
        count.subtract(1, ordering: .relaxed)
        return false
    }
}

/// The bound on connections is reached; NIO closes the new one.
private struct TooManyConnections: Error {}
