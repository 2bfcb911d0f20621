import WebSocketCore

/// A session at either end.
///
/// Promises: pieces change nothing of what is delivered and answered, what is held stays within the named limits, and
/// what we say back is what the other end reads.
enum SessionTarget {
    private static let now = Instant(nanoseconds: 0)
    private static let maskingKey: UInt32 = 0x3D21_FA37

    /// What a session delivered.
    private struct Delivery: Equatable {
        var event: SessionEvent
        var payload: [UInt8]
    }

    /// How a session is set up: the first byte of the input.
    private struct Setup {
        let role: Role
        let deflate: DeflateAgreement?
        let limits: SessionLimits

        init(_ choice: UInt8) {
            role = choice & 1 == 0 ? .server : .client
            let direction: DeflateAgreement.Direction? =
                switch choice >> 1 & 3 {
                case 0: nil
                case 1: .init()
                case 2: .init(windowBits: .small, keepsContext: false)
                default: WindowBits(9).map { .init(windowBits: $0) }
                }
            deflate = direction.map { DeflateAgreement(client: $0, server: $0) }
            limits = SessionLimits(messageBytes: choice & 8 == 0 ? 4096 : 64, emptyFragments: 8, pongBytes: 256)
        }

        func makeSession(role: Role, limits: SessionLimits) -> Session {
            Session(role: role, limits: limits, deflate: deflate, now: now) { maskingKey }
        }

        /// Whether two endings may differ though only the pieces do.
        ///
        /// zlib does not hold a peer to a window below 32 KiB: it refuses a reference that reaches too far back only
        /// where the bytes are gone, and that depends on the pieces.
        func toleratesPieces(_ endings: Delivery?...) -> Bool {
            let hasSmallWindow = (deflate?.client.windowBits ?? .largest) < .small
            return hasSmallWindow && endings.contains { $0?.event == .failed(.invalidDeflate) }
        }

        /// The most bytes that a session may hold that is sent nothing by its owner.
        ///
        /// The message and what its array grows by, or what is kept of one; the Pongs likewise, two more and a Close
        /// frame; an inflater with its window.
        var retainedBytesMax: Int {
            let inflater = deflate == nil ? 0 : 7 * 1024 + 32 * 1024
            return 2 * limits.messageBytes + 4096 + 3 * limits.pongBytes + 4 * 132 + inflater
        }
    }

    static func run(_ input: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(input)
        let setup = Setup(input.choice())
        let pieces = input.pieces()
        let whole = try receive([input.bytes], setup)
        let pieced = try receive(pieces, setup)
        if !setup.toleratesPieces(whole.deliveries.last, pieced.deliveries.last) {
            try promise(
                pieced.deliveries == whole.deliveries,
                "In pieces \(pieced.deliveries), as a whole \(whole.deliveries)")
            try promise(pieced.output == whole.output, "In pieces \(pieced.output), as a whole \(whole.output)")
        }
        try echo(pieces, setup)
    }

    private static func receive(
        _ pieces: [[UInt8]], _ setup: Setup
    ) throws(FuzzFinding) -> (deliveries: [Delivery], output: [UInt8]) {
        var session = setup.makeSession(role: setup.role, limits: setup.limits)
        var deliveries: [Delivery] = []
        for piece in pieces {
            give(piece, to: &session, &deliveries)
            try promise(
                session.retainedBytes <= setup.retainedBytesMax,
                "\(session.retainedBytes) bytes held, of \(setup.retainedBytesMax)")
        }
        return (deliveries, session.takeOutput())
    }

    private static func give(_ piece: [UInt8], to session: inout Session, _ deliveries: inout [Delivery]) {
        var copy = piece
        var span = copy.mutableSpan
        var bytes = unsafe span.mutableBytes
        session.receive(&bytes, now: now) { event, payload in
            deliveries.append(Delivery(event: event, payload: unsafe payload.withUnsafeBytes { unsafe Array($0) }))
        }
    }

    /// Sends every message back and reads all that was sent as the other end.
    private static func echo(_ pieces: [[UInt8]], _ setup: Setup) throws(FuzzFinding) {
        var session = setup.makeSession(role: setup.role, limits: setup.limits)
        var sent: [Delivery] = []
        var output: [[UInt8]] = []
        for piece in pieces {
            var deliveries: [Delivery] = []
            give(piece, to: &session, &deliveries)
            for delivery in deliveries {
                guard case .message(let kind) = delivery.event else { continue }
                let isSent = unsafe (try? session.send(kind, delivery.payload.span.bytes)) != nil
                if isSent { sent.append(delivery) }
            }
            output.append(session.takeOutput())
        }
        let other = setup.makeSession(role: setup.role == .server ? .client : .server, limits: setup.limits)
        try read(output, as: other, expecting: sent)
    }

    private static func read(
        _ output: [[UInt8]], as reader: consuming Session, expecting sent: [Delivery]
    ) throws(FuzzFinding) {
        var reader = reader
        var received: [Delivery] = []
        for piece in output { give(piece, to: &reader, &received) }
        for case .failed(let violation) in received.map(\.event) {
            throw FuzzFinding("What we say is illegal: \(violation)")
        }
        let messages = received.filter { if case .message = $0.event { true } else { false } }
        try promise(messages == sent, "Sent \(sent), read \(messages)")
    }
}
