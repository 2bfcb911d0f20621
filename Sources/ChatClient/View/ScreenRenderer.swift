package import TerminalCore

/// Draws the model as a screen, and keeps the wrapped text of the last screen for the next one.
package struct ScreenRenderer: Sendable {
    private var cache = WrapCache()

    /// Makes a renderer that has drawn nothing yet.
    package init() {}

    /// Returns the screen of a model at a size; the same model and size always give the same screen.
    package mutating func render(_ model: Model, size: Size) -> CellGrid {
        var grid = CellGrid(size: size)
        guard let layout = Layout(size: size, wishes: Layout.Wishes(model, size: size)) else {
            TooSmallPage.draw(on: &grid)
            return grid
        }
        if let form = model.form {
            guard model.help != nil else {
                ConnectPage.draw(form, on: &grid)
                return grid
            }
            drawHelp(model, in: Region(row: 0, column: 0, rows: layout.input.row, columns: size.columns), on: &grid)
            InputArea.draw(model, in: layout.input, on: &grid)
            return grid
        }
        if let title = layout.title { TitleRow.draw(model, layout, in: title, on: &grid) }
        if case .sidebar(let region) = layout.rooms { RoomSidebar.draw(model, in: region, on: &grid) }
        let below = drawChat(model, layout, on: &grid)
        if let people = layout.people, let room = model.shown {
            PeopleList.draw(room, top: model.display.peopleTop, in: people, on: &grid)
        }
        if model.help != nil {
            drawHelp(model, in: layout.body, on: &grid)
        } else if let overlay = model.overlay {
            draw(overlay, of: model, in: layout.body, on: &grid)
        }
        if let notice = layout.notice {
            NoticeArea(model)?.draw(in: notice.inset(leading: layout.edge, trailing: layout.edge), on: &grid)
        }
        if let status = layout.status {
            StatusRow(model: model, layout: layout, below: below).draw(in: status, on: &grid)
        }
        InputArea.draw(model, in: layout.input, on: &grid)
        return grid
    }

    private mutating func drawChat(_ model: Model, _ layout: Layout, on grid: inout CellGrid) -> ChatPane.Below? {
        guard let room = model.shown else {
            NoRoomPage.draw(model.connection, in: layout.chat, margin: layout.edge, on: &grid)
            return nil
        }
        let pane = ChatPane(
            room, hiding: model.hiddenItems(in: room), height: layout.chat.rows, columns: layout.columns,
            utcOffset: model.now.utcOffset, search: model.search, cache: &cache)
        let top = layout.chat.rows - pane.rows.count
        for (index, row) in pane.rows.enumerated() { grid.draw(row.line, in: layout.chat, row: top + index) }
        return pane.below
    }

    private func drawHelp(_ model: Model, in body: Region, on grid: inout CellGrid) {
        guard let help = model.help else { return }
        let content = HelpContent(model.keymap, first: help.place)
        HelpPage.draw(content, page: help.page, filter: model.filter, in: body, on: &grid)
    }

    private func draw(_ overlay: Overlay, of model: Model, in body: Region, on grid: inout CellGrid) {
        switch overlay {
        case .rooms(let rooms): RoomsPage.draw(rooms, filter: model.filter, in: body, on: &grid)
        case .finder(let finder): FinderPage.draw(finder, model, in: body, on: &grid)
        case .links(let links): LinksPage.draw(links, filter: model.filter, in: body, on: &grid)
        case .settings(let list):
            SettingsPage.draw(list, model.settings, filter: model.filter, in: body, on: &grid)
        case .names(let names): NamesPage.draw(names, in: body, on: &grid)
        }
    }
}
