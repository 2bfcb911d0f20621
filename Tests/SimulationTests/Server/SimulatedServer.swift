import ChatProtocol
import Logging
import NIOCore
import Synchronization
import WebSocketCore

@testable import ChatServer
@testable import WebSocketNIO

/// One life of the server: the real one, from the opening handshake to the log, on loops and channels in virtual time.
final class SimulatedServer {
    private let world: World
    private let loops: [SimulatedLoop]
    private let context: ServerContext
    private let shards: [Shard.Peer]
    private let application: ChatApplication
    private let configuration: WebSocketServerConfiguration
    private let sweeps: [LoopSweep]
    private var channels: [SimulatedChannel] = []

    init(_ world: World, configuration: ServerConfiguration, store: any RoomLogStore & SessionStore, logger: Logger) {
        self.world = world
        let source = Random(world.random.split())
        context = ServerContext(
            configuration, store: store, clock: world.clock.server, logger: logger, randomBytes: source.bytes)
        context.directory.add(store.storedRooms)
        let loops = (0..<world.random.number(in: 1...3)).map { _ in SimulatedLoop(world.clock) }
        let shards = loops.enumerated().map { [context] index, loop in
            loop.perform {
                let shard = Shard(index: index, of: loops.count, loop: loop, context: context)
                return Shard.Peer(loop: loop, shard: NIOLoopBound(shard, eventLoop: loop))
            }
        }
        for (loop, peer) in zip(loops, shards) {
            loop.perform { peer.shard.value.connect(to: shards, store: store) }
        }
        loops[0].perform { shards[0].shard.value.restoreMembers() }
        self.loops = loops
        self.shards = shards
        application = ChatApplication(
            context: context, originRule: OriginRule(machineName: "simulation", allowedHosts: []),
            shards: Dictionary(uniqueKeysWithValues: shards.map { (ObjectIdentifier($0.loop), $0.shard) }))
        var sockets = WebSocketServerConfiguration(configuration)
        // Random in the server, and so not the world's.
        sockets.keepAlive?.firstPingAfter = world.random.milliseconds(in: 5_000...20_000)
        self.configuration = sockets
        sweeps = loops.map { LoopSweep(loop: $0, interval: sockets.sweepInterval) }
        for (loop, peer) in zip(loops, shards) {
            loop.perform {
                _ = loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
                    peer.shard.value.sweep()
                }
            }
        }
        world.loops = loops
    }

    /// Random bytes for all loops, which here are one thread.
    private final class Random: Sendable {
        private let chance: Mutex<Chance>
        init(_ chance: Chance) { self.chance = Mutex(chance) }
        @Sendable func bytes(_ count: Int) -> [UInt8] { chance.withLock { $0.bytes(count) } }
    }

    /// Accepts a connection on some loop.
    func accept(_ link: Link) {
        let index = world.random.number(in: 0...loops.count - 1)
        let receiveBytes = world.random.element(of: [64, 512, 4_096]) ?? 4_096
        let loop = loops[index]
        let handler = ServerChannelHandler(
            rules: ServerRules(configuration, application), sweep: sweeps[index], whenGone: {})
        loop.perform {
            let channel = SimulatedChannel(link, on: loop, receiveBytes: receiveBytes)
            channels.append(channel)
            do {
                try channel.pipeline.syncOperations.addHandler(handler)
            } catch {
                world.violate("a channel takes no handler: \(error)")
            }
            channel.begin()
        }
        channels.removeAll { !$0.isActive }
    }

    /// Ends it as `kill -9` does: nothing that was under way goes on.
    func die() {
        world.loops = []
        for loop in loops { loop.die() }
        for channel in channels {
            guard let loop = channel.eventLoop as? SimulatedLoop else { continue }
            // The handlers clean up, as nobody's process ends here; what they do about it goes nowhere.
            loop.perform {
                channel.die()
                channel.end()
            }
        }
        channels = []
        // The shards know one another, which would keep them all.
        for (loop, peer) in zip(loops, shards) {
            loop.perform { peer.shard.value.connect(to: [], store: MemoryRoomLogStore { _ in [] }) }
        }
    }
}
