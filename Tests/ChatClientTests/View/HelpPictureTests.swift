import Testing

@testable import ChatClient
@testable import TerminalCore

/// The help of a small table of its own, so that its pictures do not shift with every new key.
@Suite("Pictures: the help")
struct HelpPictureTests {
    private static let content = HelpContent(
        Keymap([
            KeyBinding("a", "Alt-A", "next room with unread lines, then back", .switching(.active), .alt("a")),
            KeyBinding("b", "Ctrl-N, Alt-Down", "next room", .switching(.next), .control("n"), .alt(.down)),
            KeyBinding("c", "Ctrl-P, Alt-Up", "previous room", .switching(.previous), .control("p"), .alt(.up)),
            KeyBinding("d", "", "room by number", .switching(.number(2)), .alt("2")),
            KeyBinding("e", "PgUp", "scroll a page up", .scrolling(.pageUp), .plain(.pageUp)),
            KeyBinding("f", "Tab", "complete a name, room or command", .input(.complete), .plain(.tab)),
            KeyBinding("g", "Alt-J", "join the lines of a pasted text", .editing(.joinLines), in: .pasted, .alt("j")),
            KeyBinding("h", "Up", "one up", .list(.up), in: .list, .plain(.up)),
            KeyBinding("i", "Esc", "close", .list(.close), in: .list, .plain(.escape)),
            KeyBinding("k", "Enter", "take what it found", .prompt(.accept), in: .prompt, .plain(.enter)),
            KeyBinding("j", "Tab", "next field", .form(.next), in: .form, .plain(.tab)),
        ]),
        [
            CommandEntry(.rooms(.join), "join", ["j"], "ROOM…", "enter a room; the # may be left out"),
            CommandEntry(.rooms(.rooms), "rooms", ["list"], "", "rooms on the server"),
        ])

    private func expect(
        page: Int = 0, filter: String = "", _ columns: Int, _ rows: Int, _ expected: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var grid = CellGrid(size: Size(columns: columns, rows: rows))
        let body = Region(row: 0, column: 0, rows: rows - 1, columns: columns)
        HelpPage.draw(Self.content, page: page, filter: filter, in: body, on: &grid)
        let found = Picture.boxed(grid)
        #expect(found == expected, "\n\(found)", sourceLocation: sourceLocation)
    }

    @Test func `80 columns`() {
        expect(
            80, 22,
            """
            +--------------------------------------------------------------------------------+
            |+------------------------------------------------------------------------------+|
            || Help: keys and commands                           type to filter, Esc closes ||
            || Keys                                                                         ||
            ||  Alt-A             next room with unread lines, then back                    ||
            ||  Ctrl-N, Alt-Down  next room           Ctrl-P, Alt-Up    previous room       ||
            ||  PgUp              scroll a page up                                          ||
            ||  Tab               complete a name, room or command                          ||
            ||  Alt-J             join the lines of a pasted text                           ||
            || Commands                                                                     ||
            ||  /join ROOM…       enter a room; the # may be left out                       ||
            ||  /rooms            rooms on the server                                       ||
            ||  //TEXT            sends a line that begins with a slash                     ||
            || Keys of lists                                                                ||
            ||  Up                one up              Esc               close               ||
            || Keys of filter and search                                                    ||
            ||  Enter             take what it found                                        ||
            || Keys of the connection form                                                  ||
            ||  Tab               next field                                                ||
            ||                                                                              ||
            || No Alt key? Press Esc, then the letter.                                      ||
            |+------------------------------------------------------------------------------+|
            |                                                                                |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test func `40 columns, narrowed`() {
        expect(
            filter: "Room", 40, 10,
            """
            +----------------------------------------+
            |Help: Room  Backspace widens, Esc closes|
            |Keys                                    |
            | Alt-A          next room with unread   |
            |                lines, then back        |
            | Ctrl-N, Alt-Down next room             |
            | Ctrl-P, Alt-Up previous room           |
            | Tab            complete a name, room or|
            |                command                 |
            |                       page 1 of 2, PgDn|
            |                                        |
            +----------------------------------------+
            """)
    }

    @Test func `20 columns, the last page`() {
        expect(
            page: 100, 20, 8,
            """
            +--------------------+
            |Help: keys and comm…|
            | Tab    next field  |
            |                    |
            |                    |
            |                    |
            |                    |
            |   page 8 of 8, PgUp|
            |                    |
            +--------------------+
            """)
    }
}
