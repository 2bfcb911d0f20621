import TerminalCore

extension Layout.Wishes {
    /// Reads off what decides the columns: what the user switched on or off, and whether there are people to list.
    init(columnsOf model: Model) {
        let display = model.display
        sidebar = display.roomList.wish
        if case .room = model.shownRoom { people = display.peopleList.wish } else { people = false }
        times = model.settings.screen.times.wish
        bare = display.isBare
    }

    /// Reads everything off the model that decides the layout.
    init(_ model: Model, size: Size) {
        self.init(columnsOf: model)
        if let area = NoticeArea(model), let layout = Layout(size: size, wishes: self) {
            noticeRows = area.rows(columns: layout.chat.columns - 2 * layout.edge).count
        }
        inputRows = InputArea.rowsWanted(model, columns: size.columns)
    }
}

extension DisplayChoices.Panel {
    fileprivate var wish: Bool? {
        switch self {
        case .automatic: nil
        case .shown: true
        case .hidden: false
        }
    }
}
