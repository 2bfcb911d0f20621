import TerminalCore

extension Line {
    /// The line itself if it is short enough, else cut with an ellipsis right behind the last unit that fits.
    func cut(to columns: Int) -> Line {
        if self.columns <= columns { return self }
        let cut = fitted(columns)
        // A wide unit that is cut in half leaves a blank in front of the ellipsis.
        let hasHole = columns >= 2 && cut.cells[columns - 2].unit == .blank
        return hasHole ? fitted(columns - 1) : cut
    }

    /// The line with an ellipsis behind it that says that more rows follow, inside a width.
    func continued(within columns: Int) -> Line {
        var line = self.columns < columns ? self : fitted(columns - 1, ellipsis: "")
        line.append("…")
        return line
    }
}
