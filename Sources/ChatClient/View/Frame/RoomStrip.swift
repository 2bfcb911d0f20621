import TerminalCore

/// The rooms side by side in the title row of a narrow screen: `1#general 2#random+4 3#dev!1`.
enum RoomStrip {
    /// Returns as many rooms as fit, with names cut if not all do, in their order: the shown one, then those with mentions,
    /// with unread lines, others.
    static func line(_ model: Model, columns: Int) -> Line {
        var line = Line()
        for (_, entry) in entries(model, columns: columns) {
            if !line.isEmpty { line.append(" ") }
            line.append(entry)
        }
        return line.cut(to: columns)
    }

    /// The room at a column of the strip.
    static func room(_ model: Model, atColumn column: Int, columns: Int) -> RoomKey? {
        guard column < columns else { return nil }
        var end = 0
        return entries(model, columns: columns).first { _, entry in
            defer { end += entry.columns + 1 }
            return (end..<end + entry.columns).contains(column)
        }?.room
    }

    private static func entries(_ model: Model, columns: Int) -> [(room: RoomKey, line: Line)] {
        var entries = model.rooms.map { entry($0, isShown: $0.key == model.shownRoom) }
        if entries.reduce(0, { $0 + $1.columns + 1 }) > columns + 1 {
            let titleColumns = max(titleColumnsMin, columns / 4)
            entries = model.rooms.map { entry($0, isShown: $0.key == model.shownRoom, titleColumns: titleColumns) }
        }
        let byNeed = model.rooms.indices.sorted { (need(model, $0), $0) < (need(model, $1), $1) }
        var chosen: Set<Int> = []
        var free = columns + 1
        for index in byNeed where entries[index].columns + 1 <= free || chosen.isEmpty {
            chosen.insert(index)
            free -= entries[index].columns + 1
        }
        return entries.indices.filter(chosen.contains).map { (model.rooms[$0].key, entries[$0]) }
    }

    /// A long name costs another room its place: where not all have one, names are cut, but never shorter than this.
    private static let titleColumnsMin = 8

    private static func entry(_ room: RoomState, isShown: Bool, titleColumns: Int = .max) -> Line {
        let style = isShown ? Palette.bar : .plain
        var line = Line("\(room.number)", style)
        line.append(isShown ? Line(room.title, style) : Line(room.title, style).cut(to: titleColumns))
        line.append(room.marks(isShown: isShown, isShort: true))
        return line
    }

    private static func need(_ model: Model, _ index: Int) -> Int {
        let room = model.rooms[index]
        if room.key == model.shownRoom { return 0 }
        return room.mentions > 0 ? 1 : room.unread > 0 ? 2 : 3
    }
}
