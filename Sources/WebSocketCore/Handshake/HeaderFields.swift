/// The header fields of an HTTP head, in the order they arrived; names compare without regard to case.
public struct HeaderFields: Equatable, Sendable {
    /// One field line: its name as sent, and its value without the white space around it.
    public struct Field: Equatable, Sendable {
        /// The name as it was sent.
        public let name: String
        /// The value, without leading and trailing white space.
        public let value: String
    }

    /// All field lines, in order.
    public private(set) var all: [Field] = []

    init() {}

    mutating func append(name: String, value: String) {
        all.append(Field(name: name, value: value))
    }

    /// Returns the values of every field of this name, in the order they arrived.
    public func values(_ name: String) -> [String] {
        var values: [String] = []
        for field in all where HTTPToken.matches(field.name, name) { values.append(field.value) }
        return values
    }

    /// Returns the value of the first field of this name, or nothing if there is none.
    public func first(_ name: String) -> String? {
        all.first { HTTPToken.matches($0.name, name) }?.value
    }

    /// Whether any field of this name is there.
    public func contains(_ name: String) -> Bool {
        all.contains { HTTPToken.matches($0.name, name) }
    }

    /// Returns the elements of the comma-separated list that all fields of this name form together (RFC 9110, 5.6.1).
    func list(_ name: String) -> [String] {
        var elements: [String] = []
        for field in all where HTTPToken.matches(field.name, name) { elements += HTTPToken.list(field.value) }
        return elements
    }
}
