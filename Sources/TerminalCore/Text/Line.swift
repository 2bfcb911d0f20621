/// A row of styled text, measured in columns.
///
/// ``append(_:_:)`` is the only door text comes in by, so a line holds nothing that could harm a terminal. A newline
/// shows as ↵; ``paragraphs(of:_:)`` splits text at its newlines first.
public struct Line: Hashable, Sendable {
    /// Where the text stands when a line is padded to a width.
    public enum Alignment: Hashable, Sendable {
        /// Text first, then blanks.
        case leading
        /// Blanks first, then text.
        case trailing
        /// Blanks on both sides, one more after the text where they are odd.
        case centre
    }

    /// The cells from left to right, one a column.
    public private(set) var cells: [Cell] = []

    /// Makes an empty line.
    public init() {}

    /// Makes a line of a text.
    public init(_ text: String, _ style: Style = .plain) {
        append(text, style)
    }

    /// Makes a line of cells cut from another line.
    init(cells: [Cell]) {
        self.cells = cells
    }

    /// Adds text at the end, as safe units.
    public mutating func append(_ text: String, _ style: Style = .plain) {
        for unit in SafeText.units(of: text) {
            cells.append(Cell(unit: unit, style: style))
            if unit.width == 2 {
                cells.append(Cell(unit: .rightHalf, style: style))
            }
        }
    }

    /// Adds another line at the end.
    public mutating func append(_ line: Line) {
        cells.append(contentsOf: line.cells)
    }

    /// The columns the line takes.
    public var columns: Int { cells.count }

    /// Whether the line has no cells.
    public var isEmpty: Bool { cells.isEmpty }

    /// The text as it is shown.
    public var text: String { cells.lazy.map(\.unit.text).joined() }

    /// The first columns of the line; the left half of a wide unit at the cut becomes blank.
    public func prefix(_ columns: Int) -> Line {
        let end = min(max(0, columns), cells.count)
        var kept = Array(cells[..<end])
        if end < cells.count, cells[end].isRightHalf, end > 0 {
            kept[end - 1] = Cell(unit: .blank, style: kept[end - 1].style)
        }
        return Line(cells: kept)
    }

    /// The line cut or padded to exactly that many columns; a cut is shown by the ellipsis where it fits.
    public func fitted(
        _ columns: Int, alignment: Alignment = .leading, ellipsis: String = "…", padding: Style = .plain
    ) -> Line {
        guard self.columns <= columns else { return cut(to: columns, ellipsis: ellipsis) }
        let missing = columns - self.columns
        let before =
            switch alignment {
            case .leading: 0
            case .trailing: missing
            case .centre: missing / 2
            }
        let blank = Cell(unit: .blank, style: padding)
        return Line(
            cells: Array(repeating: blank, count: before) + cells + Array(repeating: blank, count: missing - before))
    }

    /// The start of a line that is too long, in exactly that many columns.
    private func cut(to columns: Int, ellipsis: String) -> Line {
        let room = max(0, columns)
        guard !ellipsis.isEmpty, room > 0 else { return prefix(room) }
        let ending = Line(ellipsis, cells[room - 1].style)
        guard ending.columns <= room else { return prefix(room) }
        var line = prefix(room - ending.columns)
        line.append(ending)
        return line
    }

    /// The paragraphs of a text, split at its newlines.
    public static func paragraphs(of text: String, _ style: Style = .plain) -> [Line] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineFeed).map { Line(String($0), style) }
    }
}

extension Character {
    /// Whether the character ends a line on every system: LF, or CR LF, which is one character.
    fileprivate var isLineFeed: Bool { self == "\n" || self == "\r\n" }
}
