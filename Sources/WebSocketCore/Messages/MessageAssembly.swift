/// Puts a message together from pieces; used only for a message that does not arrive in one piece (RFC 6455, 5.4).
struct MessageAssembly: Sendable {
    /// The kind of the message under way; none between messages.
    private(set) var kind: MessageKind?
    /// Its payload so far.
    private(set) var bytes: [UInt8] = []
    /// How many of its fragments had no payload.
    private(set) var emptyFragments = 0
    private var validator = UTF8Validator()

    /// The most capacity that is kept from one message to the next; a rare big message is not paid for ever after.
    private static let keptCapacityMax = 4096

    /// Begins a message.
    mutating func begin(_ kind: MessageKind) {
        self.kind = kind
    }

    /// Adds the next piece.
    ///
    /// - Throws: `invalidText` at the first byte that cannot be in a text, also inside an incomplete frame (8.1).
    mutating func append(_ piece: RawSpan) throws(ProtocolViolation) {
        if kind == .text, !validator.accepts(piece) { throw .invalidText }
        piece.append(to: &bytes)
    }

    /// Counts a fragment without payload.
    mutating func countEmptyFragment() {
        emptyFragments += 1
    }

    /// Checks that the message can end here.
    ///
    /// - Throws: `invalidText` for a text that stops inside a scalar.
    func checkEnd() throws(ProtocolViolation) {
        if kind == .text, !validator.isComplete { throw .invalidText }
    }

    /// Forgets the message, delivered or not.
    mutating func reset() {
        kind = nil
        emptyFragments = 0
        validator = UTF8Validator()
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacityMax)
    }
}
