/// Why a client's bytes are no request: what the server answers with `err`.
public struct RequestError: Error, Equatable, Sendable {
    /// The id of the request, if it could be read.
    public var re: String?
    /// The stable token.
    public var code: ErrorCode
    /// What is wrong and, where it helps, what to do; names the field.
    public var message: String

    /// Creates the error.
    public init(re: String? = nil, code: ErrorCode, message: String? = nil) {
        self.re = re
        self.code = code
        self.message = message ?? code.sentence
    }

    /// The answer that tells the client.
    public var answer: ErrorAnswer { ErrorAnswer(re: re, code: code, message: message) }
}
