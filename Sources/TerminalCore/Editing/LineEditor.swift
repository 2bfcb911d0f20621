/// The text being typed, with a cursor, as Readline edits it; one or several lines.
///
/// The cursor moves by visible characters (grapheme clusters). The text stays as it was typed: it is not normalised.
public struct LineEditor: Equatable, Sendable {
    /// What an insertion left out.
    public struct Insertion: Hashable, Sendable {
        /// Control characters that were removed.
        public internal(set) var removedControls = 0
        /// Bytes at the end that did not fit under the limit.
        public internal(set) var omittedBytes = 0
    }

    /// What the last key did, where the next one depends on it.
    enum Action: Equatable, Sendable {
        case insertion(endsWord: Bool)
        case kill
        case vertical(column: Int)
        case other
    }

    /// Blanks for a tab.
    static let tab = "    "

    /// The longest text in bytes of UTF-8; each key costs time by the length.
    public let byteLimit: Int
    /// The cursor as a number of visible characters before it.
    public internal(set) var cursor = 0
    var clusters: [Character] = []
    var killBuffer = KillBuffer()
    var undoHistory = UndoHistory()
    var lastAction = Action.other

    /// Makes an empty editor that holds at most so many bytes of UTF-8.
    public init(byteLimit: Int = 4096) {
        self.byteLimit = byteLimit
    }

    /// The text as it was typed.
    public var text: String { String(clusters) }

    /// Whether there is no text.
    public var isEmpty: Bool { clusters.isEmpty }

    /// The text's length in visible characters.
    public var count: Int { clusters.count }

    /// Inserts text at the cursor; tabs become spaces, controls other than newlines are removed.
    @discardableResult
    public mutating func insert(_ inserted: String) -> Insertion {
        let isWordStart = lastAction == .insertion(endsWord: true) && inserted.first?.isWhitespace == false
        let continues = if case .insertion = lastAction { !isWordStart } else { false }
        let insertion = change(cursor..<cursor, to: inserted, undoable: !continues)
        lastAction = .insertion(endsWord: inserted.last?.isWhitespace ?? false)
        return insertion
    }

    /// Replaces part of the text, such as a word to complete; the cursor goes to its end.
    public mutating func replace(_ range: Range<Int>, with replacement: String) {
        change(range.clamped(to: 0..<clusters.count), to: replacement)
        lastAction = .other
    }

    /// Replaces the whole text, cursor at the end; there is nothing to undo afterwards, and the kill buffer stays.
    public mutating func set(_ text: String) {
        clusters = []
        cursor = 0
        change(0..<0, to: text, undoable: false)
        undoHistory = UndoHistory()
        lastAction = .other
    }

    /// Inserts what was killed last.
    public mutating func yank() {
        change(cursor..<cursor, to: killBuffer.text)
        lastAction = .other
    }

    /// Exchanges the characters around the cursor; at the end of a line the two before it.
    public mutating func transpose() {
        let line = lineRange
        let second = cursor == line.upperBound ? cursor - 1 : cursor
        guard second > line.lowerBound else { return }
        change(second - 1..<second + 1, to: String(clusters[second]) + String(clusters[second - 1]))
        lastAction = .other
    }

    /// Takes back the last change; false when there is none.
    @discardableResult
    public mutating func undo() -> Bool {
        lastAction = .other
        guard let moment = undoHistory.takeLast() else { return false }
        clusters = moment.clusters
        cursor = moment.cursor
        return true
    }

    /// The only place that changes the text: it is cut into visible characters anew, because what is typed may join
    /// its neighbours (a vowel its consonant, a mark its letter).
    @discardableResult
    mutating func change(_ range: Range<Int>, to replacement: String, undoable: Bool = true) -> Insertion {
        let before = String(clusters[..<range.lowerBound])
        let after = String(clusters[range.upperBound...])
        var (accepted, insertion) = Self.withoutControls(replacement)
        let room = max(0, byteLimit - before.utf8.count - after.utf8.count)
        insertion.omittedBytes = Self.cut(&accepted, toBytes: room)
        guard !range.isEmpty || !accepted.isEmpty else { return insertion }
        if undoable { undoHistory.record(.init(clusters: clusters, cursor: cursor)) }
        let head = before + accepted
        clusters = Array(head + after)
        cursor = firstBoundary(atOrAfterByte: head.utf8.count)
        return insertion
    }

    private func firstBoundary(atOrAfterByte offset: Int) -> Int {
        var bytes = 0
        for (index, cluster) in clusters.enumerated() {
            if bytes >= offset { return index }
            bytes += cluster.utf8.count
        }
        return clusters.count
    }

    private static func withoutControls(_ text: String) -> (String, Insertion) {
        var kept = ""
        var insertion = Insertion()
        for character in text {
            switch character {
            case "\n", "\r\n", "\r": kept.append("\n")
            case "\t": kept.append(tab)
            default:
                for scalar in character.unicodeScalars {
                    if scalar.properties.generalCategory == .control {
                        insertion.removedControls += 1
                    } else {
                        kept.unicodeScalars.append(scalar)
                    }
                }
            }
        }
        return (kept, insertion)
    }

    /// Cuts a text between visible characters and tells how many bytes fell off.
    private static func cut(_ text: inout String, toBytes limit: Int) -> Int {
        let length = text.utf8.count
        guard length > limit else { return 0 }
        var kept = 0
        let end = text.indices.first { index in
            let size = text[index].utf8.count
            guard kept + size <= limit else { return true }
            kept += size
            return false
        }
        text = String(text[..<(end ?? text.endIndex)])
        return length - kept
    }
}
