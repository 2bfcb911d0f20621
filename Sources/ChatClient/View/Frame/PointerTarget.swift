import ChatProtocol
import TerminalCore

/// What is under the mouse pointer, as it is drawn.
package struct PointerTarget: Equatable, Sendable {
    /// A part of the screen that scrolls by itself, or none.
    package enum Pane: Equatable, Sendable {
        /// What was said.
        case chat
        /// The room list at the side.
        case rooms(ListScroll)
        /// The people list at the side.
        case people(ListScroll)
        /// Help or a list over the chat.
        case list
        /// What does not scroll.
        case other
    }

    /// Something that a click is meant for.
    package enum Thing: Equatable, Sendable {
        /// A room to show.
        case room(RoomKey)
        /// A name to write.
        case name(String)
        /// The newest lines, or what leads to them.
        case newest
        /// A place in the text in the input row.
        case inputPlace(Int)
        /// An entry of the list over the chat.
        case entry(Int)
        /// A place in a field of the form.
        case field(ConnectForm.Field, place: Int)
    }

    /// What the wheel scrolls there.
    package let pane: Pane
    /// What a click means there; nil for nothing.
    package let thing: Thing?

    init(_ pane: Pane, _ thing: Thing? = nil) {
        self.pane = pane
        self.thing = thing
    }

    /// Finds what is drawn at a cell; nil where the screen is too small to draw anything.
    ///
    /// It goes through the screen as ``ScreenRenderer`` does, with what is on top first.
    init?(at position: CellPosition, in model: Model) {
        guard let layout = Layout(size: model.size, wishes: Layout.Wishes(model, size: model.size)) else { return nil }
        if let form = model.form, model.help == nil {
            let found = ConnectPage.field(form, at: position, size: model.size)
            self.init(.other, found.map { .field($0.field, place: $0.place) })
        } else if layout.input.contains(position) {
            self.init(.other, .inputPlace(InputArea.place(model, at: position, in: layout.input)))
        } else if model.form != nil {
            self.init(.list)
        } else if layout.status?.contains(position) == true {
            self.init(.other, model.shown?.scroll != .newest ? .newest : nil)
        } else if layout.notice?.contains(position) == true {
            self.init(.other)
        } else if layout.title?.contains(position) == true {
            self.init(.other, TitleRow.room(model, layout, atColumn: position.column).map { .room($0) })
        } else if model.help != nil || model.overlay != nil {
            self.init(.list, Self.thing(inListAt: position, model, layout.body))
        } else if let target = Self.atTheSide(position, model, layout) {
            self = target
        } else {
            self.init(.chat, Self.thing(inChatAt: position, model, layout))
        }
    }

    private static func thing(inListAt position: CellPosition, _ model: Model, _ body: Region) -> Thing? {
        guard model.help == nil, let list = model.overlay else { return nil }
        if case .names(let names) = list { return NamesPage.name(names, at: position, in: body).map { .name($0) } }
        let content = OverlayBox.content(of: body)
        let window = ListWindow(selected: list.place, count: model.count(of: list), rows: content.rows)
        return window.entry(atRow: position.row, of: content).map { .entry($0) }
    }

    private static func atTheSide(_ position: CellPosition, _ model: Model, _ layout: Layout) -> PointerTarget? {
        if let region = layout.people, let room = model.shown, position.column >= region.column - 1 {
            let people = room.people.list ?? []
            let top = model.display.peopleTop
            let person = PeopleList.person(people, top: top, atRow: position.row - region.row, in: region)
            return PointerTarget(
                .people(PeopleList.scroll(people, top: top, in: region)), person.map { .name($0.nick.text) })
        }
        if case .sidebar(let region) = layout.rooms, position.column <= region.endColumn {
            let room = RoomSidebar.room(model, atRow: position.row - region.row, in: region)
            return PointerTarget(.rooms(RoomSidebar.scroll(model, in: region)), room.map { .room($0) })
        }
        return nil
    }

    private static func thing(inChatAt position: CellPosition, _ model: Model, _ layout: Layout) -> Thing? {
        guard let room = model.shown, layout.chat.contains(position) else { return nil }
        var cache = WrapCache()
        let pane = ChatPane(
            room, hiding: model.hiddenItems(in: room), height: layout.chat.rows, columns: layout.columns,
            utcOffset: model.now.utcOffset, cache: &cache)
        let index = position.row - layout.chat.endRow + pane.rows.count
        guard pane.rows.indices.contains(index) else { return nil }
        let row = pane.rows[index]
        guard case .item(let item) = row.origin else { return .newest }
        let cells = row.line.cells
        let column = position.column - layout.chat.column
        guard column < cells.count, case .name = cells[column].style.role,
            case .message(let entry) = room.timeline.items[item].content
        else { return nil }
        return .name(entry.nick)
    }
}
