/// A name that has passed the rule, with the key it is compared by.
///
/// Swift's `String` equality merges NFC and NFD but not upper and lower case, and SQLite's merges neither; so equality
/// is by bytes that are made once, here.
struct LegalName: Hashable, Comparable, Sendable {
    /// The name in NFC, as written.
    let text: String
    /// The UTF-8 bytes of the case-folded NFC text.
    let key: [UInt8]

    init(_ raw: Substring, kind: NameError.Kind) throws(NameError) {
        text = NameRule.normalised(String(raw))
        if let reason = NameRule.violation(in: text) { throw NameError(kind: kind, reason: reason) }
        key = Array(NameRule.folded(text).utf8)
    }

    /// Creates a name from a literal of ours that is lower-case ASCII and so is its own key.
    init(trusted literal: StaticString) {
        text = literal.description
        key = Array(literal.description.utf8)
    }

    /// Creates a name from text that is ASCII and is compared byte by byte, as an identifier is.
    init(opaque text: String) {
        self.text = text
        key = Array(text.utf8)
    }

    static func == (left: LegalName, right: LegalName) -> Bool { left.key == right.key }

    static func < (left: LegalName, right: LegalName) -> Bool { left.key.lexicographicallyPrecedes(right.key) }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
