import ChatProtocol
import Logging
import NIOCore
import WebSocketCore

/// The rooms whose home is one loop.
///
/// What comes in is carried out once all of the loop's ready connections were read.
final class RoomHomes {
    private let context: ServerContext
    private let loop: any EventLoop
    private let store: any RoomLogStore
    private let evict: (RoomName) -> Void
    private let send: ([RoomOutput]) -> Void
    private var homes: [RoomName: RoomHome] = [:]
    private var awake: Set<RoomName> = []
    private var outputs: [RoomOutput] = []
    /// Whether a turn comes later in this tick.
    private(set) var isTurnScheduled = false
    private var encoder = BroadcastEncoder()

    var directory: RoomDirectory { context.directory }
    var registry: SessionRegistry { context.registry }
    var rights: RightsRegistry { context.rights }
    var clock: ServerClock { context.clock }
    var logger: Logger { context.logger }

    /// Creates the homes of a loop; `evict` asks a room, wherever it is at home, for its place, and `send` takes a turn's
    /// outputs to every shard.
    init(
        on loop: any EventLoop, store: any RoomLogStore, context: ServerContext,
        evict: @escaping (RoomName) -> Void, send: @escaping ([RoomOutput]) -> Void
    ) {
        self.loop = loop
        self.store = store
        self.context = context
        self.evict = evict
        self.send = send
    }

    /// Takes commands of one shard, in their order.
    func take(_ envelopes: [Envelope]) {
        for envelope in envelopes {
            if case .evict = envelope.command {
                // Somebody may have entered since its place was given away; it then takes one more than there are.
                // A conversation of the last run may have no home yet.
                if homes[envelope.room]?.isIdle ?? envelope.room.isDirect { forget(envelope.room) }
                continue
            }
            guard let home = home(for: envelope) else { continue }
            home.take(envelope)
            awake.insert(envelope.room)
        }
        scheduleTurn()
    }

    /// Lets a second pass.
    func sweep() {
        for home in homes.values { home.sweep() }
    }

    /// Gives a room its next turn.
    func wake(_ room: RoomName) {
        awake.insert(room)
        scheduleTurn()
    }

    /// Gives a room's count its time.
    func schedule(_ room: RoomName, in time: Duration) {
        loop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { self.homes[room]?.tellDueCount() }
    }

    /// Sends a room's output off together with the others of this tick.
    func post(_ output: RoomOutput) {
        outputs.append(output)
        scheduleTurn()
    }

    /// Encodes what goes to everybody.
    func frames(_ message: ServerMessage) -> SharedFrames {
        let readers = context.readers
        guard message.isOfConversation else { return encoder.frames(message, isRead: readers.exist, clock: clock) }
        var frames = encoder.frames(message, isRead: { !$0.isPlain && readers.exist($0) }, clock: clock)
        if readers.exist(.plain) || readers.exist(.plainDeflated) { frames.unshared = [message] }
        return frames
    }

    private func scheduleTurn() {
        guard !isTurnScheduled else { return }
        isTurnScheduled = true
        loop.assumeIsolated().execute { self.takeTurn() }
    }

    private func takeTurn() {
        let rooms = awake
        awake = []
        for room in rooms {
            guard let home = homes[room] else { continue }
            if home.takeTurn() { wake(room) }
            if home.isForgettable { forget(room) }
        }
        let ready = outputs
        outputs = []
        isTurnScheduled = false
        if !ready.isEmpty { send(ready) }
        if !awake.isEmpty { scheduleTurn() }
    }

    private func forget(_ room: RoomName) {
        homes[room] = nil
        directory.remove(room)
        // Only that is given up with what was said in it, and only when nobody can come to it any more.
        if room.isDirect { store.drop(room) }
    }

    /// The home of the command's room; a room appears when it is first entered.
    private func home(for envelope: Envelope) -> RoomHome? {
        if let home = homes[envelope.room] { return home }
        guard envelope.command.isOpening else {
            answer(envelope, .noSuchRoom)
            return nil
        }
        switch directory.add(envelope.room) {
        case .free: break
        case .insteadOf(let room): evict(room)
        case .none:
            logger.notice("refused a room: \(ErrorCode.tooManyRooms.rawValue)")
            answer(envelope, .tooManyRooms, "This server has as many rooms as it can hold. /rooms lists them.")
            return nil
        }
        let home = RoomHome(room: envelope.room, log: store.openLog(of: envelope.room, on: loop), homes: self)
        homes[envelope.room] = home
        return home
    }

    private func answer(_ envelope: Envelope, _ code: ErrorCode, _ message: String? = nil) {
        guard let origin = envelope.origin else { return }
        let error = ErrorAnswer(re: envelope.re, code: code, message: message, room: envelope.room)
        var output = RoomOutput(room: envelope.room)
        switch envelope.command {
        case .enter, .open: output.parts.append(.turnAway(origin, .error(error)))
        // Nobody waits for an answer to that.
        case .typing: break
        default: output.parts.append(.answer(origin, .error(error)))
        }
        output.carriedOut.append(origin)
        post(output)
    }
}

extension ServerMessage {
    /// Whether it is something that both of a conversation are told.
    fileprivate var isOfConversation: Bool {
        switch self {
        case .event(let event): event.room.isDirect
        case .ephemeral(let ephemeral): ephemeral.room?.isDirect == true
        default: false
        }
    }
}
