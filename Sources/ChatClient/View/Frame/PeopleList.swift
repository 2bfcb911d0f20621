import ChatProtocol
import TerminalCore

/// The people of the shown room, on the right.
enum PeopleList {
    /// Draws the list and the rule left of it, over whatever is there.
    static func draw(_ room: RoomState, in region: Region, on grid: inout CellGrid) {
        grid.fill(rows: region.row..<region.endRow, columns: region.column - 1..<region.endColumn, style: .plain)
        for row in region.row..<region.endRow {
            grid.draw(Line("|", Palette.faint), row: row, column: region.column - 1)
        }
        grid.draw(Line(" PEOPLE", Palette.faint), in: region)
        let inner = region.inset(leading: 1, trailing: 0)
        guard let people = room.people.list else {
            grid.draw(Line("\(room.people.count.grouped) people"), in: inner, row: 1)
            grid.draw(Line("see /names", Palette.faint), in: inner, row: 2)
            return
        }
        let height = region.rows - 1
        let fits = people.count <= height
        for (offset, person) in people.prefix(fits ? height : height - 1).enumerated() {
            var style = Palette.nick(person.nick.text)
            if room.people.isStale { style = style.dimmed }
            grid.draw(Line(person.nick.text, style).cut(to: inner.columns), in: inner, row: offset + 1)
        }
        if !fits {
            let more = people.count - height + 1
            grid.draw(
                Line("\(more.grouped) more: /names", Palette.faint).cut(to: inner.columns), in: inner, row: height)
        }
    }
}
