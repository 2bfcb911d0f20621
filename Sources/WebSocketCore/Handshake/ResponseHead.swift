/// The head of an HTTP response that keeps to the grammar of RFC 9112.
struct ResponseHead: Equatable, Sendable {
    /// The minor version: 0 for HTTP/1.0 and 1 for HTTP/1.1.
    let minorVersion: Int
    /// The status code, of three digits.
    let status: Int
    /// The reason phrase, often empty.
    let reason: String
    /// The header fields.
    let fields: HeaderFields
}
