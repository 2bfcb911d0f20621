/// The secret that proves that a session is one's own; whoever has it can be that user.
public struct SessionToken: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it stands on the wire.
    public let text: String

    /// Creates an identifier from text received, or nil if it hasn't the legal form (ASCII letters, digits, `-`, `_`).
    public init?(_ text: String) {
        guard OpaqueText.isLegal(text) else { return nil }
        self.text = text
    }

    /// Creates a new identifier from the caller's random bytes; 20 bytes make 32 characters.
    public init(randomBytes: [UInt8]) {
        text = OpaqueText.text(of: randomBytes)
    }

    /// A placeholder, so that a token that is logged by mistake gives nothing away.
    public var description: String { "(token)" }
}
