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
        // Decomposed text, which takes three times as many bytes, is as long as it is in NFC.
        guard line.utf8.count <= 4 * ChatLimits.searchBytes else { throw .tooLong }
        let words = NameRule.normalised(line).split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { throw .empty }
        guard words.count <= ChatLimits.searchWords else { throw .tooManyWords }
        text = words.joined(separator: " ")
        guard text.utf8.count <= ChatLimits.searchBytes else { throw .tooLong }
        let folded = words.map { Self.folded(String($0)) }.sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }
        guard folded[0].unicodeScalars.count >= ChatLimits.searchCharacters else { throw .tooShort }
        self.folded = folded
    }

    /// Returns the form in which a text and a word are compared.
    ///
    /// ASCII and Hangul syllables, which most texts here are made of, are folded byte by byte; that takes a thirtieth of
    /// the time that the general way does.
    public static func folded(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte < 0x80 {
                let isUpper = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                folded.append(isUpper ? byte | 0x20 : byte)
            } else {
                guard let second = bytes.next(), let third = bytes.next(), isHangulSyllable(byte, second, third) else {
                    return NameRule.folded(text)
                }
                folded.append(byte)
                folded.append(second)
                folded.append(third)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// Whether three bytes of legal UTF-8 are a scalar from U+AC00 to U+D7A3: they have no case and are in NFC.
    private static func isHangulSyllable(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch first {
        case 0xEA: second >= 0xB0
        case 0xEB, 0xEC: true
        case 0xED: second < 0x9E || (second == 0x9E && third <= 0xA3)
        default: false
        }
    }

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
