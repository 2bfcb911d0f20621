import ChatProtocol
import NIOCore
import WebSocketCore

/// What one loop has of the server: its connections, the live members among them, and the homes of some rooms.
///
/// The unit is the tick. A loop reads all ready connections and runs its tasks then; so what the first message of a
/// tick schedules finds the messages of all of them. No timer is needed, and batches grow by themselves under load.
final class Shard {
    /// Tasks from a command to its answer, which are the way to the room and the room's turn; not more, because a room may
    /// take turn after turn.
    private static let flushHops = 2

    let index: Int
    let loop: any EventLoop
    private(set) var connections: [ConnectionID: Connection] = [:]
    /// Those who may not have said hello yet, and perhaps some who have since the last second.
    private var newcomers: [Connection] = []
    private var writers: [RoomName: MemberWriter] = [:]
    /// This tick's commands, by the place of their room's home.
    private var commands: [[Envelope]]
    private var isTickScheduled = false
    private var unflushed: [Connection] = []
    private var nextID: UInt64 = 0
    /// Whether the loops are about to end: what ends with them is told to nobody.
    private var isHalted = false
    private let context: ServerContext
    private var homes: RoomHomes?
    private var peers: [Peer] = []

    /// Another loop's shard, as one can reach it from here.
    struct Peer: Sendable {
        let loop: any EventLoop
        let shard: NIOLoopBound<Shard>
    }

    init(index: Int, of count: Int, loop: any EventLoop, context: ServerContext) {
        self.index = index
        self.context = context
        self.loop = loop
        commands = Array(repeating: [], count: count)
    }

    /// Tells the shard of the others, itself among them, and where the rooms at home here have their logs.
    func connect(to peers: [Peer], store: any RoomLogStore) {
        self.peers = peers
        homes = RoomHomes(
            on: loop, store: store, context: context,
            evict: { [unowned self] in collect(Envelope(origin: nil, re: nil, room: $0, command: .evict)) },
            send: { [unowned self] in distribute($0) })
    }

    // MARK: Connections

    /// A new name for a connection of this shard.
    func makeID() -> ConnectionID {
        nextID += 1
        return ConnectionID(number: nextID)
    }

    func add(_ connection: Connection) {
        connections[connection.id] = connection
        newcomers.append(connection)
    }

    /// Lets go of a connection, also as a member.
    func remove(_ connection: Connection) {
        connections[connection.id] = nil
        for room in connection.rooms { dismiss(connection.id, from: room) }
    }

    /// Has somebody read on after an event, who has got everything up to it.
    func readOn(_ connection: Connection, in room: RoomName, _ reader: UserID, after position: Int64) {
        let command = RoomCommand.read(reader, after: position, as: connection.form)
        let number = connection.readings[room]?.number ?? 0
        collect(Envelope(origin: connection.origin, re: nil, room: room, command: command, reading: number))
    }

    /// The last event of a room that a connection has got as a live member; nil if it isn't one.
    func position(of id: ConnectionID, in room: RoomName) -> Int64? {
        writers[room]?.position(of: id)
    }

    private func dismiss(_ id: ConnectionID, from room: RoomName) {
        writers[room]?.dismiss(id)
        if writers[room]?.isEmpty == true { writers[room] = nil }
    }

    /// Runs something on another shard's loop.
    func run(on index: Int, _ body: @escaping @Sendable (Shard) -> Void) {
        guard !isHalted else { return }
        let peer = peers[index]
        peer.loop.execute { body(peer.shard.value) }
    }

    // MARK: To the rooms

    /// Sends a command to its room's home, together with all others of this tick.
    func collect(_ envelope: Envelope) {
        commands[home(of: envelope.room)].append(envelope)
        guard !isTickScheduled, !isHalted else { return }
        isTickScheduled = true
        loop.assumeIsolated().execute { self.sendCommands() }
    }

    /// Has somebody whose session is over leave all of its rooms.
    func vanish(_ ended: SessionTable.Ended, reason: String? = "connection lost") {
        for room in ended.rooms {
            collect(Envelope(origin: nil, re: nil, room: room, command: .vanish(ended.author.uid, reason: reason)))
        }
    }

    /// Has the sessions of the server's last run be where they were.
    func restoreMembers() {
        for (author, rooms) in context.registry.all {
            for room in rooms { collect(Envelope(origin: nil, re: nil, room: room, command: .restore(author))) }
        }
        sendCommands()
    }

    /// Sends what was collected: at most one hop a home and tick.
    func sendCommands() {
        isTickScheduled = false
        for index in commands.indices where !commands[index].isEmpty {
            let batch = commands[index]
            commands[index] = []
            if index == self.index {
                homes?.take(batch)
            } else {
                run(on: index) { $0.homes?.take(batch) }
            }
        }
    }

    private func home(of room: RoomName) -> Int {
        Int(UInt(bitPattern: room.hashValue) % UInt(commands.count))
    }

    /// Takes a turn's outputs of the rooms that are at home here to every loop: one hop each.
    func distribute(_ outputs: [RoomOutput]) {
        for index in peers.indices where index != self.index { run(on: index) { $0.deliver(outputs) } }
        deliver(outputs)
    }

    // MARK: To the members

    private func deliver(_ outputs: [RoomOutput]) {
        for output in outputs {
            for part in output.parts { deliver(part, of: output.room) }
            for origin in output.carriedOut { connection(origin)?.carriedOut() }
        }
    }

    private func deliver(_ part: RoomOutput.Part, of room: RoomName) {
        switch part {
        case .events(let batch): fallBehind(writers[room]?.write(batch) ?? [], in: room)
        case .presence(let frames): fallBehind(writers[room]?.write(frames) ?? [], in: room)
        case .signal(let frames, let origin): writers[room]?.write(signal: frames, by: origin)
        case .read(let origin, let step):
            guard let connection = connection(origin) else { return }
            switch connection.take(step, of: room) {
            case .dropped: break
            // Who was live and has entered anew is so no longer.
            case .reading: dismiss(connection.id, from: room)
            case .live: writers[room, default: MemberWriter()].admit(connection, position: step.position)
            }
        case .lose(let origin): connection(origin)?.close(.storeUnavailable)
        case .dismiss(let origin, let answer):
            guard let connection = connection(origin) else { return }
            dismiss(connection.id, from: room)
            connection.dismissed(from: room, answer)
        case .push(let origin, let joined):
            guard let connection = connection(origin), connection.bringIn(joined) else { return }
            writers[room, default: MemberWriter()].admit(connection, position: joined.head)
        case .turnAway(let origin, let answer):
            let isLive = writers[room]?.contains(origin.connection) ?? false
            connection(origin)?.turnedAway(from: room, answer, isLive: isLive)
        case .expel(let uid, let code): expel(uid, code)
        case .answer(let origin, let message): connection(origin)?.tell(message)
        }
    }

    private func expel(_ uid: UserID, _ code: ChatCloseCode) {
        for connection in Array(connections.values) where connection.identity?.author.uid == uid {
            connection.expel(code)
        }
        // Every shard asks; the session is found once.
        if let ended = context.registry.endAbsent(uid) { vanish(ended, reason: code.word) }
    }

    private func fallBehind(_ readers: [(connection: Connection, position: Int64)], in room: RoomName) {
        for (connection, position) in readers { connection.fallBehind(in: room, at: position) }
        if writers[room]?.isEmpty == true { writers[room] = nil }
    }

    private func connection(_ origin: Origin) -> Connection? {
        origin.shard == index ? connections[origin.connection] : nil
    }

    /// Has a connection flushed once this tick's writes are all made.
    func flushLater(_ connection: Connection) {
        unflushed.append(connection)
        guard unflushed.count == 1, !isHalted else { return }
        flush(after: Self.flushHops)
    }

    /// Flushes in this tick, but behind what the rooms at home here have to say in it: one system call a connection.
    private func flush(after hops: Int) {
        loop.assumeIsolated().execute {
            let isMoreToCome = self.isTickScheduled || self.homes?.isTurnScheduled == true
            if hops > 0, isMoreToCome { self.flush(after: hops - 1) } else { self.flush() }
        }
    }

    private func flush() {
        let connections = unflushed
        unflushed = []
        for connection in connections { connection.flush() }
    }

    // MARK: Time

    /// Lets a second pass: one task a loop, not a timer a connection.
    func sweep() {
        let now = context.clock.now()
        newcomers.removeAll { !$0.isNew }
        for connection in newcomers { connection.sweep(now: now) }
        homes?.sweep()
        // Any shard can find the sessions that are over; each is found once.
        for ended in context.registry.expire() { vanish(ended) }
        // Of what concerns all, one shard takes care.
        guard index == 0 else { return }
        context.registry.keepMarks(ServerLimits.marksPerSecond)
        giveUpConversations()
    }

    /// Gives up, with all that was said, what nobody can come to any more.
    private func giveUpConversations() {
        for room in context.registry.lost(among: context.directory.emptyConversations) {
            collect(Envelope(origin: nil, re: nil, room: room, command: .evict))
        }
    }

    /// Closes all connections as planned.
    func drain(_ plan: DrainPlan) {
        for (index, connection) in connections.values.enumerated() {
            loop.assumeIsolated().scheduleTask(in: TimeAmount(plan.closeTime(of: index * peers.count))) {
                // Who has left meanwhile needs no goodbye.
                guard self.connections[connection.id] != nil else { return }
                connection.close(.draining, retryAfter: plan.returnTime * Double.random(in: 0...1))
            }
        }
    }

    /// Does nothing further, now that the loops are about to end.
    func halt() {
        isHalted = true
    }
}
