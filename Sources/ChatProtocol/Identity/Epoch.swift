/// Which life of a room's log a sequence number belongs to: a new or restored log has a new one.
public struct Epoch: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it stands on the wire.
    public let text: String

    /// Creates an identifier from text received, or nil if it hasn't the legal form (ASCII letters, digits, `-`, `_`).
    public init?(_ text: String) {
        guard OpaqueText.isLegal(text) else { return nil }
        self.text = text
    }

    /// Creates a new identifier from the caller's random bytes; 9 bytes make 15 characters.
    public init(randomBytes: [UInt8]) {
        text = OpaqueText.text(of: randomBytes)
    }

    /// The identifier as it stands on the wire.
    public var description: String { text }
}
