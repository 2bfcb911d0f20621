/// Breaks lines into rows that fit a width.
///
/// Greedy and by columns: after a space, and after a wide unit, since Korean and Chinese text breaks between
/// characters. A word goes whole to the next row if it fits there; an address counts as one word whatever it is
/// written with.
public enum Wrap {
    /// A row narrower than this takes no indent: a wide unit could find no place.
    static let narrowestRow = 2

    /// The rows of one line: the first starts at column 0, the others after the hanging indent.
    public static func wrap(_ line: Line, columns: Int, hangingIndent: Int = 0) -> [Line] {
        wrap([line], columns: columns, hangingIndent: hangingIndent)
    }

    /// The rows of several paragraphs: only the first row of all starts at column 0.
    public static func wrap(_ paragraphs: [Line], columns: Int, hangingIndent: Int = 0) -> [Line] {
        guard columns >= narrowestRow else { return paragraphs.map { $0.prefix(columns) } }
        let indent = max(0, min(hangingIndent, columns - narrowestRow))
        var rows: [Line] = []
        for paragraph in paragraphs {
            append(paragraph.cells, columns: columns, indent: indent, to: &rows)
        }
        return rows
    }

    /// Adds the rows of one paragraph.
    private static func append(_ cells: [Cell], columns: Int, indent: Int, to rows: inout [Line]) {
        let margin = Array(repeating: Cell.blank, count: indent)
        let breaks = LineBreaks(cells)
        var start = 0
        repeat {
            let lead = rows.isEmpty ? [] : margin
            let end = breaks.rowEnd(from: start, room: columns - lead.count, nextRoom: columns - indent)
            let shown = end == cells.count ? end : breaks.withoutSpaces(before: end, from: start)
            rows.append(Line(cells: lead + cells[start..<shown]))
            start = end == cells.count ? end : breaks.withSpaces(after: end)
        } while start < cells.count
    }
}

/// Where a row of cells may end.
private struct LineBreaks {
    private let cells: [Cell]
    private let addresses: [Range<Int>]

    init(_ cells: [Cell]) {
        self.cells = cells
        self.addresses = Self.addresses(in: cells)
    }

    /// The end of the row that begins at `start`, after it by at least one unit.
    func rowEnd(from start: Int, room: Int, nextRoom: Int) -> Int {
        guard cells.count - start > room else { return cells.count }
        // As many whole units as there is room for.
        let limit = cells[start + room].isRightHalf ? start + room - 1 : start + room
        if isSpace(limit) { return limit }
        guard let candidate = (start + 1...limit).last(where: allowsBreak(before:)) else { return limit }
        // A word that fits no row at all need not begin a new one.
        let wordEnd = (limit + 1..<cells.count).first { isSpace($0) || allowsBreak(before: $0) } ?? cells.count
        return wordEnd - candidate > nextRoom ? limit : candidate
    }

    func withoutSpaces(before end: Int, from start: Int) -> Int {
        var end = end
        while end > start, isSpace(end - 1) { end -= 1 }
        return end
    }

    func withSpaces(after end: Int) -> Int {
        var end = end
        while end < cells.count, isSpace(end) { end += 1 }
        return end
    }

    private func isSpace(_ index: Int) -> Bool {
        cells[index].unit == .blank
    }

    private func allowsBreak(before index: Int) -> Bool {
        if isSpace(index - 1) { return true }
        guard cells[index - 1].isRightHalf, index >= 2 else { return false }
        return !Self.closing.contains(cells[index].unit.base) && !Self.opening.contains(cells[index - 2].unit.base)
            && !addresses.contains { $0.lowerBound < index && index < $0.upperBound }
    }

    /// The words that contain "://".
    private static func addresses(in cells: [Cell]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index + 2 < cells.count {
            if cells[index].unit.base == 0x3A, cells[index + 1].unit.base == 0x2F, cells[index + 2].unit.base == 0x2F {
                var start = index
                while start > 0, isSchemeCharacter(cells[start - 1].unit.base) { start -= 1 }
                let end = cells[index...].firstIndex { $0.unit == .blank } ?? cells.count
                found.append(start..<end)
                index = end
            }
            index += 1
        }
        return found
    }

    private static func isSchemeCharacter(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar).map { $0.isASCII && ($0.properties.isAlphabetic || "+-.".unicodeScalars.contains($0)) }
            ?? false
    }

    /// What does not begin a row after a wide unit.
    private static let closing = Set(".,!?;:)]}…'\"%。、，．！？：；）］｝」』】〉》”’ー".unicodeScalars.map(\.value))
    /// What does not end a row before one.
    private static let opening = Set("（［｛「『【〈《".unicodeScalars.map(\.value))
}
