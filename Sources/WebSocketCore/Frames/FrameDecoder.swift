/// A run of payload bytes of one frame, already unmasked.
struct FramePiece: Equatable, Sendable {
    /// What the frame is.
    var opcode: Opcode
    /// Whether the frame is the last of its message.
    var isFinal: Bool
    /// Whether the frame begins a compressed message.
    var isCompressed: Bool
    /// Where the bytes are in the span just given.
    var range: Range<Int>
    /// Whether these are the frame's first bytes.
    var begins: Bool
    /// Whether these are the frame's last bytes.
    var ends: Bool
}

/// Cuts a stream of bytes into frames, however the bytes arrive: the payload stays where it is and is unmasked there.
struct FrameDecoder: Sendable {
    /// A frame whose header was read and whose payload is not complete.
    private struct OpenFrame {
        var opcode: Opcode
        var isFinal: Bool
        var isCompressed: Bool
        var bytesLeft: Int
        var key: MaskingKey
        var begins: Bool
    }

    private var openFrame: OpenFrame?
    /// The beginning of a header whose rest has not arrived; a whole one has at most 14 bytes.
    private var headerStart = InlineArray<14, UInt8>(repeating: 0)
    private var headerStartCount = 0

    /// Reads on from a position in the bytes, moves the position past what was used, and returns the next piece.
    ///
    /// Returns nothing once every byte is used. A frame that is there as a whole is one piece that begins and ends.
    ///
    /// - Throws: the rule that a header breaks; the stream cannot be read any further then.
    @inline(__always)
    mutating func next(
        in bytes: inout MutableRawSpan, at position: inout Int, context: FrameContext
    ) throws(ProtocolViolation) -> FramePiece? {
        if openFrame == nil {
            guard let header = nextHeader(in: bytes.bytes, at: &position) else { return nil }
            let opcode = try FrameHeaderRules.check(header, in: context)
            let length = Int(truncatingIfNeeded: header.payloadLength)
            var key = MaskingKey(header.maskingKey)
            if length <= bytes.byteCount &- position {
                // The usual case: the whole frame is here.
                let range = position..<position &+ length
                key.apply(to: &bytes, from: range.lowerBound, to: range.upperBound)
                position = range.upperBound
                return FramePiece(
                    opcode: opcode, isFinal: header.isFinal, isCompressed: header.isCompressed, range: range,
                    begins: true, ends: true)
            }
            openFrame = OpenFrame(
                opcode: opcode, isFinal: header.isFinal, isCompressed: header.isCompressed, bytesLeft: length, key: key,
                begins: true)
        }
        return nextPiece(in: &bytes, at: &position)
    }

    private mutating func nextPiece(in bytes: inout MutableRawSpan, at position: inout Int) -> FramePiece? {
        guard var frame = openFrame, position < bytes.byteCount else { return nil }
        let end = position &+ min(frame.bytesLeft, bytes.byteCount &- position)
        frame.key.apply(to: &bytes, from: position, to: end)
        frame.bytesLeft &-= end &- position
        let piece = FramePiece(
            opcode: frame.opcode, isFinal: frame.isFinal, isCompressed: frame.isCompressed, range: position..<end,
            begins: frame.begins, ends: frame.bytesLeft == 0)
        frame.begins = false
        openFrame = frame.bytesLeft == 0 ? nil : frame
        position = end
        return piece
    }

    @inline(__always)
    private mutating func nextHeader(in bytes: RawSpan, at position: inout Int) -> FrameHeader? {
        if headerStartCount == 0, let (header, size) = FrameHeader.read(bytes, at: position) {
            position &+= size
            return header
        }
        return resumeHeader(in: bytes, at: &position)
    }

    /// Moves one byte after the other to the header's beginning until the header is complete.
    @inline(never)
    private mutating func resumeHeader(in bytes: RawSpan, at position: inout Int) -> FrameHeader? {
        while position < bytes.byteCount {
            headerStart[headerStartCount] = bytes.byte(at: position)
            headerStartCount += 1
            position += 1
            let start = unsafe headerStart.span.bytes.extracting(first: headerStartCount)
            if let (header, _) = FrameHeader.read(start, at: 0) {
                headerStartCount = 0
                return header
            }
        }
        return nil
    }
}
