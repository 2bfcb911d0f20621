/// Puts a message together from pieces; used only for a message that does not arrive in one piece, or that arrives
/// compressed (RFC 6455, 5.4; RFC 7692, 6.2).
struct MessageAssembly: ~Copyable {
    /// The kind of the message under way; none between messages.
    private(set) var kind: MessageKind?
    /// Whether that message is compressed.
    private(set) var isCompressed = false
    /// Its payload so far, inflated.
    private(set) var bytes: [UInt8] = []
    /// The bytes of its frames' payloads so far.
    private(set) var receivedBytes = 0
    /// How many of its fragments had no payload.
    private(set) var emptyFragments = 0
    /// How the peer compresses; none if that was not agreed on.
    let compression: DeflateAgreement.Direction?

    private let bytesMax: Int
    private var validator = UTF8Validator()
    /// There while a compressed message is under way, and between messages that refer to each other.
    private var inflater: Inflater?

    /// The most capacity that is kept from one message to the next; a rare big message is not paid for ever after.
    private static let keptCapacityMax = 4096

    /// Creates an assembly for messages of at most `bytesMax` bytes when inflated.
    init(bytesMax: Int, compression: DeflateAgreement.Direction?) {
        self.bytesMax = bytesMax
        self.compression = compression
    }

    /// The bytes that are held, those of the inflater included.
    var retainedBytes: Int {
        guard let compression, inflater != nil else { return bytes.capacity }
        return bytes.capacity + Inflater.retainedBytes(windowBits: compression.windowBits)
    }

    /// Begins a message.
    mutating func begin(_ kind: MessageKind, isCompressed: Bool) {
        self.kind = kind
        self.isCompressed = isCompressed
        guard isCompressed, inflater == nil, let compression else { return }
        inflater = Inflater(windowBits: compression.windowBits)
    }

    /// Adds the next piece.
    ///
    /// - Throws: `invalidText` at the first byte that cannot be in a text, also inside an incomplete frame (8.1);
    ///   `invalidDeflate` likewise, and `messageTooBig` at the first byte too many that it inflates to.
    mutating func append(_ piece: RawSpan) throws(ProtocolViolation) {
        receivedBytes += piece.byteCount
        if isCompressed { try inflate(piece) } else { try take(piece) }
    }

    /// Counts a fragment without payload.
    mutating func countEmptyFragment() {
        emptyFragments += 1
    }

    /// Ends the message, whose `bytes` are then whole.
    ///
    /// - Throws: `invalidText` for a text that stops inside a scalar, `invalidDeflate` for a compressed message that
    ///   stops inside a block.
    mutating func finish() throws(ProtocolViolation) {
        if isCompressed {
            let tail = Inflater.tail
            try unsafe inflate(tail.span.bytes)
            guard inflater?.isBetweenBlocks == true else { throw .invalidDeflate }
        }
        if kind == .text, !validator.isComplete { throw .invalidText }
    }

    /// Forgets the message, delivered or not.
    mutating func reset() {
        kind = nil
        isCompressed = false
        receivedBytes = 0
        emptyFragments = 0
        validator = UTF8Validator()
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacityMax)
        if compression?.keepsContext != true { inflater = nil }
    }

    /// Forgets everything: no message follows.
    mutating func giveUp() {
        reset()
        bytes = []
        inflater = nil
    }

    private mutating func inflate(_ piece: RawSpan) throws(ProtocolViolation) {
        var position = 0
        var inflated = 0
        // Little is inflated before it is counted and checked: this is all that a bomb can cost beyond the bound.
        var chunk = InlineArray<1024, UInt8>(repeating: 0)
        repeat {
            var span = chunk.mutableSpan
            var room = unsafe span.mutableBytes
            guard let written = try inflater?.inflate(piece, from: &position, into: &room) else { return }
            inflated = written
            // What fits is looked at first: which rule breaks must not depend on how the bytes arrive.
            let fitting = min(inflated, bytesMax - bytes.count)
            try take(room.bytes.extracting(first: fitting))
            guard fitting == inflated else { throw .messageTooBig(limit: bytesMax) }
        } while position < piece.byteCount || inflated > 0
    }

    private mutating func take(_ piece: RawSpan) throws(ProtocolViolation) {
        if kind == .text, !validator.accepts(piece) { throw .invalidText }
        piece.append(to: &bytes)
    }
}
