extension LineEditor {
    /// Moves one visible character to the left.
    public mutating func moveLeft() { move(to: cursor - 1) }

    /// Moves one visible character to the right.
    public mutating func moveRight() { move(to: cursor + 1) }

    /// Moves to the start of the word before the cursor.
    public mutating func moveWordLeft() { move(to: wordStart) }

    /// Moves to the end of the word after the cursor.
    public mutating func moveWordRight() { move(to: wordEnd) }

    /// Moves to the start of the line.
    public mutating func moveToLineStart() { move(to: lineRange.lowerBound) }

    /// Moves to the end of the line.
    public mutating func moveToLineEnd() { move(to: lineRange.upperBound) }

    /// Moves to a place given in visible characters, at most the end.
    public mutating func move(to place: Int) {
        cursor = min(max(0, place), clusters.count)
        lastAction = .other
    }

    /// Moves a line up in the same column; false when the cursor is on the first.
    @discardableResult
    public mutating func moveUp() -> Bool {
        let line = lineRange
        guard line.lowerBound > 0 else { return false }
        moveVertically(from: line, into: self.line(around: line.lowerBound - 1))
        return true
    }

    /// Moves a line down in the same column; false when the cursor is on the last.
    @discardableResult
    public mutating func moveDown() -> Bool {
        let line = lineRange
        guard line.upperBound < clusters.count else { return false }
        moveVertically(from: line, into: self.line(around: line.upperBound + 1))
        return true
    }

    /// Several moves in a row keep the column they began in, also across a short line.
    private mutating func moveVertically(from line: Range<Int>, into target: Range<Int>) {
        let column = if case .vertical(let column) = lastAction { column } else { columns(line.lowerBound..<cursor) }
        var place = target.lowerBound
        var passed = 0
        while place < target.upperBound {
            passed += columns(place..<place + 1)
            guard passed <= column else { break }
            place += 1
        }
        cursor = place
        lastAction = .vertical(column: column)
    }

    /// The line the cursor is in, without its newline.
    var lineRange: Range<Int> { line(around: cursor) }

    private func line(around place: Int) -> Range<Int> {
        let start = clusters[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let end = clusters[place...].firstIndex(of: "\n") ?? clusters.count
        return start..<end
    }

    /// The columns that a part of the text takes.
    func columns(_ range: Range<Int>) -> Int {
        clusters[range].reduce(0) { $0 + DisplayWidth.columns(of: String($1)) }
    }

    /// Where the word before the cursor begins.
    var wordStart: Int {
        let end = clusters[..<cursor].lastIndex(where: \.isWordPart) ?? -1
        guard end >= 0 else { return 0 }
        return clusters[..<end].lastIndex { !$0.isWordPart }.map { $0 + 1 } ?? 0
    }

    /// Where the word after the cursor ends.
    var wordEnd: Int {
        let start = clusters[cursor...].firstIndex(where: \.isWordPart) ?? clusters.count
        return clusters[start...].firstIndex { !$0.isWordPart } ?? clusters.count
    }
}

extension Character {
    /// Whether the character belongs to a word, as Readline sees it: letters and digits.
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
