extension LineEditor {
    /// The text on the rows of an input field, and where the cursor is among them.
    public struct Layout: Hashable, Sendable {
        /// The rows, at least one.
        public let rows: [Line]
        /// The cursor's place in the rows.
        public let cursor: CellPosition
    }

    /// The text on at most so many rows of so many columns, scrolled so that the cursor shows.
    ///
    /// On one row a long line scrolls sideways; on more it goes on in the next row. The last column of every row
    /// stays free, so that the cursor has a place after the text.
    public func layout(columns: Int, rows: Int, style: Style = .plain) -> Layout {
        let room = max(1, columns - 1)
        guard rows > 1 else { return oneRow(room: room, style: style) }
        let shown = shownRanges(room: room, rows: rows)
        let cursorRow = shown.lastIndex { $0.lowerBound <= cursor } ?? 0
        return Layout(
            rows: shown.map { line($0, room: room, style: style) },
            cursor: CellPosition(
                row: cursorRow, column: min(room, self.columns(shown[cursorRow].lowerBound..<cursor))))
    }

    /// Where the cursor would be for a place in an input field, whose first cell is at row and column 0.
    ///
    /// Behind a row's text that is its end, below the last row the end of that.
    public func place(at position: CellPosition, columns: Int, rows: Int) -> Int {
        let room = max(1, columns - 1)
        let shown = rows > 1 ? shownRanges(room: room, rows: rows) : [shownRange(room: room)]
        let range = shown[max(0, min(position.row, shown.count - 1))]
        var end = 0
        return range.first { index in
            end += self.columns(index..<index + 1)
            return position.column < end
        } ?? range.upperBound
    }

    /// The parts of the text on the rows that show, the cursor's among them.
    private func shownRanges(room: Int, rows: Int) -> [Range<Int>] {
        let ranges = rowRanges(room: room)
        let cursorRow = ranges.lastIndex { $0.lowerBound <= cursor } ?? 0
        let first = max(0, cursorRow - rows + 1)
        return Array(ranges[first..<min(ranges.count, first + rows)])
    }

    private func oneRow(room: Int, style: Style) -> Layout {
        let range = shownRange(room: room)
        return Layout(
            rows: [line(range, room: room, style: style)],
            cursor: CellPosition(row: 0, column: columns(range.lowerBound..<cursor)))
    }

    /// The part of the cursor's line that shows where there is only one row.
    private func shownRange(room: Int) -> Range<Int> {
        let range = lineRange
        let atCursor = cursor < range.upperBound ? columns(cursor..<cursor + 1) : 0
        var start = cursor
        var before = 0
        while start > range.lowerBound {
            let width = columns(start - 1..<start)
            guard before + width + atCursor <= room else { break }
            before += width
            start -= 1
        }
        return start..<range.upperBound
    }

    /// The parts of the text that stand on each row, without the newlines.
    func rowRanges(room: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var width = 0
        for (index, cluster) in clusters.enumerated() {
            if cluster == "\n" {
                ranges.append(start..<index)
                (start, width) = (index + 1, 0)
                continue
            }
            let next = DisplayWidth.columns(of: String(cluster))
            if width + next > room, start < index {
                ranges.append(start..<index)
                (start, width) = (index, 0)
            }
            width += next
        }
        ranges.append(start..<clusters.count)
        return ranges
    }

    private func line(_ range: Range<Int>, room: Int, style: Style) -> Line {
        Line(String(clusters[range]), style).prefix(room)
    }
}
