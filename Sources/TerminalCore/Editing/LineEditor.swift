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
        case kill(number: Int)
        /// The text of this age stands before the cursor, and the ring has seen so many kills.
        case yank(age: Int, kills: Int)
        case recall
        case vertical(column: Int)
        case other
    }

    /// Blanks for a tab.
    static let tab = "    "

    /// The longest text in bytes of UTF-8; each key costs time by the length.
    public let byteLimit: Int
    /// The cursor as a number of visible characters before it.
    public internal(set) var cursor = 0
    /// What of the text was pasted.
    public internal(set) var pasted = Pasted.nothing
    var clusters: [Character] = []
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

    /// Inserts pasted text at the cursor, as ``insert(_:)`` does; undo takes all of it back.
    @discardableResult
    public mutating func insertPaste(_ inserted: String) -> Insertion {
        let isAtStart = cursor == 0
        let insertion = change(cursor..<cursor, to: inserted)
        notePaste(isAtStart ? .beginning : .part)
        lastAction = .other
        return insertion
    }

    /// Counts the whole text as typed: the user said that it is what it looks like.
    public mutating func countAsTyped() {
        pasted = .nothing
    }

    /// Replaces the whole text, as typed, cursor at the end; there is nothing to undo afterwards.
    public mutating func set(_ text: String) {
        clusters = []
        cursor = 0
        pasted = .nothing
        change(0..<0, to: text, undoable: false)
        undoHistory = UndoHistory()
        lastAction = .other
    }

    /// Inserts what was killed last.
    public mutating func yank(from ring: KillRing) {
        yank(age: 0, from: ring)
    }

    /// Right after ``yank(from:)``, puts what was killed before in its place, and so on around the oldest; else nothing.
    public mutating func yankOlder(from ring: KillRing) {
        guard case .yank(let age, ring.kills) = lastAction, let before = undoHistory.takeLast() else { return }
        take(before)
        yank(age: age + 1, from: ring)
    }

    private mutating func yank(age: Int, from ring: KillRing) {
        lastAction = .other
        guard let killed = ring.text(age) else { return }
        let isAtStart = cursor == 0
        let insertion = change(cursor..<cursor, to: killed.text)
        guard insertion.omittedBytes < killed.text.utf8.count else { return }
        if killed.pasted != .nothing { notePaste(isAtStart ? killed.pasted : .part) }
        lastAction = .yank(age: age, kills: ring.kills)
    }

    /// Exchanges the characters around the cursor; at the end of a line the two before it.
    public mutating func transpose() {
        let line = lineRange
        let second = cursor == line.upperBound ? cursor - 1 : cursor
        guard second > line.lowerBound else { return }
        change(second - 1..<second + 1, to: String(clusters[second]) + String(clusters[second - 1]))
        lastAction = .other
    }

    /// Takes back the last change that can be seen; false when there is none.
    @discardableResult
    public mutating func undo() -> Bool {
        lastAction = .other
        let current = text
        while let moment = undoHistory.takeLast() {
            if moment.text.utf8.elementsEqual(current.utf8) { continue }
            take(moment)
            return true
        }
        return false
    }

    private mutating func take(_ moment: Draft) {
        clusters = Array(moment.text)
        cursor = min(moment.cursor, clusters.count)
        pasted = moment.pasted
    }

    /// Notes what an insertion brought; the most that was ever true of the text holds until it is empty.
    private mutating func notePaste(_ brought: Pasted) {
        if !clusters.isEmpty { pasted = max(pasted, brought) }
    }

    /// Forgets the earlier states in which the text was `unwanted`.
    public mutating func forgetStates(where unwanted: (String) -> Bool) {
        undoHistory.forget(where: unwanted)
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
        if undoable { undoHistory.record(draft) }
        let head = before + accepted
        clusters = Array(head + after)
        cursor = firstBoundary(atOrAfterByte: head.utf8.count)
        if clusters.isEmpty { pasted = .nothing }
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
