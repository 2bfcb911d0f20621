extension LineEditor {
    /// Deletes the visible character before the cursor.
    public mutating func deleteBackward() {
        delete(max(0, cursor - 1)..<cursor)
    }

    /// Deletes the visible character after the cursor.
    public mutating func deleteForward() {
        delete(cursor..<min(cursor + 1, clusters.count))
    }

    /// Kills the word before the cursor.
    public mutating func killWordBackward() {
        kill(wordStart..<cursor, from: .before)
    }

    /// Kills back to the space before the cursor.
    public mutating func killToSpaceBackward() {
        let end = clusters[..<cursor].lastIndex { !$0.isWhitespace } ?? 0
        let start = clusters[..<end].lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
        kill(start..<cursor, from: .before)
    }

    /// Kills the word after the cursor.
    public mutating func killWordForward() {
        kill(cursor..<wordEnd, from: .after)
    }

    /// Kills to the start of the line; at the start the newline before it.
    public mutating func killToStart() {
        let start = lineRange.lowerBound
        kill((start < cursor ? start : max(0, cursor - 1))..<cursor, from: .before)
    }

    /// Kills to the end of the line; at the end the newline after it.
    public mutating func killToEnd() {
        let end = lineRange.upperBound
        kill(cursor..<(end > cursor ? end : min(cursor + 1, clusters.count)), from: .after)
    }

    /// Empties the editor into the kill buffer, from which ``yank()`` brings all of it back.
    public mutating func clear() {
        kill(cursor..<clusters.count, from: .after)
        kill(0..<cursor, from: .before)
        lastAction = .other
    }

    private mutating func delete(_ range: Range<Int>) {
        change(range, to: "")
        lastAction = .other
    }

    private mutating func kill(_ range: Range<Int>, from side: KillBuffer.Side) {
        guard !range.isEmpty else { return }
        killBuffer.add(String(clusters[range]), from: side, continuing: lastAction == .kill)
        change(range, to: "")
        lastAction = .kill
    }
}
