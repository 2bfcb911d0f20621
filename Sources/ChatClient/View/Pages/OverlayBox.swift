import TerminalCore

/// The frame of what lies over the chat: a box with a heading and a footer, or the whole body on a narrow screen.
struct OverlayBox {
    /// The heading at the left and the right of the first row.
    var heading: (String, String)
    /// The footer at the left and the right of the last row.
    var footer: (String, String)

    /// A box is drawn from this width; below, its border would cost text.
    static let boxFromColumns = 60

    /// The part of a body that the content gets.
    static func content(of body: Region) -> Region {
        let inner = inner(of: body)
        let footerRows = hasFooter(inner) ? 1 : 0
        return Region(
            row: inner.row + 1, column: inner.column, rows: max(0, inner.rows - 1 - footerRows), columns: inner.columns)
    }

    private static func hasBorder(_ body: Region) -> Bool { body.columns >= boxFromColumns && body.rows >= 8 }

    /// A low screen has other use for the row.
    private static func hasFooter(_ inner: Region) -> Bool { inner.rows >= 6 }

    private static func inner(of body: Region) -> Region {
        guard hasBorder(body) else { return body }
        return Region(row: body.row + 1, column: body.column + 2, rows: body.rows - 2, columns: body.columns - 4)
    }

    /// Draws the frame and the rows of the content, from the top.
    func draw(_ rows: some Collection<Line>, in body: Region, on grid: inout CellGrid) {
        grid.fill(rows: body.row..<body.endRow, columns: body.column..<body.endColumn, style: .plain)
        if Self.hasBorder(body) { drawBorder(around: body, on: &grid) }
        let inner = Self.inner(of: body)
        let content = Self.content(of: body)
        let title = Line(heading.0, Palette.strong)
        grid.draw(title.cut(to: inner.columns), in: inner)
        grid.drawRight(Line(heading.1, Palette.faint), in: inner, row: 0, beside: title.columns)
        if Self.hasFooter(inner) {
            // What is at the right changes from page to page; the left is a reminder that may go.
            let page = Line(footer.1, Palette.faint)
            let reminder = Line(footer.0, Palette.faint).cut(to: inner.columns)
            let bothFit = reminder.columns + 2 + page.columns <= inner.columns
            if bothFit || page.isEmpty { grid.draw(reminder, in: inner, row: inner.rows - 1) }
            grid.drawRight(page, in: inner, row: inner.rows - 1, beside: 0)
        }
        for (index, row) in rows.prefix(content.rows).enumerated() {
            grid.draw(row.cut(to: content.columns), in: content, row: index)
        }
    }

    private func drawBorder(around body: Region, on grid: inout CellGrid) {
        let edge = Line("+" + String(repeating: "-", count: body.columns - 2) + "+", Palette.faint)
        grid.draw(edge, row: body.row, column: body.column)
        grid.draw(edge, row: body.endRow - 1, column: body.column)
        for row in (body.row + 1)..<(body.endRow - 1) {
            grid.draw(Line("|", Palette.faint), row: row, column: body.column)
            grid.draw(Line("|", Palette.faint), row: row, column: body.endColumn - 1)
        }
    }
}

extension CellGrid {
    /// Draws a line at the right end of a row if it fits beside what is at the left.
    fileprivate mutating func drawRight(_ line: Line, in region: Region, row: Int, beside left: Int) {
        guard left == 0 || left + 2 + line.columns <= region.columns else { return }
        draw(line, row: region.row + row, column: region.endColumn - line.columns)
    }
}
