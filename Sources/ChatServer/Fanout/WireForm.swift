/// How a connection's messages look on the wire: everybody of the same form is written the same bytes.
package enum WireForm: Int, CaseIterable, Sendable {
    case json
    case jsonDeflated
    case plain
    case plainDeflated

    /// Whether it is lines for people.
    var isPlain: Bool {
        switch self {
        case .plain, .plainDeflated: true
        case .json, .jsonDeflated: false
        }
    }

    /// Creates the form of a dialect.
    init(_ dialect: Dialect, isDeflated: Bool) {
        switch dialect {
        case .json: self = isDeflated ? .jsonDeflated : .json
        case .plain: self = isDeflated ? .plainDeflated : .plain
        }
    }
}
