/// Writes frames: header in one go, then the payload, masked where a key is given (RFC 6455, 5.2).
public enum FrameEncoder {
    /// The most payload bytes of a control frame (RFC 6455, 5.5).
    public static let controlPayloadBytesMax = 125

    /// Appends a whole, final frame to the output.
    ///
    /// - Parameters:
    ///   - opcode: what the frame is; a control frame's payload must have at most 125 bytes.
    ///   - isCompressed: whether the payload is a message's as permessage-deflate compresses it (RFC 7692, 6).
    ///   - payload: the payload, unmasked.
    ///   - maskingKey: the key for a client's frame, its low byte first on the wire; nothing for a server's.
    ///   - output: where the frame goes.
    public static func append(
        opcode: Opcode, isCompressed: Bool = false, payload: RawSpan, maskingKey: UInt32?, to output: inout [UInt8]
    ) {
        let header = HeaderBytes(
            opcode: opcode, isCompressed: isCompressed, payloadLength: payload.byteCount, maskingKey: maskingKey)
        unsafe header.bytes.span.bytes.extracting(first: header.count).append(to: &output)
        let payloadStart = output.count
        payload.append(to: &output)
        if let maskingKey {
            var key = MaskingKey(maskingKey)
            let end = output.count
            var span = output.mutableSpan
            var bytes = unsafe span.mutableBytes
            key.apply(to: &bytes, from: payloadStart, to: end)
        }
    }

    /// Returns the header of a whole, final frame: 2 to 14 bytes.
    public static func header(opcode: Opcode, payloadLength: Int, maskingKey: UInt32? = nil) -> [UInt8] {
        let header = HeaderBytes(
            opcode: opcode, isCompressed: false, payloadLength: payloadLength, maskingKey: maskingKey)
        var bytes: [UInt8] = []
        unsafe header.bytes.span.bytes.extracting(first: header.count).append(to: &bytes)
        return bytes
    }
}

/// A header as it goes on the wire, built without a heap allocation.
private struct HeaderBytes {
    var bytes = InlineArray<14, UInt8>(repeating: 0)
    var count = 2

    init(opcode: Opcode, isCompressed: Bool, payloadLength: Int, maskingKey: UInt32?) {
        // RSV1 marks a compressed message (RFC 7692, 6).
        bytes[0] = 0x80 | (isCompressed ? 0x40 : 0) | opcode.rawValue
        let maskBit: UInt8 = maskingKey == nil ? 0 : 0x80
        switch payloadLength {
        case ...125:
            bytes[1] = maskBit | UInt8(truncatingIfNeeded: payloadLength)
        case ...0xFFFF:
            bytes[1] = maskBit | 126
            appendBigEndian(UInt64(payloadLength), size: 2)
        default:
            bytes[1] = maskBit | 127
            appendBigEndian(UInt64(payloadLength), size: 8)
        }
        if let maskingKey {
            appendBigEndian(UInt64(maskingKey.byteSwapped), size: 4)
        }
    }

    private mutating func appendBigEndian(_ value: UInt64, size: Int) {
        for index in 0..<size {
            bytes[count] = UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - index)))
            count += 1
        }
    }
}
