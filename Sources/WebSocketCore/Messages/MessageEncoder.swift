/// Encodes whole messages as frames, compressed where that was agreed on and is worth it (RFC 6455, 5.6; RFC 7692, 6.1).
///
/// An end that keeps context has one encoder a connection. Without context any number of encoders, also of other
/// connections with the same window, make frames for the same peer.
public struct MessageEncoder: ~Copyable {
    private let direction: DeflateAgreement.Direction?
    /// Where a client's masking keys come from; none for a server.
    private let maskingKey: (@Sendable () -> UInt32)?
    private let keepsDeflater: Bool
    private var deflater: Deflater?

    /// The smallest message that is compressed: below, what DEFLATE saves is not worth its time.
    public static let compressedBytesMin = 256

    /// Creates an encoder.
    ///
    /// - Parameters:
    ///   - direction: how this end compresses, or nothing if that was not agreed on.
    ///   - keepsDeflater: whether the compressor stays in memory from one message to the next; it always does where it
    ///     keeps context.
    ///   - maskingKey: a source of unpredictable keys for a client, nothing for a server.
    public init(
        direction: DeflateAgreement.Direction? = nil, keepsDeflater: Bool = false,
        maskingKey: (@Sendable () -> UInt32)? = nil
    ) {
        self.direction = direction
        self.keepsDeflater = keepsDeflater || direction?.keepsContext == true
        self.maskingKey = maskingKey
    }

    /// The bytes that stay in memory between two messages.
    var retainedBytes: Int {
        guard let direction, deflater != nil else { return 0 }
        return Deflater.retainedBytes(windowBits: direction.windowBits)
    }

    /// Appends a message in one frame.
    public mutating func append(_ kind: MessageKind, _ payload: RawSpan, to output: inout [UInt8]) {
        guard let direction, payload.byteCount >= Self.compressedBytesMin else {
            return append(frame: kind.opcode, payload, to: &output)
        }
        var compressed: [UInt8] = []
        deflate(payload, as: direction, to: &compressed)
        // What does not shrink is sent as it is, unless later messages may refer to it.
        guard direction.keepsContext || compressed.count < payload.byteCount else {
            return append(frame: kind.opcode, payload, to: &output)
        }
        unsafe FrameEncoder.append(
            opcode: kind.opcode, isCompressed: true, payload: compressed.span.bytes, maskingKey: maskingKey?(),
            to: &output)
    }

    /// Appends a frame as it is.
    mutating func append(frame opcode: Opcode, _ payload: RawSpan, to output: inout [UInt8]) {
        FrameEncoder.append(opcode: opcode, payload: payload, maskingKey: maskingKey?(), to: &output)
    }

    private mutating func deflate(
        _ payload: RawSpan, as direction: DeflateAgreement.Direction, to compressed: inout [UInt8]
    ) {
        if deflater == nil { deflater = Deflater(direction) }
        deflater?.append(payload, to: &compressed)
        if !keepsDeflater { deflater = nil }
    }
}
