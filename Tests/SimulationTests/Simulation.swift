import ChatClient
import ChatProtocol
import ChatServer
import Logging
import WebSocketCore

/// What is simulated: everything else follows from it.
struct Plan: Hashable, CustomStringConvertible {
    /// What decides everything random.
    var seed: UInt64
    /// What the disk does, and at which of its writes.
    var fault: Fault?
    var write = 0

    /// As it is asked for again.
    var description: String { fault.map { "\(seed) \($0) \(write)" } ?? "\(seed)" }
}

/// A few people, their clients, a network and a server on a disk, whole and in virtual time.
///
/// For a while connections are cut, readers stop and the server is killed; then all of that ends, and everybody has to
/// come to rest with the same complete rooms.
final class Simulation {
    /// What has become of a run.
    struct Outcome {
        var violation: String?
        /// Whether the disk has come to its fault.
        var hasFailed: Bool
        var counts: Counts
        var trace: Trace?
    }

    static let rooms = ["lobby", "회의"].compactMap { try? RoomName($0) }
    private static let names = ["ada", "bo", "안나"]
    /// What each of them has to say.
    private static let lines = 6
    /// How long things go wrong.
    private static let troubleTime: Duration = .seconds(20)
    /// Troubles in that time.
    private static let troubles = 0...10
    /// How long it may take until everybody has everything: several times the longest wait of both sides.
    private static let patience: Duration = .seconds(900)
    /// How long sessions outlive their clients here: the heartbeat's time and the grace.
    private static let ghostTime: Duration = .seconds(180)

    let world: World
    let truth: Truth
    private let storage: any Storage
    private(set) var people: [Person] = []
    private(set) var server: SimulatedServer?
    private let configuration: ServerConfiguration
    private let logs = LogCounter()
    private var restarts = 0
    /// Whether the machine has stopped, and rooms have begun a new life.
    private(set) var hasLostPower = false

    init(_ plan: Plan, isTraced: Bool = false, makeStorage: (World, Truth) -> any Storage) {
        world = World(seed: plan.seed, isTraced: isTraced)
        let truth = Truth(world)
        self.truth = truth
        storage = makeStorage(world, truth)
        var configuration = ServerConfiguration()
        // Little enough that a reader who stops for some seconds falls behind.
        configuration.outboundBytes = 32 * 1024
        configuration.rate = .init(messagesPerSecond: world.random.element(of: [0, 2, 5]) ?? 0, burst: 5)
        self.configuration = configuration
        people = Self.names.map { name in
            let program = Program(world, name: name, truth: truth) { [weak self] in self?.connect() }
            return Person(program, world, rooms: Self.rooms, lines: Self.lines)
        }
    }

    /// Runs to the end, or to the first thing that is wrong.
    func run() -> Outcome {
        startServer()
        for person in people {
            world.after(world.random.milliseconds(in: 0...1_000)) { person.begin(in: Self.rooms) }
        }
        for _ in 0..<world.random.number(in: Self.troubles) {
            world.after(world.random.milliseconds(in: 500...20_000)) { [self] in makeTrouble() }
        }
        world.run(for: Self.troubleTime)
        comeToRest()
        // A write that has happened although it was reported to have failed is known with the next one.
        for room in Self.rooms { people.first?.add("last words", in: room) }
        comeToRest()
        for person in people { person.isAway = true }
        world.run(for: Self.ghostTime)
        FinalCheck(self).run()
        for person in people { person.program.stop() }
        server?.die()
        storage.finish()
        world.end()
        var counts = people.map(\.program.watcher.counts).reduce(Counts(), +)
        counts.restarts = restarts
        counts.fellBehind = logs.fellBehind
        return Outcome(violation: world.violation, hasFailed: storage.hasFailed, counts: counts, trace: world.trace)
    }

    private func comeToRest() {
        world.run(atMost: Self.patience) { server != nil && people.allSatisfy(\.isContent) }
    }

    private func startServer() {
        let store = storage.open { [self] isPowerCut in killServer(isPowerCut) }
        server = SimulatedServer(
            world, configuration: configuration, store: store,
            logger: Logger(label: "simulation") { [logs] _ in LogCounter.Handler(counter: logs) })
        world.note("server starts")
    }

    private func killServer(_ isPowerCut: Bool = false) {
        guard let server else { return }
        world.note(isPowerCut ? "the machine stops" : "the server is killed")
        storage.abandon(isPowerCut: isPowerCut)
        self.server = nil
        server.die()
        if isPowerCut { hasLostPower = true }
        restarts += 1
        world.after(world.random.milliseconds(in: 100...4_000)) { [self] in startServer() }
    }

    private func connect() -> Link? {
        guard let server else { return nil }
        let link = Link(world)
        server.accept(link)
        return link
    }

    private func makeTrouble() {
        guard let program = world.random.element(of: people)?.program else { return }
        switch world.random.number(in: 1...12) {
        case 1...3:
            world.note("\(program.name) will be cut off while a message is on its way")
            program.isDoomed = true
        case 4, 5:
            world.note("\(program.name) is cut off")
            program.link?.cut(.reset)
        case 6:
            world.note("\(program.name) hears nothing any more")
            program.link?.cut(.silence)
        case 7...10:
            world.note("\(program.name) stops reading")
            program.isReading = false
            world.after(world.random.milliseconds(in: 3_000...20_000)) { program.isReading = true }
        default: killServer()
        }
    }
}
