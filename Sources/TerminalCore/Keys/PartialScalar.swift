/// A scalar of which not all UTF-8 bytes have come (RFC 3629 section 4).
struct PartialScalar: Sendable {
    enum Progress: Equatable {
        case incomplete
        case complete(Unicode.Scalar)
        /// The byte does not go on with the scalar; it may begin the next.
        case invalid
    }

    private var value: UInt32 = 0
    private var bytesLeft = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Takes a first byte; false when no scalar of several bytes begins with it.
    mutating func begin(_ byte: UInt8) -> Bool {
        allowed = 0x80...0xBF
        switch byte {
        case 0xC2...0xDF:
            (value, bytesLeft) = (UInt32(byte & 0x1F), 1)
        case 0xE0...0xEF:
            (value, bytesLeft) = (UInt32(byte & 0x0F), 2)
            if byte == 0xE0 { allowed = 0xA0...0xBF }
            if byte == 0xED { allowed = 0x80...0x9F }
        case 0xF0...0xF4:
            (value, bytesLeft) = (UInt32(byte & 0x07), 3)
            if byte == 0xF0 { allowed = 0x90...0xBF }
            if byte == 0xF4 { allowed = 0x80...0x8F }
        default:
            return false
        }
        return true
    }

    /// Takes a further byte.
    mutating func add(_ byte: UInt8) -> Progress {
        guard allowed.contains(byte) else { return .invalid }
        allowed = 0x80...0xBF
        value = value << 6 | UInt32(byte & 0x3F)
        bytesLeft -= 1
        guard bytesLeft == 0 else { return .incomplete }
        return Unicode.Scalar(value).map(Progress.complete) ?? .invalid
    }
}
