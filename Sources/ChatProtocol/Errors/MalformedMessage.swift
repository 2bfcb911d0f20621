/// What a client can't make sense of in a server's bytes.
public struct MalformedMessage: Error, Equatable, Sendable {
    /// What is wrong with them; names the field.
    public let sentence: String

    /// Creates the error.
    public init(sentence: String) {
        self.sentence = sentence
    }
}
