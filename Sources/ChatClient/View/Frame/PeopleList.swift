import ChatProtocol
import TerminalCore

/// The people of the shown room, on the right.
enum PeopleList {
    /// Draws the list and the rule left of it, over whatever is there.
    static func draw(_ room: RoomState, top: Int, in region: Region, on grid: inout CellGrid) {
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
        let scroll = scroll(people, top: top, in: region)
        let isEnd = scroll.top == scroll.topMax
        for (offset, person) in people.dropFirst(scroll.top).prefix(isEnd ? height : height - 1).enumerated() {
            var style = Palette.nick(person.nick.text)
            if room.people.isStale { style = style.dimmed }
            grid.draw(Line(person.nick.text, style).cut(to: inner.columns), in: inner, row: offset + 1)
        }
        if !isEnd {
            let more = people.count - scroll.top - height + 1
            grid.draw(
                Line("\(more.grouped) more: /names", Palette.faint).cut(to: inner.columns), in: inner, row: height)
        }
    }

    /// How far the list is scrolled.
    static func scroll(_ people: [People.Person], top: Int, in region: Region) -> ListScroll {
        ListScroll(top: top, topMax: people.count - region.rows + 1)
    }

    /// The person on a row of the region.
    static func person(_ people: [People.Person], top: Int, atRow row: Int, in region: Region) -> People.Person? {
        let scroll = scroll(people, top: top, in: region)
        let index = scroll.top + row - 1
        let isMore = row == region.rows - 1 && scroll.top < scroll.topMax
        return row > 0 && !isMore && people.indices.contains(index) ? people[index] : nil
    }
}
