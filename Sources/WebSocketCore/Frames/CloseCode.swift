/// A status code that is legal inside a Close frame (RFC 6455, 7.4, and the IANA registry it opened).
///
/// 1004 is reserved, and 1005, 1006 and 1015 only ever describe a connection without such a frame, so none of them can
/// be a value of this type; see ``CloseOutcome/code`` for those.
public struct CloseCode: Hashable, Sendable {
    /// The code as the wire carries it.
    public let rawValue: UInt16

    /// Creates a code from its number, or nothing if that number must not appear in a Close frame.
    public init?(_ rawValue: UInt16) {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: self.rawValue = rawValue
        default: return nil
        }
    }

    private init(known rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1000: the purpose of the connection is fulfilled.
    public static let normal = CloseCode(known: 1000)
    /// 1001: the endpoint goes away: a server stops, a page is left.
    public static let goingAway = CloseCode(known: 1001)
    /// 1002: the peer broke the protocol.
    public static let protocolError = CloseCode(known: 1002)
    /// 1003: a kind of message that this endpoint does not take.
    public static let unsupportedData = CloseCode(known: 1003)
    /// 1007: content that does not fit its kind, such as text that is not UTF-8.
    public static let invalidPayload = CloseCode(known: 1007)
    /// 1008: a rule of the endpoint's own was broken and no other code fits.
    public static let policyViolation = CloseCode(known: 1008)
    /// 1009: a message larger than the endpoint takes.
    public static let messageTooBig = CloseCode(known: 1009)
    /// 1010: the client needs an extension that the server did not grant.
    public static let mandatoryExtension = CloseCode(known: 1010)
    /// 1011: the endpoint met a condition it did not expect.
    public static let internalError = CloseCode(known: 1011)
    /// 1012: the service restarts; try again soon.
    public static let serviceRestart = CloseCode(known: 1012)
    /// 1013: the service is overloaded; try again later.
    public static let tryAgainLater = CloseCode(known: 1013)
    /// 1014: a gateway got an unusable answer from the server behind it.
    public static let badGateway = CloseCode(known: 1014)
}
