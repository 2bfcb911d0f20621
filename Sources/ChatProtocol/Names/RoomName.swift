/// A room's name in its one legal form; two names are the same room if their case-folded NFC bytes are equal.
public struct RoomName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The room that everyone enters first.
    public static let lobby = RoomName(name: LegalName(trusted: "lobby"))

    private let name: LegalName

    /// Creates a name from what a person or a client wrote, with or without the sigil `#`; throws what is wrong with it.
    public init(_ raw: String) throws(NameError) {
        name = try LegalName(raw.first == "#" ? raw.dropFirst() : raw[...], kind: .room)
    }

    private init(name: LegalName) {
        self.name = name
    }

    /// The name as its first writer spelled it, in NFC, without the sigil: `lobby`.
    public var text: String { name.text }

    /// The name as it stands on the wire, with the sigil: `#lobby`.
    public var wire: String { "#" + name.text }

    /// The name with the sigil, as people are shown it.
    public var description: String { wire }

    /// Orders names by their case-folded NFC bytes, the same on every machine.
    public static func < (left: RoomName, right: RoomName) -> Bool { left.name < right.name }
}
