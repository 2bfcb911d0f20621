/// Why a text is no legal name, with the sentence that a person is shown.
public struct NameError: Error, Hashable, Sendable {
    /// What the text was meant to name.
    public enum Kind: Hashable, Sendable {
        /// A room.
        case room
        /// A person.
        case nickname
        /// A conversation of two people.
        case direct
    }

    /// The rule that the text breaks.
    public enum Reason: Hashable, Sendable {
        /// Nothing is left once the sigil is taken off.
        case empty
        /// More than `ChatLimits.nameScalars` scalars or `ChatLimits.nameBytes` bytes of UTF-8.
        case tooLong
        /// A scalar that is no letter, digit, mark, `-` or `_`.
        case illegalScalar(Unicode.Scalar)
        /// A mark at the beginning, which would be drawn onto whatever stands before the name.
        case leadingMark
    }

    /// What the text was meant to name.
    public let kind: Kind
    /// The rule that the text breaks.
    public let reason: Reason

    /// Creates the error.
    public init(kind: Kind, reason: Reason) {
        self.kind = kind
        self.reason = reason
    }

    /// What a person is told: what a name is made of.
    public var sentence: String {
        if kind == .direct { return "There is no such conversation; /msg NAME opens one." }
        let subject =
            switch kind {
            case .room: "Room names"
            case .nickname, .direct: "Nicknames"
            }
        return "\(subject) are 1 to \(ChatLimits.nameScalars) letters, digits, - or _."
    }
}
