import ChatProtocol
import Logging
import Synchronization

/// What all loops of a server share; every part of it is safe to use from any of them.
final class ServerContext: Sendable {
    let configuration: ServerConfiguration
    let limits: LimitValues
    let clock: ServerClock
    let logger: Logger
    let randomBytes: @Sendable (Int) -> [UInt8]
    /// Where the rooms have their logs.
    let store: any RoomLogStore
    let registry: SessionRegistry
    let rights: RightsRegistry
    let directory: RoomDirectory
    let readers = WireReaders()
    let addresses: AddressGate
    private let draining = Atomic<Bool>(false)

    init(
        _ configuration: ServerConfiguration, store: any RoomLogStore & SessionStore, clock: ServerClock,
        logger: Logger,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
        self.randomBytes = randomBytes
        self.store = store
        limits = configuration.limitValues
        registry = SessionRegistry(
            limits: configuration.sessions, store: store, clock: clock, randomBytes: randomBytes)
        rights = RightsRegistry(store: store, clock: clock)
        directory = RoomDirectory(limit: configuration.rooms, givesUpEmpty: !store.keepsRooms)
        addresses = AddressGate(
            connectionsMax: configuration.connectionsMax, perAddress: configuration.connectionsPerAddress, clock: clock)
    }

    /// Whether the server is about to stop.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    /// An id for a message whose client has none, as random as every client's: everybody can read it, and whoever could
    /// guess the next one could use it up before.
    func newMessageID() -> MessageID {
        let bytes = randomBytes(16)
        let words = [bytes.prefix(8), bytes.suffix(8)].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        return MessageID(random: words[0], words[1])
    }

    /// Begins the stop; false if it had begun before.
    func beginDraining() -> Bool { !draining.exchange(true, ordering: .relaxed) }
}
