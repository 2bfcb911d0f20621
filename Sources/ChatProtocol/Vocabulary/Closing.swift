/// Why the server is about to close the connection: a close frame's reason has only 123 bytes.
public struct Closing: Equatable, Sendable {
    /// The reason, a sentence for the person.
    public var why: String
    /// The close code that follows.
    public var code: UInt16
    /// How long the client is asked to wait before it comes back; nil if it should not.
    public var retryAfter: Duration?

    /// Creates the announcement.
    public init(why: String, code: UInt16, retryAfter: Duration? = nil) {
        self.why = why
        self.code = code
        self.retryAfter = retryAfter
    }

    /// Creates the announcement of a close with the sentence from the table.
    public init(_ code: ChatCloseCode, retryAfter: Duration? = nil) {
        self.init(why: code.sentence, code: code.rawValue, retryAfter: retryAfter)
    }
}
