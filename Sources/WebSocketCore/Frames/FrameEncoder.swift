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
        // Room for header and payload at once: an output of one frame is allocated once.
        output.append(addingCapacity: headerBytesMax + payload.byteCount) { room in
            appendHeader(
                opcode: opcode, isCompressed: isCompressed, payloadLength: payload.byteCount, maskingKey: maskingKey,
                to: &room)
            payload.append(to: &room)
        }
        if let maskingKey {
            var key = MaskingKey(maskingKey)
            let end = output.count
            var span = output.mutableSpan
            var bytes = unsafe span.mutableBytes
            key.apply(to: &bytes, from: end - payload.byteCount, to: end)
        }
    }

    /// Returns the header of a whole, final frame: 2 to 14 bytes.
    public static func header(opcode: Opcode, payloadLength: Int, maskingKey: UInt32? = nil) -> [UInt8] {
        [UInt8](capacity: headerBytesMax) { room in
            appendHeader(
                opcode: opcode, isCompressed: false, payloadLength: payloadLength, maskingKey: maskingKey, to: &room)
        }
    }

    /// Two bytes, eight of a length, four of a key.
    private static let headerBytesMax = 14

    @inline(__always)
    private static func appendHeader(
        opcode: Opcode, isCompressed: Bool, payloadLength: Int, maskingKey: UInt32?, to room: inout OutputSpan<UInt8>
    ) {
        // RSV1 marks a compressed message (RFC 7692, 6).
        room.append(0x80 | (isCompressed ? 0x40 : 0) | opcode.rawValue)
        let maskBit: UInt8 = maskingKey == nil ? 0 : 0x80
        switch payloadLength {
        case ...125:
            room.append(maskBit | UInt8(truncatingIfNeeded: payloadLength))
        case ...0xFFFF:
            room.append(maskBit | 126)
            append(UInt16(truncatingIfNeeded: payloadLength).bigEndian, to: &room)
        default:
            room.append(maskBit | 127)
            append(UInt64(payloadLength).bigEndian, to: &room)
        }
        if let maskingKey {
            append(maskingKey.littleEndian, to: &room)
        }
    }

    /// Appends an integer's bytes as they lie in memory.
    @inline(__always)
    private static func append(_ value: some FixedWidthInteger, to room: inout OutputSpan<UInt8>) {
        var rest = value.littleEndian
        for _ in 0..<(value.bitWidth / 8) {
            room.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
