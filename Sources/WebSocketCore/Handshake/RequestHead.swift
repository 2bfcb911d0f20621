/// The head of an HTTP request that keeps to the grammar of RFC 9112.
public struct RequestHead: Equatable, Sendable {
    /// The method, in the case it was sent: methods are case-sensitive.
    public let method: String
    /// The request target as sent, such as `/ws?room=lobby`.
    public let target: String
    /// The minor version: 0 for HTTP/1.0 and 1 for HTTP/1.1; no other version gets this far.
    public let minorVersion: Int
    /// The header fields.
    public let fields: HeaderFields

    /// The target without its query.
    public var path: String {
        String(target.prefix { $0 != "?" })
    }
}
