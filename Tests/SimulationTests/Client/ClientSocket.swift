import ChatClient
import ChatProtocol
import WebSocketCore

/// The client's end of a connection: the core's handshake and session on a simulated network, as `ConnectionTask` has them
/// on a real one.
final class ClientSocket {
    private enum Phase {
        case greeting(ClientHandshake)
        case open
        case over
    }

    let number: ConnectionNumber
    private let world: World
    private let link: Link
    private var phase: Phase
    private var session: Session?
    private var pings: [Instant] = []
    private var hasEnded = false
    /// What does not fit into the network yet.
    private var unsent: [UInt8] = []
    private var deadline: Instant?
    /// Whether nobody is interested in what happens any more.
    private var isForgotten = false
    /// Whether the program reads at the moment.
    var isReading = true { didSet { if isReading { read() } } }
    private let report: (NetworkEvent) -> Void

    init(
        _ world: World, _ link: Link, number: ConnectionNumber, deflate: Bool, report: @escaping (NetworkEvent) -> Void
    )
        throws(HandshakeFailure)
    {
        self.world = world
        self.link = link
        self.number = number
        self.report = report
        let handshake = try ClientHandshake(
            host: "simulation", target: "/ws", key: world.random.bytes(16), subprotocols: [Subprotocol.json],
            deflate: deflate ? DeflatePolicy(own: DeflatePolicy.stateless.own) : nil, now: world.now)
        phase = .greeting(handshake)
        link.down.whenReadable = { [self] in read() }
        link.up.whenWritable = { [self] in send([]) }
        link.whenClientBroken = { [self] in lose() }
        send(handshake.request)
        wake(at: handshake.deadline)
    }

    // MARK: What the program wants

    func send(_ request: Request) {
        unsafe try? session?.send(.text, JSONDialect.encode(request).span.bytes)
        follow()
    }

    func ping() {
        pings.append(world.now)
        try? session?.ping(RawSpan())
        follow()
    }

    /// Closes it and reports nothing more.
    func close(_ code: CloseCode) {
        isForgotten = true
        isReading = true
        guard case .open = phase else { return lose() }
        session?.close(code, now: world.now)
        follow()
    }

    /// Lets go of it without a word.
    func drop() {
        isForgotten = true
        lose()
    }

    // MARK: What the network does

    private func read() {
        guard isReading, !hasEnded else { return }
        let bytes = link.down.take()
        if !bytes.isEmpty { receive(bytes) }
        if link.down.hasEnded { receiveEOF() }
    }

    private func receive(_ bytes: [UInt8]) {
        guard case .greeting(var handshake) = phase else { return receiveFrames(bytes) }
        switch unsafe handshake.receive(bytes.span.bytes) {
        case .needsMore: phase = .greeting(handshake)
        case .accepted(let subprotocol, let deflate, let consumed):
            phase = .open
            session = Session(
                role: .client, limits: SessionLimits(messageBytes: ChatLimits.requestBytesMax), deflate: deflate,
                now: world.now, maskingKey: { 0x37FA_213D })
            tell(.opened(subprotocol: subprotocol))
            if consumed < bytes.count { receiveFrames(Array(bytes[consumed...])) }
        case .failed(let failure):
            tell(.failed(sentence: "\(failure)", canRetry: true))
            abort()
        }
    }

    private func receiveFrames(_ bytes: [UInt8]) {
        var bytes = bytes
        var delivered: [(SessionEvent, [UInt8])] = []
        var span = bytes.mutableSpan
        var raw = unsafe span.mutableBytes
        session?.receive(&raw, now: world.now) { event, payload in
            delivered.append((event, unsafe payload.withUnsafeBytes { unsafe Array($0) }))
        }
        for (event, payload) in delivered { take(event, payload) }
        follow()
    }

    private func take(_ event: SessionEvent, _ payload: [UInt8]) {
        switch event {
        case .message:
            do {
                tell(.message(try JSONDialect.decodeServerMessage(payload)))
            } catch {
                world.violate("the server sends what can't be read: \(String(decoding: payload, as: UTF8.self))")
            }
        case .pong:
            if !pings.isEmpty { tell(.pong(roundTrip: pings.removeFirst().duration(to: world.now))) }
        case .ping, .closing: break
        case .failed(let violation): world.violate("the server breaks the protocol: \(violation.sentence)")
        }
    }

    private func receiveEOF() {
        guard !hasEnded else { return }
        session?.receiveEOF(now: world.now)
        end()
    }

    /// The connection is broken: what was not read is lost.
    private func lose() {
        guard !hasEnded else { return }
        session?.receiveEOF(now: world.now)
        abort()
        end()
    }

    private func end() {
        hasEnded = true
        link.clientClosed()
        link.down.whenReadable = {}
        link.up.whenWritable = {}
        link.whenClientBroken = {}
        if let outcome = session?.outcome {
            tell(.closed(code: outcome.code, sentence: outcome.received?.reason ?? ""))
        } else if case .greeting = phase {
            tell(.failed(sentence: "The server closed the connection.", canRetry: true))
        }
        phase = .over
    }

    private func abort() {
        link.clientClosed()
    }

    private func tell(_ event: NetworkEvent) {
        if !isForgotten { report(event) }
    }

    // MARK: What the session wants

    private func follow() {
        guard let output = session?.takeOutput() else { return }
        send(output)
        switch session?.transport {
        case .keep, .awaitEOF, nil: break
        case .closeAfterWriting: link.up.end()
        case .abort: lose()
        }
        if let deadline = session?.deadline { wake(at: deadline) }
    }

    private func send(_ bytes: [UInt8]) {
        unsent += bytes
        unsent.removeFirst(link.up.send(unsent))
    }

    private func wake(at instant: Instant) {
        guard instant != deadline else { return }
        deadline = instant
        world.at(instant) { [weak self] in self?.advance(instant) }
    }

    private func advance(_ instant: Instant) {
        guard deadline == instant, !hasEnded else { return }
        deadline = nil
        if case .greeting(let handshake) = phase, handshake.expire(now: world.now) != nil {
            tell(.failed(sentence: "The server does not answer.", canRetry: true))
            isForgotten = true
            return lose()
        }
        session?.advance(to: world.now)
        follow()
    }
}
