/// What the rules for a header depend on besides the header: who receives it, and where the current message stands.
struct FrameContext: Sendable {
    /// Which end we are, the receiver.
    var receiver: Role
    /// Whether a fragmented message has begun and not ended.
    var hasUnfinishedMessage: Bool
    /// Whether that message is compressed.
    var isUnfinishedMessageCompressed: Bool
    /// The payload bytes of that message so far, as they came in its frames.
    var messageBytes: Int
    /// The empty fragments of that message so far.
    var emptyFragments: Int
    /// Whether permessage-deflate was agreed on.
    var allowsCompression: Bool
    /// The bounds of a message.
    var limits: SessionLimits
}

/// Every rule that a frame's header must keep, in one place and without side effects (RFC 6455, 5.1 to 5.5).
enum FrameHeaderRules {
    /// Returns the opcode of a legal header.
    ///
    /// - Throws: the first rule that the header breaks.
    @inline(__always)
    static func check(_ header: FrameHeader, in context: FrameContext) throws(ProtocolViolation) -> Opcode {
        // 5.2: the reserved bits are zero, but for RSV1 where permessage-deflate begins a message (RFC 7692, 6).
        let opcode = Opcode(rawValue: header.opcodeBits)
        if header.reservedBits != 0 {
            let isMark = header.reservedBits == 0x40 && context.allowsCompression && opcode?.beginsMessage == true
            guard isMark else { throw .reservedBits }
        }
        guard let opcode else { throw .reservedOpcode(header.opcodeBits) }

        // 5.1: a client masks every frame, a server none.
        switch context.receiver {
        case .server: guard header.isMasked else { throw .unmaskedFrame }
        case .client: guard !header.isMasked else { throw .maskedFrame }
        }

        // 5.2: the shortest form of the length, and at most 63 bits.
        switch header.extendedLengthSize {
        case 0: break
        case 2: guard header.payloadLength > 125 else { throw .lengthNotMinimal }
        default:
            guard header.payloadLength > UInt16.max else { throw .lengthNotMinimal }
            guard header.payloadLength <= Int64.max else { throw .lengthTooLarge }
        }

        if opcode.isControl {
            // 5.5: a control frame is whole and short.
            guard header.isFinal else { throw .fragmentedControlFrame }
            guard header.payloadLength <= FrameEncoder.controlPayloadBytesMax else { throw .controlFrameTooLong }
            return opcode
        }

        // 5.4: fragments of one message follow each other, with nothing but control frames between them.
        if opcode == .continuation {
            guard context.hasUnfinishedMessage else { throw .unexpectedContinuation }
        } else {
            guard !context.hasUnfinishedMessage else { throw .unfinishedMessage }
        }

        // Our own bounds, checked before a byte of the payload is kept.
        let isCompressed = header.isCompressed || context.isUnfinishedMessageCompressed
        let bytesMax = isCompressed ? context.limits.compressedBytes : context.limits.messageBytes
        guard header.payloadLength <= UInt64(max(0, bytesMax - context.messageBytes)) else {
            throw .messageTooBig(limit: context.limits.messageBytes)
        }
        let isEmptyFragment = !header.isFinal && header.payloadLength == 0
        guard !isEmptyFragment || context.emptyFragments < context.limits.emptyFragments else {
            throw .tooManyEmptyFragments(limit: context.limits.emptyFragments)
        }
        return opcode
    }
}
