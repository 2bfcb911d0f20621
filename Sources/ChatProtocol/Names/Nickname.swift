/// A person's name in its one legal form; two nicknames are the same if their case-folded NFC bytes are equal.
public struct Nickname: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let name: LegalName

    /// Creates a nickname from what a person or a client wrote; throws what is wrong with it.
    public init(_ raw: String) throws(NameError) {
        name = try LegalName(raw[...], kind: .nickname)
    }

    /// The nickname as its owner spelled it, in NFC.
    public var text: String { name.text }

    /// The nickname as people are shown it.
    public var description: String { name.text }

    /// Orders nicknames by their case-folded NFC bytes, the same on every machine.
    public static func < (left: Nickname, right: Nickname) -> Bool { left.name < right.name }
}
