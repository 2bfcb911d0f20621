import ChatProtocol
package import Logging
package import NIOCore
import NIOPosix
import WebSocketCore
import WebSocketNIO

/// A running chat server.
package final class ChatServer: Sendable {
    /// The addresses that are listened on.
    package let addresses: [SocketAddress]

    private let context: ServerContext
    private let server: WebSocketServer
    private let group: MultiThreadedEventLoopGroup
    private let shards: [Shard.Peer]
    private let sweeps: [RepeatedTask]
    private let store: any RoomLogStore & SessionStore

    /// Starts a server; it accepts connections when this returns.
    ///
    /// The store is closed when the server has stopped; without one, rooms live in memory.
    ///
    /// - Throws: `ListenError`, a sentence, if the port or address can't be had.
    package static func start(
        _ configuration: ServerConfiguration, clock: ServerClock = .system,
        store: (any RoomLogStore & SessionStore)? = nil, logger: Logger
    ) async throws -> ChatServer {
        let store = store ?? MemoryRoomLogStore(randomBytes: SystemRandom.bytes)
        let threads = max(configuration.threads ?? max(System.coreCount, 2), 1)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        do {
            return try await start(configuration, clock, store, logger, group)
        } catch {
            // In good order: nobody has spoken.
            store.close()
            try? await group.shutdownGracefully()
            throw error
        }
    }

    private static func start(
        _ configuration: ServerConfiguration, _ clock: ServerClock, _ store: any RoomLogStore & SessionStore,
        _ logger: Logger, _ group: MultiThreadedEventLoopGroup
    ) async throws -> ChatServer {
        let context = ServerContext(
            configuration, store: store, clock: clock, logger: logger, randomBytes: SystemRandom.bytes)
        context.directory.add(store.storedRooms)
        let shards = try await makeShards(on: group, context: context, store: store)
        let application = ChatApplication(
            context: context,
            originRule: OriginRule(machineName: System.hostName, allowedHosts: configuration.allowedHosts),
            shards: Dictionary(uniqueKeysWithValues: shards.map { (ObjectIdentifier($0.loop), $0.shard) }))
        let server = try await WebSocketServer.bind(
            WebSocketServerConfiguration(configuration), group: group, application: application)
        let sweeps = shards.map { peer in
            peer.loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
                peer.shard.value.sweep()
            }
        }
        for address in server.addresses {
            logger.info("listening", metadata: ["address": "\(address)", "loops": "\(shards.count)"])
        }
        return ChatServer(context, server, group, shards, sweeps, store)
    }

    private init(
        _ context: ServerContext, _ server: WebSocketServer, _ group: MultiThreadedEventLoopGroup,
        _ shards: [Shard.Peer], _ sweeps: [RepeatedTask], _ store: any RoomLogStore & SessionStore
    ) {
        self.store = store
        self.context = context
        self.server = server
        self.group = group
        self.shards = shards
        self.sweeps = sweeps
        addresses = server.addresses
    }

    private static func makeShards(
        on group: MultiThreadedEventLoopGroup, context: ServerContext, store: any RoomLogStore
    ) async throws -> [Shard.Peer] {
        let loops = Array(group.makeIterator())
        var peers: [Shard.Peer] = []
        for (index, loop) in loops.enumerated() {
            // A loop-bound value can only be made on its loop.
            let shard = try await loop.submit {
                NIOLoopBound(Shard(index: index, of: loops.count, loop: loop, context: context), eventLoop: loop)
            }.get()
            peers.append(Shard.Peer(loop: loop, shard: shard))
        }
        let all = peers
        for peer in all {
            try await peer.loop.submit { peer.shard.value.connect(to: all, store: store) }.get()
        }
        // Before anybody can come: whoever returns finds that they have never left.
        if let first = all.first { try await first.loop.submit { first.shard.value.restoreMembers() }.get() }
        return all
    }

    /// Returns when the last person has left, or when nobody has come within `patience`.
    ///
    /// A session in its grace counts as present, so that a dropped line does not end a conversation.
    package func untilEmpty(patience: Duration) async {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { [registry = context.registry] in
                for await _ in registry.emptied where registry.count == 0 { break }
                return true
            }
            group.addTask { [registry = context.registry] in
                try? await Task.sleep(for: patience)
                return registry.count == 0
            }
            for await isEmpty in group where isEmpty { break }
            group.cancelAll()
        }
    }

    /// Stops: accepts nothing more, tells everybody, closes in waves, and returns when all are gone or time is up.
    ///
    /// A second call does nothing: the loops may be gone already.
    package func stop(within time: Duration = ServerLimits.stopTime) async {
        guard context.beginDraining() else { return }
        await server.stopAccepting()
        let deadline = context.clock.now().advanced(by: time)
        let total = context.addresses.openConnections
        context.logger.info("stopping", metadata: ["connections": "\(total)"])
        let plan = DrainPlan(connections: total)
        for peer in shards {
            peer.loop.execute { peer.shard.value.drain(plan) }
        }
        while server.connectionCount > 0, context.clock.now() < deadline {
            try? await Task.sleep(for: .milliseconds(20))
        }
        for sweep in sweeps { sweep.cancel() }
        for peer in shards {
            try? await peer.loop.submit { peer.shard.value.halt() }.get()
        }
        context.registry.keepMarks(.max)
        // Before the loops end, which the writer still calls back.
        store.close()
        try? await group.shutdownGracefully()
        context.logger.info("stopped", metadata: ["connections left": "\(server.connectionCount)"])
    }
}
