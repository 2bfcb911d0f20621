import TerminalCore

/// The top row: the room and its topic, or a strip of rooms; people and the way to the help at the right.
enum TitleRow {
    /// Draws the row.
    static func draw(_ model: Model, _ layout: Layout, in region: Region, on grid: inout CellGrid) {
        let inner = region.inset(leading: layout.edge, trailing: layout.edge)
        var right = right(model, layout)
        if layout.rooms == .current, let room = currentRoom(model), room.columns + 1 + right.columns > inner.columns {
            right = Line(helpKey(model), Palette.faint)
        }
        let free = inner.columns - right.columns - 1
        let left = left(model, layout, columns: free)
        grid.draw(left, in: inner)
        if left.columns <= free {
            grid.draw(right, row: inner.row, column: inner.endColumn - right.columns)
        }
    }

    /// The room at a column of the screen, where the row shows several.
    static func room(_ model: Model, _ layout: Layout, atColumn column: Int) -> RoomKey? {
        guard case .strip = layout.rooms, column >= layout.edge else { return nil }
        let free = layout.size.columns - 2 * layout.edge - right(model, layout).columns - 1
        return RoomStrip.room(model, atColumn: column - layout.edge, columns: free)
    }

    private static func left(_ model: Model, _ layout: Layout, columns: Int) -> Line {
        switch layout.rooms {
        case .sidebar: topic(model).cut(to: columns)
        case .strip: model.rooms.isEmpty ? nameless : RoomStrip.line(model, columns: columns)
        case .current: currentRoom(model, columns: columns) ?? nameless
        }
    }

    /// What stands there while there is no room.
    private static var nameless: Line { Line("roost", Palette.strong) }

    /// Room and topic, as in `#general   Release day: ship 1.0 before lunch`.
    private static func topic(_ model: Model) -> Line {
        guard let room = model.shown else { return nameless }
        var line = Line(room.title, Palette.strong)
        if !room.topic.isEmpty { line.append("   \(room.topic)") }
        return line
    }

    /// `#general +16`: the room, cut where it must be, and what is unread in all the others; nil when none is shown.
    static func currentRoom(_ model: Model, columns: Int = .max) -> Line? {
        guard let room = model.shown else { return nil }
        var line = Line()
        let others = model.rooms.filter { $0.key != room.key }
        let mentions = others.reduce(0) { $0 + $1.mentions }
        let unread = others.reduce(0) { $0 + $1.unread }
        if mentions > 0 { line.append(" !\(mentions)", Palette.alert) }
        if unread > 0 { line.append(" +\(unread)", Palette.strong) }
        var title = Line(room.title, Palette.strong).cut(to: max(1, columns - line.columns))
        title.append(line)
        return title
    }

    /// What opens the help: a key, or the command where none is bound.
    private static func helpKey(_ model: Model) -> String { model.keymap.key(of: "help") ?? "/help" }

    private static func right(_ model: Model, _ layout: Layout) -> Line {
        let key = helpKey(model)
        let hint = Line(key.hasPrefix("/") ? key : "\(key) help", Palette.faint)
        guard layout.size.columns >= Layout.timesFromColumns else { return hint }
        var line = Line()
        if model.connection.state.isOffline {
            line.append("offline", Palette.alert)
        } else if let room = model.shown, room.people.count > 0 {
            line.append(room.people.count == 1 ? "1 person" : "\(room.people.count.grouped) people")
        }
        if !line.isEmpty { line.append("  ") }
        line.append(hint)
        return line
    }
}

extension ConnectionState {
    /// Whether there is no connection, and none is being made for the first time.
    fileprivate var isOffline: Bool {
        switch self {
        case .connecting, .connected: false
        case .disconnected, .waiting, .returning, .ended: true
        }
    }
}
