/// The closing handshake as a state machine: who has sent a Close frame, what ends TCP, and until when (RFC 6455, 7).
///
/// | phase     | we close   | peer's Close | violation, silence | EOF         | deadline |
/// |-----------|------------|--------------|--------------------|-------------|----------|
/// | open      | closeSent* | exchanged*   | failed*            | endedByPeer |          |
/// | closeSent |            | exchanged    | failed             | endedByPeer | timedOut |
/// | exchanged |            |              |                    | endedByPeer | timedOut |
/// | failed    |            |              |                    | endedByPeer | timedOut |
///
/// With a star, our one Close frame goes out. What is empty changes nothing: once both frames are exchanged or the
/// connection failed, the peer's bytes are not read.
struct ClosingHandshake: Sendable {
    private enum Phase: Equatable {
        /// No Close frame was sent or received.
        case open
        /// We sent the first Close frame; the peer may still send data.
        case closeSent(until: Instant)
        /// Both Close frames are on their way; the server ends TCP, the client waits for that.
        case exchanged(until: Instant)
        /// We gave the connection up and said why; the peer is not listened to any more (7.1.7).
        case failed(until: Instant)
        /// TCP has ended.
        case endedByPeer
        /// TCP has not ended in time.
        case timedOut
    }

    private let role: Role
    private let timeout: Duration
    private var phase = Phase.open

    /// Both Close frames so far, and what went wrong.
    private(set) var outcome = CloseOutcome()

    init(role: Role, timeout: Duration) {
        self.role = role
        self.timeout = timeout
    }

    /// Whether messages flow.
    var isOpen: Bool { phase == .open }

    /// Whether bytes from the peer still mean something: after its Close frame it has nothing more to say (1.4).
    var isReading: Bool {
        switch phase {
        case .open, .closeSent: true
        case .exchanged, .failed, .endedByPeer, .timedOut: false
        }
    }

    /// How far the Close frames have got.
    var state: Session.State {
        switch phase {
        case .open: .open
        case .closeSent: .closeSent
        case .exchanged: .closeReceived
        case .failed, .endedByPeer, .timedOut: .closed
        }
    }

    /// What the transport's owner is to do once the output is taken.
    var transport: Session.TransportAction {
        switch phase {
        case .open, .closeSent: .keep
        // 7.1.1: the server ends TCP first, so that it and not the client keeps the TIME_WAIT state.
        case .exchanged: role == .server ? .closeAfterWriting : .awaitEOF
        case .failed, .endedByPeer: .closeAfterWriting
        case .timedOut: .abort
        }
    }

    /// The instant at which ``advance(to:)`` gives up.
    var deadline: Instant? {
        switch phase {
        case .closeSent(let until), .exchanged(let until), .failed(let until): until
        case .open, .endedByPeer, .timedOut: nil
        }
    }

    /// We begin the handshake; only to be called while open.
    mutating func send(_ close: Close, now: Instant) {
        noteSent(close)
        phase = .closeSent(until: now.advanced(by: timeout))
    }

    /// The peer's Close frame arrived; returns whether it still has to be answered, with the same code (5.5.1).
    mutating func receive(_ close: Close, now: Instant) -> Bool {
        let mustAnswer = phase == .open
        outcome.received = close
        if outcome.first == nil { outcome.first = .peer }
        if mustAnswer { noteSent(close) }
        phase = .exchanged(until: now.advanced(by: timeout))
        return mustAnswer
    }

    /// We fail the connection; returns whether our Close frame still has to be sent.
    mutating func fail(_ failure: CloseOutcome.Failure, saying close: Close, now: Instant) -> Bool {
        let mustSend = phase == .open
        if mustSend { noteSent(close) }
        outcome.failure = failure
        phase = .failed(until: now.advanced(by: timeout))
        return mustSend
    }

    /// The peer's stream ended.
    mutating func receiveEOF() {
        switch phase {
        case .open, .closeSent: outcome.failure = .endOfStream
        case .exchanged, .failed: break
        case .endedByPeer, .timedOut: return
        }
        phase = .endedByPeer
    }

    /// Lets time pass; past the deadline TCP is ended without further waiting.
    mutating func advance(to now: Instant) {
        guard let deadline, now >= deadline else { return }
        if case .closeSent = phase { outcome.failure = .closeUnanswered }
        phase = .timedOut
    }

    private mutating func noteSent(_ close: Close) {
        outcome.sent = close
        if outcome.first == nil { outcome.first = .us }
    }
}
