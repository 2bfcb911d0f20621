import TerminalCore

/// Where everything is on a screen of a given size.
///
/// A pure value: the table of widths and heights at which things fold away lives here and nowhere else.
struct Layout: Equatable, Sendable {
    /// What decides the layout besides the size of the screen.
    struct Wishes: Equatable, Sendable {
        /// The room list was switched on or off by hand; nil leaves the choice to the width.
        var sidebar: Bool?
        /// The people list was switched on or off by hand; nil leaves the choice to the width.
        var people: Bool?
        /// The time column was switched on or off by hand; nil leaves the choice to the width.
        var times: Bool?
        /// Nothing but text, for copying with the terminal's own selection.
        var bare = false
        /// How many rows a notice or a completion would like to have above the status.
        var noticeRows = 0
        /// How many rows the text being typed would like to have.
        var inputRows = 1
    }

    /// How the rooms are shown.
    enum Rooms: Equatable, Sendable {
        /// A list on the left; the column right of it holds the rule.
        case sidebar(Region)
        /// All of them in the title row.
        case strip
        /// Only the room shown, and how much is unread elsewhere.
        case current
    }

    /// The whole screen.
    let size: Size
    /// The top row, unless the screen is too low for it.
    let title: Region?
    /// How the rooms are shown.
    let rooms: Rooms
    /// Where messages are.
    let chat: Region
    /// How a message is laid out in the chat region.
    let columns: MessageColumns
    /// The people list, if it is shown.
    let people: Region?
    /// The people list covers part of the chat instead of standing beside it.
    let peopleOverlay: Bool
    /// The place for a notice or a completion, directly above the status.
    let notice: Region?
    /// The row of connection state and hints; absent in the bare view.
    let status: Region?
    /// Where text is typed: always the last rows of the screen.
    let input: Region

    /// Everything between title and notice, for pages and overlays.
    var body: Region {
        Region(row: chat.row, column: 0, rows: chat.rows, columns: size.columns)
    }

    /// Whether there is room for whole sentences and blank margins.
    var isWide: Bool { size.columns >= Self.timesFromColumns }

    /// Blank columns at both edges of title, status and pages.
    var edge: Int { isWide ? 1 : 0 }

    /// The smallest screen anything is drawn on.
    static let minimum = Size(columns: 20, rows: 5)

    /// Lays out a screen, or returns nil below the smallest size.
    init?(size: Size, wishes: Wishes = Wishes()) {
        guard size.columns >= Self.minimum.columns, size.rows >= Self.minimum.rows else { return nil }
        let width = size.columns
        let inputRows = max(1, min(wishes.inputRows, Self.inputRows(of: size)))
        let input = Region(row: size.rows - inputRows, column: 0, rows: inputRows, columns: width)
        let hasTitle = size.rows >= Self.titleFromRows && !wishes.bare
        let status = wishes.bare ? nil : Region(row: input.row - 1, column: 0, rows: 1, columns: width)
        let top = hasTitle ? 1 : 0
        let bottom = (status ?? input).row

        let listColumns = Self.listColumns + 1  // with its rule
        let sidebarFits = (width - listColumns) * 100 >= width * Self.chatPercent
        let hasSidebar = !wishes.bare && sidebarFits && (wishes.sidebar ?? (width >= Self.sidebarFromColumns))
        let left = hasSidebar ? listColumns : 0

        let peopleBeside = width >= Self.peopleFromColumns && (wishes.people ?? true) && !wishes.bare
        let peopleOver =
            !peopleBeside && width >= Self.timesFromColumns && (wishes.people ?? false) && !wishes.bare
        let right = peopleBeside ? listColumns : 0

        let noticeRows = max(0, min(wishes.noticeRows, Self.noticeRowsMax, (bottom - top + 1) / 2))
        let chat = Region(row: top, column: left, rows: bottom - top - noticeRows, columns: width - left - right)
        let list = Region(row: top, column: width - Self.listColumns, rows: bottom - top, columns: Self.listColumns)

        self.size = size
        self.title = hasTitle ? Region(row: 0, column: 0, rows: 1, columns: width) : nil
        self.rooms =
            hasSidebar
            ? .sidebar(Region(row: top, column: 0, rows: bottom - top, columns: Self.listColumns))
            : width >= Self.stripFromColumns ? .strip : .current
        self.chat = chat
        self.columns = MessageColumns(screenColumns: width, chatColumns: chat.columns, wishes: wishes)
        self.people = peopleBeside || peopleOver ? list : nil
        self.peopleOverlay = peopleOver
        self.notice =
            noticeRows > 0
            ? Region(row: chat.endRow, column: left, rows: noticeRows, columns: chat.columns) : nil
        self.status = status
        self.input = input
    }

    /// Width of the room list and of the people list, without the rule beside it.
    static let listColumns = 16
    /// The chat never gets less of the width than this; a sidebar goes before that happens.
    static let chatPercent = 60
    /// The people list stands beside the chat from here.
    static let peopleFromColumns = 100
    /// The room list stands beside the chat, and nicks have a column, from here.
    static let sidebarFromColumns = 72
    /// Times are shown from here; below, every cell goes to the text.
    static let timesFromColumns = 50
    /// The title row has room for a strip of rooms from here.
    static let stripFromColumns = 24
    /// Rows that the input may grow to on a screen.
    static func inputRows(of size: Size) -> Int { min(inputRowsMax, size.rows / 3) }
    /// Below this height the title row goes to the chat.
    static let titleFromRows = 8
    /// The input grows to a third of the height, and never beyond this: more is scrolled inside it.
    static let inputRowsMax = 6
    /// A notice wraps on a narrow screen, up to half of the chat, and never beyond this.
    static let noticeRowsMax = 3
}
