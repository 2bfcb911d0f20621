import NIOCore
import NIOPosix

/// All connections of a run, on one loop and confined to it.
final class Crowd {
    /// The largest message that the core's reading takes: more than any scenario sends.
    static let messageBytesMax = 4 * 1024 * 1024
    /// What a connection keeps of a buffer for sending: a tick's small messages and not a large one.
    static let keptBytesMax = 16 * 1024
    /// A read takes so much at most: a tick's messages in one call, and little memory for those who are idle.
    private static let readBytes = 64 * 1024
    /// Messages that are sent in one go when the generator is late, so that it reads, too.
    private static let overdueMax = 1_000
    /// How often it is looked whether everything has arrived.
    private static let drainCheck = TimeAmount.milliseconds(5)

    let plan: LoadPlan
    var board: Board
    /// From the attempt to connect until one is in.
    private(set) var entering = Latencies()
    /// Connections that have ended too early, and why the first of them has.
    private(set) var lostCount = 0
    private(set) var firstLoss: String?

    private let loop: any EventLoop
    private let address: SocketAddress
    private var scripts: [ConnectionScript] = []
    private var members: [LoadConnection] = []
    /// This crowd, for what comes back to its loop; it so holds itself, because connections outlive a run that fails.
    private var me: NIOLoopBound<Crowd>?
    private var attempts = 0
    private var open = 0
    private var allIn: EventLoopPromise<Void>?
    private var allGone: EventLoopPromise<Void>?
    private var isSpeaking = false
    private var pace: (start: NIODeadline, interval: Double, said: Int)?
    private var speakers: [LoadConnection] = []

    init(_ plan: LoadPlan, at address: SocketAddress, on loop: any EventLoop) throws {
        self.plan = plan
        self.address = address
        self.loop = loop
        board = Board(senders: plan.rooms * plan.senders)
        scripts = try (0..<plan.connections).map { try ConnectionScript(plan, connection: $0) }
    }

    /// What everybody was told while they came in.
    var captured: [CapturedFields] { members.sorted { $0.number < $1.number }.map(\.captured) }

    // MARK: Coming in

    /// Connects everybody, some at once; succeeds when all are in.
    func enter(_ me: NIOLoopBound<Crowd>) -> EventLoopFuture<Void> {
        let promise = loop.makePromise(of: Void.self)
        allIn = promise
        self.me = me
        for _ in 0..<min(plan.atOnce, plan.connections) { connectNext(me) }
        return promise.futureResult
    }

    private func connectNext(_ me: NIOLoopBound<Crowd>) {
        guard attempts < plan.connections, let allIn else { return }
        let number = attempts
        attempts += 1
        let begun = loop.now
        ClientBootstrap(group: loop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: Self.readBytes))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let crowd = me.value
                    let connection = LoadConnection(
                        number: number, script: crowd.scripts[number], crowd: crowd, begun: begun)
                    try channel.pipeline.syncOperations.addHandler(connection)
                }
            }
            .connect(to: address)
            .whenComplete { result in
                switch result {
                case .success: me.value.open += 1
                case .failure(let error): allIn.fail(LoadFailure("Connection \(number) did not come about: \(error)"))
                }
            }
    }

    /// Takes somebody who is in, and lets the next one connect.
    func entered(_ connection: LoadConnection, after time: TimeAmount) {
        entering.add(nanoseconds: time.nanoseconds)
        members.append(connection)
        if members.count == plan.connections { return allIn?.succeed() ?? () }
        if let me { connectNext(me) }
    }

    /// Ends the waiting for those who are not in.
    func giveUp() {
        allIn?.fail(LoadFailure("Only \(members.count) of \(plan.connections) came in within the time."))
    }

    /// Takes the end of a connection that was not asked for.
    func lost(_ reason: String, wasInside: Bool) {
        lostCount += 1
        firstLoss = firstLoss ?? reason
        if !wasInside { allIn?.fail(LoadFailure(reason)) }
    }

    /// Closes everybody's connection; succeeds when all are gone.
    func leave() -> EventLoopFuture<Void> {
        let promise = loop.makePromise(of: Void.self)
        allGone = promise
        for member in members { member.leave() }
        if open == 0 { promise.succeed() }
        return promise.futureResult
    }

    /// Counts a connection that is gone.
    func left() {
        open -= 1
        if open == 0 { allGone?.succeed() }
    }

    // MARK: Speaking

    /// Lets the senders begin.
    func speak() {
        speakers = members.filter { plan.sender(of: $0.number) != nil }.sorted { $0.number < $1.number }
        isSpeaking = true
        switch plan.loop {
        case .idle: break
        case .closed(let window):
            for speaker in speakers {
                for _ in 0..<window { speaker.send(due: Int64(loop.now.uptimeNanoseconds)) }
                speaker.flush()
            }
        case .open(let rate):
            pace = (loop.now, 1_000_000_000 / rate, 0)
            sayWhatIsDue()
        }
    }

    /// Lets nobody say anything more.
    func fallSilent() { isSpeaking = false }

    /// Has a sender say the next thing now that one of its own is back; it is flushed when all that came is read.
    func cameBack(to connection: LoadConnection, at now: Int64) {
        guard isSpeaking, case .closed = plan.loop else { return }
        connection.send(due: now)
    }

    private func sayWhatIsDue() {
        guard isSpeaking, let me, var pace, !speakers.isEmpty else { return }
        let now = loop.now
        var touched: [LoadConnection] = []
        func next() -> NIODeadline { pace.start + .nanoseconds(Int64(Double(pace.said) * pace.interval)) }
        while next() <= now, touched.count < Self.overdueMax {
            let speaker = speakers[pace.said % speakers.count]
            speaker.send(due: Int64(next().uptimeNanoseconds))
            touched.append(speaker)
            pace.said += 1
        }
        for speaker in touched { speaker.flush() }
        self.pace = pace
        loop.scheduleTask(deadline: next()) { me.value.sayWhatIsDue() }
    }

    // MARK: What has arrived

    /// What should have arrived for what was sent.
    var expected: Int { board.sent.reduce(0) { $0 + Int($1) } * (plan.receivers - plan.stalled) }

    /// Succeeds when everything has arrived, or at a deadline.
    func drain(by deadline: NIODeadline, _ me: NIOLoopBound<Crowd>) -> EventLoopFuture<Void> {
        let promise = loop.makePromise(of: Void.self)
        checkDrained(deadline, promise, me)
        return promise.futureResult
    }

    private func checkDrained(_ deadline: NIODeadline, _ promise: EventLoopPromise<Void>, _ me: NIOLoopBound<Crowd>) {
        guard board.deliveries < expected, loop.now < deadline else { return promise.succeed() }
        loop.scheduleTask(in: Self.drainCheck) { me.value.checkDrained(deadline, promise, me) }
    }

    /// Returns the latencies since the last call.
    func takeLatencies() -> Latencies { board.takeLatencies() }
}

@available(*, unavailable)
extension Crowd: Sendable {}
