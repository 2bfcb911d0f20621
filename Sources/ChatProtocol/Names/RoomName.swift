/// A room's name in its one legal form; two names are the same room if their case-folded NFC bytes are equal.
///
/// A direct conversation between two people is a room, too: its name is `@` and an opaque id, the same for both sides.
public struct RoomName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The room that everyone enters first.
    public static let lobby = RoomName(name: LegalName(trusted: "lobby"))

    /// The name of a direct conversation as it begins on the wire; no room's name can hold it.
    private static let directSigil: Character = "@"

    private let name: LegalName

    /// Creates a name from what a person or a client wrote, with or without the sigil `#`; throws what is wrong with it.
    public init(_ raw: String) throws(NameError) {
        if raw.first == Self.directSigil {
            guard let direct = RoomName(directID: String(raw.dropFirst())) else {
                throw NameError(kind: .direct, reason: .empty)
            }
            self = direct
        } else {
            name = try LegalName(raw.first == "#" ? raw.dropFirst() : raw[...], kind: .room)
        }
    }

    /// Creates the name of a direct conversation from its id, or nil if the id hasn't the legal form of an identifier.
    public init?(directID id: String) {
        guard OpaqueText.isLegal(id) else { return nil }
        name = LegalName(opaque: "\(Self.directSigil)\(id)")
    }

    private init(name: LegalName) {
        self.name = name
    }

    /// The id of a direct conversation; nil for a room.
    public var directID: String? {
        isDirect ? String(name.text.dropFirst()) : nil
    }

    /// Whether this is a conversation of two people.
    public var isDirect: Bool { name.text.utf8.first == UInt8(ascii: "@") }

    /// The name as its first writer spelled it, in NFC, without the sigil `#`: `lobby`; a conversation's keeps its `@`.
    public var text: String { name.text }

    /// The name as it stands on the wire, with the sigil: `#lobby`.
    public var wire: String { isDirect ? name.text : "#" + name.text }

    /// The name with the sigil, as people are shown it.
    public var description: String { wire }

    /// Orders names by their case-folded NFC bytes, the same on every machine.
    public static func < (left: RoomName, right: RoomName) -> Bool { left.name < right.name }
}
