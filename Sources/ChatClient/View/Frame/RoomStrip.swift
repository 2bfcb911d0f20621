import TerminalCore

/// The rooms side by side in the title row of a narrow screen: `1#general 2#random+4 3#dev!1`.
enum RoomStrip {
    /// Returns as many rooms as fit, in their order: the shown one, then those with mentions, with unread lines, others.
    static func line(_ model: Model, columns: Int) -> Line {
        let entries = model.rooms.map { entry($0, isShown: $0.key == model.shownRoom) }
        let byNeed = model.rooms.indices.sorted { (need(model, $0), $0) < (need(model, $1), $1) }
        var chosen: Set<Int> = []
        var free = columns + 1
        for index in byNeed where entries[index].columns + 1 <= free || chosen.isEmpty {
            chosen.insert(index)
            free -= entries[index].columns + 1
        }
        var line = Line()
        for index in entries.indices where chosen.contains(index) {
            if !line.isEmpty { line.append(" ") }
            line.append(entries[index])
        }
        return line.cut(to: columns)
    }

    private static func entry(_ room: RoomState, isShown: Bool) -> Line {
        var line = Line("\(room.number)\(room.title)", isShown ? Palette.bar : .plain)
        line.append(room.marks(isShown: isShown, isShort: true))
        return line
    }

    private static func need(_ model: Model, _ index: Int) -> Int {
        let room = model.rooms[index]
        if room.key == model.shownRoom { return 0 }
        return room.mentions > 0 ? 1 : room.unread > 0 ? 2 : 3
    }
}
