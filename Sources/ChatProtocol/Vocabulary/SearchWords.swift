/// The words of a search, which a message must hold all of, each anywhere in it, whatever their case.
///
/// They are taken literally: no sign in them means anything but itself.
public struct SearchWords: Equatable, Sendable {
    /// The words as they were written, one space between them, in NFC.
    public let text: String
    /// The words in the form in which they are compared: in NFC and without case, longest first.
    public let folded: [String]

    /// Creates the words from what a person or a client wrote; throws what is wrong with it.
    public init(_ raw: String) throws(SearchError) {
        let line = MessageText.singleLine(raw)
        guard line.utf8.count <= ChatLimits.searchBytes else { throw .tooLong }
        let words = line.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { throw .empty }
        guard words.count <= ChatLimits.searchWords else { throw .tooManyWords }
        text = NameRule.normalised(words.joined(separator: " "))
        let folded = words.map { Self.folded(String($0)) }.sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }
        guard folded[0].unicodeScalars.count >= ChatLimits.searchCharacters else { throw .tooShort }
        self.folded = folded
    }

    /// Returns the form in which a text and a word are compared.
    public static func folded(_ text: String) -> String { NameRule.folded(text) }

    /// Whether a text holds all of the words.
    public func match(_ text: String) -> Bool {
        let bytes = Array(Self.folded(text).utf8)
        return folded.allSatisfy { word in Self.find(Array(word.utf8), in: bytes) }
    }

    /// Whether some bytes stand somewhere in others; bytes, because Swift's own comparison would merge clusters.
    private static func find(_ word: [UInt8], in text: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= text.count else { return word.isEmpty }
        return (0...(text.count - word.count)).contains { start in
            text[start] == first && text[start..<(start + word.count)].elementsEqual(word)
        }
    }
}

/// What can be wrong with what is searched for.
public enum SearchError: Error, Equatable, Sendable {
    case empty
    case tooShort
    case tooLong
    case tooManyWords

    /// What is wrong, for a person.
    public var sentence: String {
        switch self {
        case .empty: "A search needs a word to look for."
        case .tooShort: "One word of a search must have at least \(ChatLimits.searchCharacters) letters."
        case .tooLong: "A search is at most \(ChatLimits.searchBytes) bytes long."
        case .tooManyWords: "A search has at most \(ChatLimits.searchWords) words."
        }
    }
}
