/// A sentence for the person, from the server itself.
public struct Note: Equatable, Sendable {
    /// The sentence, or several lines of them.
    public var text: String
    /// A stable token for programs, where there is one.
    public var code: String?

    /// Creates a note.
    public init(text: String, code: String? = nil) {
        self.text = text
        self.code = code
    }
}
