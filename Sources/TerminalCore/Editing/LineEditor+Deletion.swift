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
    public mutating func killWordBackward(into ring: inout KillRing) {
        kill(wordStart..<cursor, from: .before, into: &ring)
    }

    /// Kills back to the space before the cursor.
    public mutating func killToSpaceBackward(into ring: inout KillRing) {
        let end = clusters[..<cursor].lastIndex { !$0.isWhitespace } ?? 0
        let start = clusters[..<end].lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
        kill(start..<cursor, from: .before, into: &ring)
    }

    /// Kills the word after the cursor.
    public mutating func killWordForward(into ring: inout KillRing) {
        kill(cursor..<wordEnd, from: .after, into: &ring)
    }

    /// Kills to the start of the line; at the start the newline before it.
    public mutating func killToStart(into ring: inout KillRing) {
        let start = lineRange.lowerBound
        kill((start < cursor ? start : max(0, cursor - 1))..<cursor, from: .before, into: &ring)
    }

    /// Kills to the end of the line; at the end the newline after it.
    public mutating func killToEnd(into ring: inout KillRing) {
        let end = lineRange.upperBound
        kill(cursor..<(end > cursor ? end : min(cursor + 1, clusters.count)), from: .after, into: &ring)
    }

    /// Empties the editor into the ring, from which ``yank(from:)`` brings all of it back.
    public mutating func clear(into ring: inout KillRing) {
        kill(cursor..<clusters.count, from: .after, into: &ring)
        kill(0..<cursor, from: .before, into: &ring)
        lastAction = .other
    }

    private mutating func delete(_ range: Range<Int>) {
        change(range, to: "")
        lastAction = .other
    }

    private mutating func kill(_ range: Range<Int>, from side: KillRing.Side, into ring: inout KillRing) {
        guard !range.isEmpty else { return }
        let isPasted = pasted == .beginning || pasted == .part && range.lowerBound > 0
        let killed = KillRing.Text(
            text: String(clusters[range]), pasted: isPasted ? .beginning : range.lowerBound == 0 ? pasted : .nothing)
        let last: Int? = if case .kill(let number) = lastAction { number } else { nil }
        ring.add(killed, from: side, after: last)
        change(range, to: "")
        lastAction = .kill(number: ring.kills)
    }
}
