/// A frame's header as the wire gives it, legal or not; ``FrameHeaderRules`` judges it (RFC 6455, 5.2).
struct FrameHeader: Equatable, Sendable {
    /// FIN, the three reserved bits, and the opcode.
    var firstByte: UInt8
    /// MASK, and the length or which longer form of it follows.
    var secondByte: UInt8
    /// The length, whichever form it was written in.
    var payloadLength: UInt64
    /// The key; zero, which changes nothing, if the frame is not masked.
    var maskingKey: UInt32

    var isFinal: Bool { firstByte & 0x80 != 0 }
    var reservedBits: UInt8 { firstByte & 0x70 }
    /// RSV1, which marks the first frame of a compressed message (RFC 7692, 6).
    var isCompressed: Bool { firstByte & 0x40 != 0 }
    var opcodeBits: UInt8 { firstByte & 0x0F }
    var isMasked: Bool { secondByte & 0x80 != 0 }

    /// The bytes of the length beyond the seven bits in the second byte: 0, 2 or 8.
    var extendedLengthSize: Int { Self.extendedLengthSize(secondByte) }

    /// Reads the header that begins at an offset, or returns nothing if not all of it is there.
    @inline(__always)
    static func read(_ bytes: RawSpan, at offset: Int) -> (header: FrameHeader, size: Int)? {
        let available = bytes.byteCount &- offset
        guard available >= 2 else { return nil }
        let first = bytes.byte(at: offset)
        let second = bytes.byte(at: offset &+ 1)
        let extended = extendedLengthSize(second)
        let keyOffset = offset &+ 2 &+ extended
        let isMasked = second & 0x80 != 0
        let size = 2 &+ extended &+ (isMasked ? 4 : 0)
        guard available >= size else { return nil }

        let length: UInt64 =
            switch extended {
            case 0: UInt64(second & 0x7F)
            case 2: UInt64(UInt16(bigEndian: bytes.integer(at: offset &+ 2, as: UInt16.self)))
            default: UInt64(bigEndian: bytes.integer(at: offset &+ 2, as: UInt64.self))
            }
        let key = isMasked ? UInt32(littleEndian: bytes.integer(at: keyOffset, as: UInt32.self)) : 0
        let header = FrameHeader(firstByte: first, secondByte: second, payloadLength: length, maskingKey: key)
        return (header, size)
    }

    @inline(__always)
    private static func extendedLengthSize(_ secondByte: UInt8) -> Int {
        switch secondByte & 0x7F {
        case 126: 2
        case 127: 8
        default: 0
        }
    }
}
