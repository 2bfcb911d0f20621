/// How an HTTP head breaks the grammar of RFC 9112 or our bounds.
enum HeadViolation: Error, Equatable, Sendable {
    /// More bytes than a head may have.
    case tooLong(limit: Int)
    /// More fields than a head may have.
    case tooManyFields(limit: Int)
    /// A line feed without a carriage return before it: two programs may see two different heads.
    case bareLineFeed
    /// A carriage return without a line feed after it.
    case bareCarriageReturn
    /// A control character, such as NUL.
    case controlCharacter
    /// The first line is no request line or status line.
    case malformedStartLine
    /// An HTTP version other than 1.0 and 1.1.
    case unsupportedVersion
    /// A field line without a colon or with an illegal name.
    case malformedField
    /// White space between a field's name and its colon.
    case spaceBeforeColon
    /// A line that begins with white space, the long-forbidden way to continue a field.
    case foldedLine

    /// The status of the response that refuses such a request.
    var status: Int {
        switch self {
        case .tooLong, .tooManyFields: 431
        case .unsupportedVersion: 505
        default: 400
        }
    }

    /// The violation as a sentence.
    var sentence: String {
        switch self {
        case .tooLong(let limit): "The head is longer than \(limit) bytes."
        case .tooManyFields(let limit): "The head has more than \(limit) fields."
        case .bareLineFeed: "A line of the head ends without a carriage return."
        case .bareCarriageReturn: "A carriage return stands in the middle of a line of the head."
        case .controlCharacter: "The head contains a control character."
        case .malformedStartLine: "The first line is not one of HTTP."
        case .unsupportedVersion: "Only HTTP/1.1 and HTTP/1.0 are spoken here."
        case .malformedField: "A header field has no legal name followed by a colon."
        case .spaceBeforeColon: "A header field has white space before its colon."
        case .foldedLine: "A header field is continued on a second line."
        }
    }
}
