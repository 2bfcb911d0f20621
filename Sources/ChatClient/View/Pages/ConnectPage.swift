import TerminalCore

/// The first-start form: server, name, room, and what to do without a server.
enum ConnectPage {
    private static let labelColumns = 9

    /// Draws the form and puts the cursor into the field that has it.
    static func draw(_ form: ConnectForm, on grid: inout CellGrid) {
        let size = grid.size
        let region = region(of: size)
        let (needed, help) = (needed(form, columns: region.columns), help(columns: region.columns))
        let fields = form.fields.dropFirst(hiddenFields(form, size))
        let isAiry = isAiry(form, size)
        var row = isAiry ? titleRows : 0
        if isAiry { grid.draw(Line("Connect to a chat server", Palette.strong), in: region, row: 1) }
        for field in fields {
            draw(field, of: form, in: region, row: row, on: &grid)
            row += 1
        }
        let rows = isAiry ? needed : needed.filter { !$0.isEmpty }
        let remarks = form.remarks.flatMap { [Line()] + Wrap.wrap(Line($0, Palette.alert), columns: region.columns) }
        let below = (row + rows.count + help.count <= size.rows ? help : []) + remarks
        for line in (rows + below).prefix(size.rows - row) {
            grid.draw(line, in: region, row: row)
            row += 1
        }
    }

    /// The field at a cell of the screen, and the place in its text.
    static func field(
        _ form: ConnectForm, at position: CellPosition, size: Size
    ) -> (field: ConnectForm.Field, place: Int)? {
        let index = position.row - (isAiry(form, size) ? titleRows : 0) + hiddenFields(form, size)
        guard form.fields.indices.contains(index) else { return nil }
        let (field, region) = (form.fields[index], region(of: size))
        let column = position.column - region.column - labelColumns
        let place = form.shown(field).place(
            at: CellPosition(row: 0, column: column), columns: max(1, region.columns - labelColumns), rows: 1)
        return (field, place)
    }

    /// Title and blank rows above the fields.
    private static let titleRows = 3

    private static func region(of size: Size) -> Region {
        let margin = size.columns >= Layout.timesFromColumns ? 3 : size.columns >= Layout.stripFromColumns ? 1 : 0
        return Region(row: 0, column: 0, rows: size.rows, columns: size.columns)
            .inset(leading: margin, trailing: margin)
    }

    /// The help gives way first, then title and blank rows; the fields and what is wrong with them always show.
    private static func isAiry(_ form: ConnectForm, _ size: Size) -> Bool {
        size.rows >= titleRows + form.fields.count + needed(form, columns: region(of: size).columns).count
    }

    /// How many fields above the one with the cursor give their rows to what is wrong with it, on the lowest screens.
    private static func hiddenFields(_ form: ConnectForm, _ size: Size) -> Int {
        guard form.problem != nil, let focus = form.fields.firstIndex(of: form.focus) else { return 0 }
        let problem = state(form, columns: region(of: size).columns).count
        return max(0, min(focus, form.fields.count + problem - size.rows))
    }

    private static func draw(
        _ field: ConnectForm.Field, of form: ConnectForm, in region: Region, row: Int, on grid: inout CellGrid
    ) {
        let hasCursor = field == form.focus
        let label = Line(field.label, hasCursor ? Palette.strong : .plain).fitted(labelColumns)
        grid.draw(label, in: region, row: row)
        let text = form.shown(field).layout(columns: max(1, region.columns - labelColumns), rows: 1)
        let column = region.column + labelColumns
        grid.draw(text.rows[0], row: region.row + row, column: column)
        if hasCursor {
            grid.cursor = CellPosition(row: region.row + row, column: column + text.cursor.column)
        }
    }

    /// What is wrong or going on; a blank row while nothing is.
    private static func state(_ form: ConnectForm, columns: Int) -> [Line] {
        if let problem = form.problem { return Wrap.wrap(Line(problem, Palette.alert), columns: columns) }
        return [form.isConnecting ? Line("Connecting to \(form.server.text)").cut(to: columns) : Line()]
    }

    /// The same, and the keys.
    private static func needed(_ form: ConnectForm, columns: Int) -> [Line] {
        let lines = state(form, columns: columns)
        let keys = Line("Enter: connect    Tab: next field            Esc: quit")
        return lines + (keys.columns <= columns ? [keys] : [Line("Enter: connect"), Line("Esc: quit")])
    }

    /// How to get a server.
    private static func help(columns: Int) -> [Line] {
        [Line()] + Wrap.wrap(Line("No server yet? On any machine on this network run:"), columns: columns)
            + [Line("   roostd")] + Wrap.wrap(Line("It prints the line to type here."), columns: columns)
    }
}

extension ConnectForm.Field {
    fileprivate var label: String {
        switch self {
        case .server: "Server"
        case .name: "Name"
        case .room: "Room"
        case .password: "Password"
        }
    }
}
