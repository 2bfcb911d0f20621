import TerminalCore

extension Line {
    /// Dashes that must fit on each side of the words of a rule.
    static let ruleDashesMin = 2

    /// A row of dashes with words in the middle, `----- 3 new -----`, and a blank margin on both sides.
    static func rule(_ dash: Character, around words: String, _ style: Style, columns: Int, margin: Int) -> Line {
        let width = max(0, columns - 2 * margin)
        let middle = Line(" \(words) ", style).cut(to: max(0, width - 2 * ruleDashesMin))
        let dashes = width - middle.columns
        var line = Line(String(repeating: " ", count: margin))
        line.append(String(repeating: dash, count: dashes - dashes / 2), style)
        line.append(middle)
        line.append(String(repeating: dash, count: dashes / 2), style)
        return line
    }
}
