/// One column of one row: a unit and its style, or the right half of the wide unit to its left.
public struct Cell: Hashable, Sendable {
    /// What is shown; of width 0 in a right half.
    public let unit: Unit
    /// How it is shown.
    public var style: Style

    /// Makes a cell.
    init(unit: Unit, style: Style) {
        self.unit = unit
        self.style = style
    }

    /// An empty cell in the terminal's own colours.
    public static let blank = Cell(unit: .blank, style: .plain)

    /// Whether the cell is the right half of a wide unit.
    public var isRightHalf: Bool { unit.width == 0 }
}
