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
    ///
    /// With the columns of an input field, a line that is wrapped there counts as the rows it takes. Not so right after
    /// ``recall(_:)``, where the next line of the list is what is wanted.
    @discardableResult
    public mutating func moveUp(columns: Int? = nil) -> Bool { moveVertically(by: -1, columns: columns) }

    /// Moves a line down in the same column; false when the cursor is on the last.
    @discardableResult
    public mutating func moveDown(columns: Int? = nil) -> Bool { moveVertically(by: 1, columns: columns) }

    /// Several moves in a row keep the column they began in, also across a short line.
    private mutating func moveVertically(by step: Int, columns field: Int?) -> Bool {
        let wrapsAt = lastAction == .recall ? nil : field.map { max(1, $0 - 1) }
        let rows = rowRanges(room: wrapsAt ?? .max)
        let row = rows.lastIndex { $0.lowerBound <= cursor } ?? 0
        guard rows.indices.contains(row + step) else { return false }
        let target = rows[row + step]
        let column =
            if case .vertical(let column) = lastAction { column } else { columns(rows[row].lowerBound..<cursor) }
        // The place after the last character of a row that goes on is the first of the next one.
        let goesOn = rows.indices.contains(row + step + 1) && rows[row + step + 1].lowerBound == target.upperBound
        let end = goesOn ? max(target.lowerBound, target.upperBound - 1) : target.upperBound
        var place = target.lowerBound
        var passed = 0
        while place < end {
            passed += columns(place..<place + 1)
            guard passed <= column else { break }
            place += 1
        }
        cursor = place
        lastAction = .vertical(column: column)
        return true
    }

    /// The line the cursor is in, without its newline.
    var lineRange: Range<Int> {
        let start = clusters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let end = clusters[cursor...].firstIndex(of: "\n") ?? clusters.count
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
