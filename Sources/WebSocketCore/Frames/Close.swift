/// What a Close frame says: a code and a reason, or nothing at all (RFC 6455, 5.5.1).
public struct Close: Hashable, Sendable {
    /// The status code; none for a Close frame with an empty payload, which counts as 1005.
    public let code: CloseCode?

    /// The reason, for people to read; at most ``reasonBytesMax`` bytes of UTF-8, empty where there is no code.
    public let reason: String

    /// The most bytes that a reason can have: a control frame's 125 less the two of the code.
    public static let reasonBytesMax = 123

    /// Creates what a Close frame is to say; a reason that is too long is cut between two scalars.
    public init(_ code: CloseCode, reason: String = "") {
        self.code = code
        self.reason = Self.cut(reason)
    }

    private init() {
        code = nil
        reason = ""
    }

    /// A Close frame that gives no code and no reason.
    public static let empty = Close()

    /// The payload of the Close frame.
    var payload: [UInt8] {
        guard let code else { return [] }
        return [UInt8(code.rawValue >> 8), UInt8(code.rawValue & 0xFF)] + Array(reason.utf8)
    }

    /// Reads the payload of a Close frame.
    ///
    /// - Throws: the rule that it breaks: a single byte, a code that must not be sent, a reason that is not UTF-8.
    init(payload: RawSpan) throws(ProtocolViolation) {
        switch payload.byteCount {
        case 0:
            self = .empty
        case 1:
            throw .closePayloadTooShort
        default:
            let number = UInt16(bigEndian: payload.integer(at: 0, as: UInt16.self))
            guard let code = CloseCode(number) else { throw .illegalCloseCode(number) }
            var bytes: [UInt8] = []
            payload.extracting(droppingFirst: 2).append(to: &bytes)
            guard let reason = String(validating: bytes, as: UTF8.self) else { throw .invalidCloseReason }
            self.code = code
            self.reason = reason
        }
    }

    private static func cut(_ reason: String) -> String {
        guard reason.utf8.count > reasonBytesMax else { return reason }
        var kept = ""
        var bytes = 0
        for scalar in reason.unicodeScalars {
            bytes += UTF8.width(scalar)
            guard bytes <= reasonBytesMax else { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept
    }
}
