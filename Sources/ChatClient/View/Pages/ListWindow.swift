import TerminalCore

/// Which entries of a list with a marked one are on the screen, a row each: the marked one is in the middle as long as
/// there are enough on both sides.
struct ListWindow: Equatable {
    /// The marked entry.
    let selected: Int
    /// The entries shown.
    let shown: Range<Int>

    /// Finds the window of a list; a mark outside of it counts as its nearest entry.
    init(selected: Int, count: Int, rows: Int) {
        let height = max(1, rows)
        self.selected = max(0, min(selected, count - 1))
        let first = max(0, min(self.selected - height / 2, count - height))
        shown = first..<min(count, first + height)
    }

    /// The rows of the list: each entry behind its mark, cut to the width, and the marked one as a bar.
    func rows(columns: Int, _ entry: (Int) -> Line) -> [Line] {
        shown.map { index in
            var line = Line(index == selected ? ">" : " ")
            line.append(entry(index))
            line = line.cut(to: columns)
            return index == selected
                ? Line(line.text, Palette.bar).fitted(columns, padding: Palette.bar) : line.fitted(columns)
        }
    }

    /// The entry on a row of the content.
    func entry(atRow row: Int, of content: Region) -> Int? {
        let index = shown.lowerBound + row - content.row
        return row >= content.row && shown.contains(index) ? index : nil
    }
}
