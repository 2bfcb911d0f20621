import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Layout: what folds away at which width and height")
struct LayoutTests {
    struct Width: Sendable {
        let columns: Int
        let rooms: String
        let chat: ClosedRange<Int>
        let time: Bool
        let nick: MessageColumns.Nick
        let people: Bool
    }

    @Test(
        "by width",
        arguments: [
            Width(columns: 140, rooms: "sidebar", chat: 17...122, time: true, nick: .column(12), people: true),
            Width(columns: 120, rooms: "sidebar", chat: 17...102, time: true, nick: .column(10), people: true),
            Width(columns: 100, rooms: "sidebar", chat: 17...82, time: true, nick: .column(8), people: true),
            Width(columns: 99, rooms: "sidebar", chat: 17...98, time: true, nick: .column(8), people: false),
            Width(columns: 80, rooms: "sidebar", chat: 17...79, time: true, nick: .column(8), people: false),
            Width(columns: 72, rooms: "sidebar", chat: 17...71, time: true, nick: .column(8), people: false),
            Width(columns: 71, rooms: "strip", chat: 0...70, time: true, nick: .inline, people: false),
            Width(columns: 50, rooms: "strip", chat: 0...49, time: true, nick: .inline, people: false),
            Width(columns: 49, rooms: "strip", chat: 0...48, time: false, nick: .inline, people: false),
            Width(columns: 24, rooms: "strip", chat: 0...23, time: false, nick: .inline, people: false),
            Width(columns: 23, rooms: "current", chat: 0...22, time: false, nick: .inline, people: false),
            Width(columns: 20, rooms: "current", chat: 0...19, time: false, nick: .inline, people: false),
        ])
    func byWidth(expected: Width) throws {
        let layout = try #require(Layout(size: Size(columns: expected.columns, rows: 24)))
        #expect(layout.rooms.name == expected.rooms)
        #expect(layout.chat.column...(layout.chat.endColumn - 1) == expected.chat)
        #expect(layout.columns.time == expected.time)
        #expect(layout.columns.nick == expected.nick)
        #expect((layout.people != nil) == expected.people)
        #expect(!layout.peopleOverlay)
    }

    struct Height: Sendable {
        let rows: Int
        let inputWish: Int
        let title: Bool
        let chat: ClosedRange<Int>
        let input: ClosedRange<Int>
    }

    @Test(
        "by height, and the input grows to a third and at most six rows",
        arguments: [
            Height(rows: 24, inputWish: 1, title: true, chat: 1...21, input: 23...23),
            Height(rows: 24, inputWish: 3, title: true, chat: 1...19, input: 21...23),
            Height(rows: 40, inputWish: 99, title: true, chat: 1...32, input: 34...39),
            Height(rows: 12, inputWish: 99, title: true, chat: 1...6, input: 8...11),
            Height(rows: 8, inputWish: 99, title: true, chat: 1...4, input: 6...7),
            Height(rows: 7, inputWish: 1, title: false, chat: 0...4, input: 6...6),
            Height(rows: 5, inputWish: 99, title: false, chat: 0...2, input: 4...4),
        ])
    func byHeight(expected: Height) throws {
        var wishes = Layout.Wishes()
        wishes.inputRows = expected.inputWish
        let layout = try #require(Layout(size: Size(columns: 80, rows: expected.rows), wishes: wishes))
        #expect((layout.title != nil) == expected.title)
        #expect(layout.chat.row...(layout.chat.endRow - 1) == expected.chat)
        #expect(layout.input.row...(layout.input.endRow - 1) == expected.input)
        #expect(layout.status?.row == layout.input.row - 1)
    }

    @Test("below 20x5 there is no layout", arguments: [(19, 24), (80, 4), (19, 4), (0, 0)])
    func tooSmall(columns: Int, rows: Int) {
        #expect(Layout(size: Size(columns: columns, rows: rows)) == nil)
    }

    @Test("a list switched on by hand never leaves the chat less than 60 % of the width")
    func sidebarByHand() throws {
        var wishes = Layout.Wishes()
        wishes.sidebar = true
        #expect(try #require(Layout(size: Size(columns: 43, rows: 24), wishes: wishes)).rooms.name == "sidebar")
        #expect(try #require(Layout(size: Size(columns: 42, rows: 24), wishes: wishes)).rooms.name == "strip")
        wishes.sidebar = false
        #expect(try #require(Layout(size: Size(columns: 120, rows: 24), wishes: wishes)).rooms.name == "strip")
        for columns in 20...200 {
            wishes.sidebar = true
            wishes.people = true
            let layout = try #require(Layout(size: Size(columns: columns, rows: 24), wishes: wishes))
            #expect(layout.chat.columns * 100 >= columns * 60)
        }
    }

    @Test("the people list asked for at 80 columns lies over the chat and takes nothing from it")
    func peopleOverlay() throws {
        var wishes = Layout.Wishes()
        wishes.people = true
        let layout = try #require(Layout(size: Size(columns: 80, rows: 24), wishes: wishes))
        #expect(layout.peopleOverlay)
        #expect(layout.chat.columns == 63)
        #expect(layout.people == Region(row: 1, column: 64, rows: 21, columns: 16))
    }

    @Test("a notice takes the last row of the chat")
    func notice() throws {
        var wishes = Layout.Wishes()
        wishes.noticeRows = 1
        let layout = try #require(Layout(size: Size(columns: 80, rows: 24), wishes: wishes))
        #expect(layout.chat == Region(row: 1, column: 17, rows: 20, columns: 63))
        #expect(layout.notice == Region(row: 21, column: 17, rows: 1, columns: 63))
    }

    @Test("no people list where nobody is named: on a plain server, and in no room", arguments: [true, false])
    func nobodyToList(isPlainServer: Bool) throws {
        var scene = Scene(120, 24)
        if isPlainServer { scene.room("localhost:8080") }
        let wishes = Layout.Wishes(scene.model, size: scene.model.size)
        #expect(try #require(Layout(size: scene.model.size, wishes: wishes)).people == nil)
    }

    @Test("the bare view is text and the input line, from edge to edge")
    func bare() throws {
        var wishes = Layout.Wishes()
        wishes.bare = true
        let layout = try #require(Layout(size: Size(columns: 120, rows: 24), wishes: wishes))
        #expect(layout.chat == Region(row: 0, column: 0, rows: 23, columns: 120))
        #expect(layout.title == nil && layout.status == nil && layout.people == nil)
        #expect(layout.columns.lead == 0 && layout.columns.hangingIndent == 0)
    }

    @Test("times switched on by hand show from 24 columns")
    func timesByHand() throws {
        var wishes = Layout.Wishes()
        wishes.times = true
        #expect(try #require(Layout(size: Size(columns: 24, rows: 24), wishes: wishes)).columns.time)
        #expect(try #require(Layout(size: Size(columns: 23, rows: 24), wishes: wishes)).columns.time == false)
        wishes.times = false
        #expect(try #require(Layout(size: Size(columns: 80, rows: 24), wishes: wishes)).columns.time == false)
    }
}

extension Layout.Rooms {
    fileprivate var name: String {
        switch self {
        case .sidebar: "sidebar"
        case .strip: "strip"
        case .current: "current"
        }
    }
}
