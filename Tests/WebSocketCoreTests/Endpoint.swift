import WebSocketCore

/// What a session delivered, with a copy of the payload.
struct Delivery: Equatable, CustomStringConvertible {
    var event: SessionEvent
    var payload: [UInt8]

    static func text(_ text: String) -> Delivery { Delivery(event: .message(.text), payload: Array(text.utf8)) }
    static func binary(_ bytes: [UInt8]) -> Delivery { Delivery(event: .message(.binary), payload: bytes) }
    static func ping(_ text: String) -> Delivery { Delivery(event: .ping, payload: Array(text.utf8)) }
    static func pong(_ text: String) -> Delivery { Delivery(event: .pong, payload: Array(text.utf8)) }
    static func failed(_ violation: ProtocolViolation) -> Delivery {
        Delivery(event: .failed(violation), payload: [])
    }

    var description: String { "\(event) \(payload.prefix(40))" }
}

/// A session with what it delivered: a reference, so that expectations can read its properties.
final class Endpoint {
    /// The key of every frame that a client under test sends; its bytes are those of RFC 6455, 5.7.
    static let maskingKey: UInt32 = 0x3D21_FA37

    var session: Session
    var deliveries: [Delivery] = []

    init(
        _ role: Role, limits: SessionLimits = SessionLimits(), deflate: DeflateAgreement? = nil,
        keepAlive: KeepAlive? = nil, now: Instant = .after(.zero)
    ) {
        session = Session(
            role: role, limits: limits, deflate: deflate, keepAlive: keepAlive, now: now,
            maskingKey: { Endpoint.maskingKey })
    }

    var state: Session.State { session.state }
    var transport: Session.TransportAction { session.transport }
    var outcome: CloseOutcome { session.outcome }
    var deadline: Instant? { session.deadline }
    var retainedBytes: Int { session.retainedBytes }

    /// Gives the session bytes and returns what it delivered for them.
    @discardableResult
    func receive(_ bytes: [UInt8], now: Instant = .after(.zero)) -> [Delivery] {
        var copy = bytes
        var new: [Delivery] = []
        var span = copy.mutableSpan
        var raw = unsafe span.mutableBytes
        session.receive(&raw, now: now) { event, payload in
            new.append(Delivery(event: event, payload: unsafe payload.withUnsafeBytes { unsafe Array($0) }))
        }
        deliveries += new
        return new
    }

    /// Gives the session bytes step by step, and returns how far each step got and what there was to say after it.
    func receiveInSteps(_ bytes: [UInt8], now: Instant = .after(.zero)) -> [(position: Int, output: [UInt8])] {
        var copy = bytes
        var span = copy.mutableSpan
        var raw = unsafe span.mutableBytes
        var position = 0
        var steps: [(position: Int, output: [UInt8])] = []
        while position < bytes.count {
            session.receive(&raw, from: &position, now: now) { event, payload in
                deliveries.append(
                    Delivery(event: event, payload: unsafe payload.withUnsafeBytes { unsafe Array($0) }))
            }
            steps.append((position, session.takeOutput()))
        }
        return steps
    }

    func send(_ kind: MessageKind, _ bytes: [UInt8]) throws(SessionError) {
        try unsafe session.send(kind, bytes.span.bytes)
    }

    func send(_ text: String) throws(SessionError) {
        try send(.text, Array(text.utf8))
    }

    func ping(_ text: String) throws(SessionError) {
        let bytes = Array(text.utf8)
        try unsafe session.ping(bytes.span.bytes)
    }

    func close(_ code: CloseCode = .normal, reason: String = "", now: Instant = .after(.zero)) {
        session.close(code, reason: reason, now: now)
    }

    func receiveEOF(now: Instant = .after(.zero)) { session.receiveEOF(now: now) }
    func advance(to now: Instant) { session.advance(to: now) }
    func restartKeepAlive(now: Instant) { session.restartKeepAlive(now: now) }
    func takeOutput() -> [UInt8] { session.takeOutput() }
}
