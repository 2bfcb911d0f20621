/// The random id that a client gives a message (`cid`), by which a retry is recognised: 16 to 36 characters.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// The id as it stands on the wire.
    public let text: String

    /// Creates an id from text received, or nil if it isn't 16 to 36 ASCII letters, digits, `-` and `_`.
    public init?(_ text: String) {
        guard OpaqueText.isLegal(text, lengths: ChatLimits.messageIDCharacters) else { return nil }
        self.text = text
    }

    /// Creates a new id from 16 bytes of the caller's randomness; it is 26 characters long.
    public init(random: UInt64, _ more: UInt64) {
        var bytes: [UInt8] = []
        for word in [random, more] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        text = OpaqueText.text(of: bytes)
    }

    /// The id as it stands on the wire.
    public var description: String { text }
}
