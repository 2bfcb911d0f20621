/// Why a text can't be sent.
public enum TextError: Error, Hashable, Sendable {
    /// Nothing to read is in it.
    case empty
    /// It has too many bytes of UTF-8.
    case tooLong(bytes: Int, limit: Int)
    /// It has too many lines.
    case tooManyLines(lines: Int, limit: Int)

    /// The token that a server answers with.
    public var code: ErrorCode {
        switch self {
        case .empty: .badRequest
        case .tooLong, .tooManyLines: .tooBig
        }
    }

    /// What a person is told.
    public var sentence: String {
        switch self {
        case .empty: "There is nothing to send yet. Type some text first."
        case .tooLong(let bytes, let limit):
            "Too long by \(bytes - limit) bytes; the limit is \(limit). Send it in parts."
        case .tooManyLines(let lines, let limit): "That has \(lines) lines; the limit is \(limit). Send it in parts."
        }
    }
}
