/// What a connection was told while it came in, to be said by who comes back.
package struct CapturedFields: Equatable, Sendable {
    /// The values by their keys.
    package private(set) var values: [String: String] = [:]

    /// Creates fields without values.
    package init() {}

    /// Takes the text that follows each of the keys in a piece of JSON; a value once taken stays.
    package mutating func capture(_ keys: [String], from text: String) {
        for key in keys where values[key] == nil {
            guard let start = text.firstRange(of: "\"\(key)\":\"")?.upperBound else { continue }
            values[key] = String(text[start...].prefix { $0 != "\"" })
        }
    }

    /// The fields as a line of a file.
    package var line: String {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\t")
    }

    /// Reads such a line.
    package init(line: some StringProtocol) {
        for field in line.split(separator: "\t") {
            let parts = field.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
        }
    }
}
