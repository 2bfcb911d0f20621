import ChatProtocol
import Logging
import NIOCore
import WebSocketCore
import WebSocketNIO

/// One connection: its stage from hello to the end, its session, and its dialect.
///
/// It lives on its loop, as its shard does.
final class Connection: WebSocketDelegate {
    /// Where the connection is on its way.
    enum Stage {
        /// Nothing but a hello is taken.
        case greeting
        /// The session's old connection is being closed elsewhere; commands wait.
        case resuming(re: String?, Hello.Resume, waiting: [Request])
        /// Somebody is here.
        case present
        /// Nothing further is taken.
        case ended
    }

    /// The session of somebody who is here.
    struct Identity {
        let session: SessionID
        var author: Author
    }

    let id: ConnectionID
    let dialect: Dialect
    /// How what everybody gets is written to this connection; known once it is open.
    private(set) var form: WireForm
    /// The rooms that this connection has entered; a resumed session's others are not live here.
    private(set) var rooms: Set<RoomName> = []
    /// The rooms among them whose log this connection still reads.
    var readings: [RoomName: Reading] = [:] {
        // Most of the time there is none, and an emptied dictionary keeps its memory.
        didSet { if readings.isEmpty { readings = [:] } }
    }
    /// How many readings this connection has begun, by which they are told apart.
    var readingsBegun = 0
    var identity: Identity?
    /// The rooms that have been told that this person types there, and not that they have stopped.
    var typingIn: Set<RoomName> = []
    var plain = PlainState()
    var gate: FloodGate
    /// Commands that wait behind a delayed message, each with the time at which it goes on.
    var held: [(request: Request, due: Instant)] = []
    let context: ServerContext
    unowned let shard: Shard

    private(set) var stage = Stage.greeting
    private(set) var socket: WebSocketChannel?
    let address: String?
    private let began: Instant
    /// What every line of the log says of this connection: never a name, a token or a text.
    ///
    /// Made when it is needed: as a value it would take a tenth of the connection's memory.
    var metadata: Logger.Metadata {
        ["connection": "\(shard.index)-\(id.number)", "address": .address(socket?.remoteAddress)]
    }
    private var commandsUnderWay = 0
    var isFlushPending = false

    init(dialect: Dialect, address: SocketAddress?, shard: Shard, context: ServerContext) {
        self.dialect = dialect
        form = WireForm(dialect, isDeflated: false)
        self.address = AddressGate.key(address)
        self.shard = shard
        self.context = context
        id = shard.makeID()
        gate = FloodGate(rate: context.configuration.rate)
        began = context.clock.now()
    }

    var origin: Origin { Origin(shard: shard.index, connection: id) }
    private var holder: Holder { Holder(shard: shard.index, connection: id.number) }

    // MARK: The socket's life

    func opened(_ socket: WebSocketChannel) {
        self.socket = socket
        shard.add(self)
        context.addresses.enter(address)
        // Who asked for a smaller window still gets compressed answers, but not the shared frames.
        let window = socket.deflate?.server.windowBits
        form = WireForm(dialect, isDeflated: window.map { $0 >= BroadcastEncoder.direction.windowBits } ?? false)
        context.readers.enter(form)
        context.logger.debug("opened", metadata: metadata)
        guard dialect == .plain else { return }
        guard !isSentAway(nil, re: nil) else { return }
        if isDoorShut { return askForPassword() }
        begin(wanted: nil) { greet($0) }
    }

    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        guard kind == .text else { return close(.unsupportedData, "This server reads text messages only.") }
        if case .ended = stage { return }
        let bytes = unsafe payload.withUnsafeBytes { unsafe Array($0) }
        switch dialect {
        case .json: receive(json: bytes)
        case .plain: receive(line: String(decoding: bytes, as: UTF8.self))
        }
    }

    func pinged() {
        if !gate.judgeOther(now: context.clock.now()) { closeForFlood() }
    }

    func readCompleted() {}

    func drained() { readOn() }

    func closed(_ outcome: CloseOutcome) {
        let code = outcome.first == .us ? outcome.sent?.code?.rawValue : outcome.code
        context.logger.debug("closed", metadata: metadata.adding("code", "\(code ?? outcome.code)"))
        socket = nil
        shard.remove(self)
        context.addresses.leave(address)
        context.readers.leave(form)
        releaseAll()
        // Whoever closes with 1000 means to go, and plain text has no way to come back to a session. Who merely answers
        // our own Close with it does not.
        let means = outcome.first == .peer && outcome.received?.code == .normal
        if dialect == .plain || means { endSession(reason: nil) }
        if let identity { context.registry.release(identity.session, by: holder) }
        stage = .ended
        rooms = []
        readings = [:]
    }

    /// Whether nobody has said who they are.
    var isNew: Bool { if case .greeting = stage { true } else { false } }

    /// Closes a connection that has not said hello in time; called by the shard's sweep.
    func sweep(now: Instant) {
        let time = dialect == .plain ? ServerLimits.passwordTime : context.configuration.helloTime
        guard isNew, began.advanced(by: time) <= now else { return }
        close(.noHello)
    }

    // MARK: Beginning

    private func receive(json bytes: [UInt8]) {
        do {
            take(try JSONDialect.decodeRequest(bytes, limits: context.limits))
        } catch {
            tell(.error(error.answer))
            if case .greeting = stage { return close(.badHello) }
            if !gate.judgeOther(now: context.clock.now()) { closeForFlood() }
        }
    }

    /// Takes a request as the stage allows.
    func take(_ request: Request) {
        switch stage {
        case .greeting:
            guard case .hello(let hello) = request.command else {
                tell(.error(ErrorAnswer(re: request.id, code: .badRequest, message: "Say hello first.")))
                return close(.badHello)
            }
            begin(hello, re: request.id)
        case .resuming(let re, let resume, var waiting):
            guard waiting.count < ServerLimits.commandsBeforeWelcome else { return refuse(request, .rateLimited) }
            waiting.append(request)
            stage = .resuming(re: re, resume, waiting: waiting)
        case .present: judge(request)
        case .ended: break
        }
    }

    private func begin(_ hello: Hello, re: String?) {
        guard !isSentAway(nil, re: re), letIn(with: hello.password, re: re) else { return }
        guard let resume = hello.resume else { return begin(hello, re) }
        switch context.registry.resume(resume, holder: holder) {
        case .unknown: begin(hello, re)
        case .busy:
            tell(.error(ErrorAnswer(re: re, code: .unavailable)))
            close(.tryAgainLater, ErrorCode.unavailable.sentence)
        case .resumed(let previous):
            stage = .resuming(re: re, resume, waiting: [])
            closePrevious(previous, of: resume.session)
        }
    }

    /// Closes the session's old connection, and only then goes on: what that one had accepted has reached its rooms.
    private func closePrevious(_ previous: Holder?, of session: SessionID) {
        guard let previous else {
            resumed()
            return
        }
        let origin = origin
        let holder = holder
        let context = context
        shard.run(on: previous.shard) { shard in
            shard.connections[ConnectionID(number: previous.connection)]?.replaced()
            shard.sendCommands()
            shard.run(on: origin.shard) { shard in
                context.registry.settle(session)
                // It may be gone meanwhile, and then the session's grace begins like after any drop.
                guard shard.connections[origin.connection]?.resumed() != true else { return }
                context.registry.release(session, by: holder)
            }
        }
    }

    /// Goes on with a session whose old connection is gone; false if this one has ended as well.
    @discardableResult
    private func resumed() -> Bool {
        guard case .resuming(let re, let resume, let waiting) = stage,
            let found = context.registry.find(resume.session)
        else { return false }
        identity = Identity(session: resume.session, author: found.author)
        guard !isSentAway(found.author.uid, re: re) else { return false }
        stage = .present
        welcome(re: re, token: resume.token, rooms: found.rooms.sorted(), resumed: true)
        for request in waiting { take(request) }
        return true
    }

    private func begin(_ hello: Hello, _ re: String?) {
        begin(wanted: hello.nick) { begun in
            welcome(re: re, token: begun.token, rooms: [], resumed: false)
            guard let wanted = hello.nick, wanted != begun.author.nick else { return }
            let text = "The name \(wanted.text) is in use. You are \(begun.author.nick.text) for now; /nick changes it."
            tell(.note(Note(text: text, code: ErrorCode.nickInUse.rawValue)))
        }
    }

    func begin(wanted: Nickname?, then: (SessionRegistry.Begun) -> Void) {
        guard let begun = context.registry.begin(wanted: wanted, address: address, holder: holder) else {
            tell(.error(ErrorAnswer(re: nil, code: .unavailable, message: ChatCloseCode.connectionLimit.sentence)))
            return close(.connectionLimit)
        }
        identity = Identity(session: begun.session, author: begun.author)
        stage = .present
        // Sessions in their grace that made place for this one.
        for ended in begun.ended { shard.vanish(ended) }
        then(begun)
    }

    private func welcome(re: String?, token: SessionToken, rooms: [RoomName], resumed: Bool) {
        guard let identity else { return }
        tell(
            .welcome(
                Welcome(
                    re: re, session: identity.session, token: token, uid: identity.author.uid,
                    nick: identity.author.nick, caps: [Capability.typing, Capability.read], limits: context.limits,
                    pingInterval: context.configuration.pingInterval ?? .zero, resumed: resumed, rooms: rooms,
                    serverName: "roostd", serverVersion: context.configuration.version)))
        if let motd = context.configuration.motd, !resumed { tell(.note(Note(text: motd, code: "motd"))) }
    }

    // MARK: Ending

    /// Ends the session at once: everybody sees the person leave.
    func endSession(reason: String?) {
        guard let identity else { return }
        self.identity = nil
        stage = .ended
        if let ended = context.registry.end(identity.session, by: holder) { shard.vanish(ended, reason: reason) }
    }

    /// Gives way to a newer connection of the same session: what was accepted goes on, and nothing more is.
    private func replaced() {
        releaseAll()
        close(.replaced)
    }

    /// Carries out what is still delayed: what was accepted goes on, whatever becomes of the connection.
    func releaseAll() {
        let waiting = held
        held = []
        for (request, _) in waiting { carryOut(request) }
    }

    /// Announces a close and begins it.
    func close(_ code: ChatCloseCode, retryAfter: Duration? = nil) {
        announce(code, retryAfter: retryAfter)
        // The table's codes are all legal on the wire.
        close(CloseCode(code.rawValue) ?? .policyViolation, code.sentence)
    }

    func close(_ code: CloseCode, _ reason: String) {
        stage = .ended
        socket?.close(code, reason: reason)
    }

    func closeForFlood() {
        close(.rateLimit, retryAfter: FloodGate.burstWindow)
    }

    // MARK: What comes from the rooms

    /// Takes word that this connection is in a room.
    func entered(_ room: RoomName) {
        rooms.insert(room)
        plain.enter(room)
    }

    func dismissed(from room: RoomName, _ answer: ServerMessage) {
        rooms.remove(room)
        typingIn.remove(room)
        // Who has entered anew since is not left by that.
        if readings[room]?.position != nil { readings[room] = nil }
        plain.leave(room, for: rooms)
        tell(answer)
    }

    /// Takes word that this connection does not get into a room, or is not read to anew in one where it is live.
    func turnedAway(from room: RoomName, _ answer: ServerMessage, isLive: Bool) {
        plain.stayOut(of: room)
        if readings[room]?.position == nil { readings[room] = nil }
        // Another command about the same room may be on its way; the session then stays on the safe side, in the room.
        if !isLive, commandsUnderWay <= 1, let identity {
            rooms.remove(room)
            readings[room] = nil
            plain.leave(room, for: rooms)
            withdraw(identity, from: room)
        }
        tell(answer)
    }

    /// Takes a person out of a room that may count them as present; where it doesn't, this does nothing.
    func withdraw(_ identity: Identity, from room: RoomName) {
        context.registry.leave(room, identity.session)
        let uid = identity.author.uid
        // In a conversation only the end of a session is told.
        let command: RoomCommand = room.isDirect ? .part(uid) : .vanish(uid, reason: nil)
        shard.collect(Envelope(origin: nil, re: nil, room: room, command: command))
    }

    /// Counts a command on its way.
    func setOut() {
        commandsUnderWay += 1
    }

    func carriedOut() {
        commandsUnderWay -= 1
    }

    /// Whether another command may be on its way through a room.
    var hasRoomForCommand: Bool { commandsUnderWay < ServerLimits.commandsUnderWay }

    /// Sends a command to a room; refused if too many are on their way.
    func send(_ command: RoomCommand, to room: RoomName, re: String?) {
        guard hasRoomForCommand else {
            return tell(.error(ErrorAnswer(re: re, code: .unavailable, room: room)))
        }
        setOut()
        switch command {
        case .enter, .open:
            rooms.insert(room)
            beginReading(room, at: nil)
        case .part: readings[room] = nil
        default: break
        }
        let reading = readings[room]?.number ?? 0
        shard.collect(Envelope(origin: origin, re: re, room: room, command: command, reading: reading))
    }
}
