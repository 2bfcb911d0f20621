import TerminalCore

/// Light markup in what people say: `*bold*`, `_italic_` and `` `code` ``, with the marks kept visible.
///
/// The rules are those of chats, not of documents. A span opens after a blank or an opening bracket and closes before
/// anything but a Latin letter or digit. So `snake_case` and `2*3*4` stay as they are, and a Korean particle may follow
/// right behind a closing mark: `*볼드*는`. Nothing is marked up inside code and links.
struct Markup {
    /// A piece of a paragraph that looks the same throughout.
    struct Run: Equatable {
        /// What the piece is.
        enum Kind { case text, mark, code, link }
        /// Which characters.
        let range: Range<Int>
        /// What they are.
        let kind: Kind
        /// Bold, italic or both.
        let attributes: Style.Attributes
    }

    /// The characters that marks are made of.
    static let marks: Set<Character> = ["*", "_", "`"]

    private let text: [Character]
    /// Where a link ends, by where it begins.
    private let linkEnds: [Int: Int]
    private(set) var runs: [Run] = []
    /// Up to where a mark encloses nothing, so that a text full of opened ones is not searched again for each.
    private var hopeless: [Mark: Int] = [:]

    /// Marks up one paragraph whose links were found.
    init(_ text: [Character], links: [Range<Int>]) {
        self.text = text
        linkEnds = Dictionary(uniqueKeysWithValues: links.map { ($0.lowerBound, $0.upperBound) })
        read(text.indices, [])
    }

    /// A mark as it stands in the text: one to three of the same character.
    private struct Mark: Hashable {
        let character: Character
        let count: Int

        /// What it does to the text; nil for code.
        var attribute: Style.Attributes? { character == "*" ? .bold : character == "_" ? .italic : nil }
        /// `**bold**` and ```` ``code`` ```` come from people who write Markdown elsewhere.
        var isLegal: Bool { count <= (character == "*" ? 2 : character == "_" ? 1 : 3) }
    }

    /// Reads a part of the paragraph in which these attributes hold already.
    private mutating func read(_ range: Range<Int>, _ attributes: Style.Attributes) {
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if let link = link(at: index) {
                add(start..<index, .text, attributes)
                add(link, .link, attributes)
                index = link.upperBound
                start = index
            } else if let mark = mark(at: index), let inner = span(of: mark, at: index, in: range, attributes) {
                add(start..<index, .text, attributes)
                add(index..<inner.lowerBound, .mark, attributes)
                if let attribute = mark.attribute {
                    read(inner, attributes.union(attribute))
                } else {
                    readCode(inner, attributes)
                }
                index = inner.upperBound + mark.count
                add(inner.upperBound..<index, .mark, attributes)
                start = index
            } else {
                index += mark(at: index)?.count ?? 1
            }
        }
        add(start..<range.upperBound, .text, attributes)
    }

    private mutating func readCode(_ range: Range<Int>, _ attributes: Style.Attributes) {
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if let link = link(at: index) {
                add(start..<index, .code, attributes)
                add(link, .link, attributes)
                start = link.upperBound
            }
            index = max(index + 1, start)
        }
        add(start..<range.upperBound, .code, attributes)
    }

    private mutating func add(_ range: Range<Int>, _ kind: Run.Kind, _ attributes: Style.Attributes) {
        if !range.isEmpty { runs.append(Run(range: range, kind: kind, attributes: attributes)) }
    }

    /// The mark that begins at a place, however long.
    private func mark(at index: Int) -> Mark? {
        guard Self.marks.contains(text[index]) else { return nil }
        return Mark(character: text[index], count: text[index...].prefix { $0 == text[index] }.count)
    }

    /// What a mark at a place encloses, or nil where it opens nothing.
    private mutating func span(
        of mark: Mark, at index: Int, in range: Range<Int>, _ attributes: Style.Attributes
    ) -> Range<Int>? {
        let start = index + mark.count
        guard mark.isLegal, start < range.upperBound, !text[start].isWhitespace, opens(mark, at: index) else {
            return nil
        }
        if let attribute = mark.attribute, attributes.contains(attribute) { return nil }
        if let limit = hopeless[mark], index < limit { return nil }
        let end = closing(of: mark, from: start, in: range)
        // `*_*` and the like are faces.
        if let end, text[start..<end].contains(where: { $0.isLetter || $0.isNumber || !$0.isASCII }) {
            return start..<end
        }
        hopeless[mark] = end ?? range.upperBound
        return nil
    }

    private func opens(_ mark: Mark, at index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = text[index - 1]
        // Code is also written right behind a word of another script.
        if mark.attribute == nil { return !before.isASCIILetterOrDigit }
        return before.isWhitespace || Self.openers.contains(before) || Self.marks.contains(before)
    }

    /// Where the same mark closes what began at `start`.
    private mutating func closing(of mark: Mark, from start: Int, in range: Range<Int>) -> Int? {
        var index = start
        while index < range.upperBound {
            if let link = link(at: index) {
                index = link.upperBound
                continue
            }
            guard let found = self.mark(at: index) else {
                index += 1
                continue
            }
            let end = index + found.count
            if found == mark, index > start, end <= range.upperBound, closes(mark, at: index, end) { return index }
            // A mark inside of code closes nothing outside.
            if mark.attribute != nil, found.attribute == nil, let code = span(of: found, at: index, in: range, []) {
                index = code.upperBound + found.count
            } else {
                index = end
            }
        }
        return nil
    }

    private func closes(_ mark: Mark, at index: Int, _ end: Int) -> Bool {
        if text[index - 1].isWhitespace, mark.attribute != nil { return false }
        return end == text.count || !text[end].isASCIILetterOrDigit
    }

    private func link(at index: Int) -> Range<Int>? {
        linkEnds[index].map { index..<$0 }
    }

    private static let openers: Set<Character> = ["(", "[", "{", "<", "\"", "'", "“", "‘", "「", "『", "《", "（"]
}
