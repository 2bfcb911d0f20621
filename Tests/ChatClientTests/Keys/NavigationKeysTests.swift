import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// The keys that move between lines, rooms and views.
@Suite struct NavigationKeysTests {
    /// #lobby (1, shown), #dev (2), #ops (3), and forty lines in #lobby.
    private var client: TestClient = {
        var client = TestClient.inLobby()
        for room in ["dev", "ops"] { client.joinLive(room, epoch: room, head: 0) }
        for seq in 1...40 { client.hear("line \(seq)", seq: Int64(seq)) }
        return client
    }()

    @Test(arguments: [KeyPress.control("n"), .alt(.down), .alt(.right)])
    mutating func `next room, around the end`(_ press: KeyPress) {
        #expect(client.rooms(after: press, times: 4) == ["#dev", "#ops", "#lobby", "#dev"])
    }

    @Test(arguments: [KeyPress.control("p"), .alt(.up), .alt(.left)])
    mutating func `previous room, around the start`(_ press: KeyPress) {
        #expect(client.rooms(after: press, times: 4) == ["#ops", "#dev", "#lobby", "#ops"])
    }

    @Test mutating func `rooms by number, and back`() {
        #expect(client.rooms(after: .alt("3"), times: 1) == ["#ops"])
        #expect(client.rooms(after: .alt("/"), times: 2) == ["#lobby", "#ops"])
        for digit in "045678912" { client.press(.alt(digit)) }
        #expect(client.model.shownRoom?.title == "#dev")
        client.press(.alt("0"))
        #expect(client.model.notice?.text == "There is no room 10 here.")
    }

    @Test mutating func `Esc, then the letter, is Alt; typed text is never lost`() {
        client.press(.escape)
        client.type("2")
        #expect(client.model.shownRoom?.title == "#dev")
        client.press(.escape)
        client.press(.character("1"))
        #expect(client.model.shownRoom?.title == "#lobby")
        client.press(.escape)
        client.type("hello")
        #expect(client.line == "hello|")
        client.press(.escape)
        client.type("z")
        #expect(client.line == "helloz|")
    }

    @Test mutating func `Alt-A goes to mentions first, then unread, then back`() {
        client.hear("hi", in: "dev", seq: 1)
        client.hear("dana: hi", in: "ops", seq: 1)
        // Faster than a peek, after which the counts return: the round still goes on.
        #expect(client.rooms(after: .alt("a"), times: 3) == ["#ops", "#dev", "#lobby"])
        for _ in 1...3 {
            client.advance(by: .seconds(3))
            client.press(.alt("ㅁ"))
        }
        #expect(client.model.shownRoom?.title == "#lobby")
        client.press(.alt("ㅁ"))
        #expect(client.model.notice?.text == "Nothing unread.")
    }

    @Test mutating func `a page is what is shown less two lines`() {
        client.press(.pageUp)
        #expect(client.top == "line 23")
        client.press(.pageUp)
        #expect(client.top == "line 15")
        client.press(.pageDown)
        #expect(client.top == "line 23")
        client.press(.pageDown)
        #expect(client.top == "newest")
    }

    @Test mutating func `lines and the wheel`() {
        client.press(.shift(.up))
        #expect(client.top == "line 30")
        client.press(.shift(.up))
        client.press(.shift(.down))
        #expect(client.top == "line 30")
        client.press(.shift(.down))
        #expect(client.top == "newest")
        let place = CellPosition(row: 5, column: 5)
        client.send(.key(.mouse(MouseEvent(.wheelUp, at: place))))
        #expect(client.top == "line 28")
        client.send(.key(.mouse(MouseEvent(.wheelDown, at: place))))
        #expect(client.top == "newest")
    }

    @Test(arguments: [KeyPress.plain(.home), .control(.home), .alt(.home), .alt("<")])
    mutating func `oldest`(_ press: KeyPress) {
        client.press(press)
        #expect(client.top == "(You are dana in #lobby with 2 others. F1 shows the keys, /help the commands.)")
    }

    @Test(arguments: [KeyPress.plain(.end), .control(.end), .alt(.end), .alt(">"), .plain(.escape), .control("g")])
    mutating func `newest`(_ press: KeyPress) {
        client.press(.pageUp)
        client.press(press)
        #expect(client.top == "newest")
    }

    @Test mutating func `arrivals, trimming of nothing and resizing leave the view at its line`() {
        client.press(.pageUp)
        for seq in 41...60 { client.hear("line \(seq)", seq: Int64(seq)) }
        client.send(.resize(Size(columns: 40, rows: 12)))
        #expect(client.top == "line 23")
    }

    @Test mutating func `a screen that becomes too small for anything comes back as it was, draft and cursor too`() {
        client.press(.pageUp)
        client.type("무엇이든 그대로")
        client.press(.left)
        let before = (client.top, client.line)
        for size in [Size(columns: 19, rows: 4), Size(columns: 0, rows: 0), Size(columns: 80, rows: 24)] {
            client.send(.resize(size))
        }
        #expect((client.top, client.line) == before)
        client.send(.resize(Size(columns: 19, rows: 4)))
        client.type("!")
        #expect(client.line == "무엇이든 그대!|로")
    }

    @Test mutating func `first unread`() {
        client.send(.key(.focus(false)))
        client.hear("unseen", seq: 41)
        client.hear("unseen too", seq: 42)
        client.press(.alt("u"))
        #expect(client.top == "newest")
        for seq in 43...60 { client.hear("unseen", seq: Int64(seq)) }
        client.press(.alt("u"))
        #expect(client.top == "unseen")
    }

    @Test func `a room that fits on the screen is never read back`() {
        var client = TestClient.inLobby()
        for key in [Key.home, .pageUp, .up] { client.press(key, key == .up ? .shift : []) }
        #expect(client.top == "newest")
    }

    @Test mutating func `a list that the screen is too narrow for has another way`() {
        client.model.size = Size(columns: 40, rows: 12)
        client.press(.function(7))
        #expect(client.model.notice?.text == "Too narrow for that. Alt-K lists rooms.")
        client.press(.function(8))
        #expect(client.model.notice?.text == "Too narrow for that. /names lists people.")
    }

    @Test mutating func `what the user shows and hides`() {
        #expect(client.press(.function(7)) == [])
        #expect(client.model.display.roomList == .hidden)
        client.press(.alt("B"))
        #expect(client.model.display.roomList == .shown)
        client.press(.function(8))
        #expect(client.model.display.peopleList == .shown)
        client.press(.alt("N"))
        #expect(client.model.display.peopleList == .hidden)
        client.press(.alt("t"))
        #expect(client.model.settings.screen.times == .off)
        #expect(client.press(.alt("m")) == [.terminal(.setMouse(false))])
        #expect(client.press(.alt("m")) == [.terminal(.setMouse(true))])
        #expect(client.press(.control("l")) == [.terminal(.redraw)])
        #expect(client.press(.control("z")) == [.terminal(.suspend)])
        #expect(client.send(.resumed) == [.terminal(.redraw), .terminal(.setTitle("#lobby roost"))])
    }

    @Test mutating func `any key leaves the bare view, and text is typed`() {
        // It is there to select text in, which the mouse is not while it is reported.
        #expect(client.press(.alt("l")) == [.terminal(.setMouse(false))])
        #expect(client.model.display.isBare)
        #expect(client.press(.control("n")) == [.terminal(.setMouse(true))])
        #expect(!client.model.display.isBare)
        #expect(client.model.shownRoom?.title == "#lobby")
        client.press(.alt("l"))
        client.type("text")
        #expect(!client.model.display.isBare)
        #expect(client.line == "text|")
    }

    @Test mutating func `Ctrl-C clears the line, then quits at the second press within three seconds`() {
        client.type("draft")
        #expect(client.press(.control("c")) == [])
        #expect(client.line == "|")
        client.press(.control("y"))
        #expect(client.line == "draft|")
        client.press(.control("c"))
        #expect(client.press(.control("c")) == [])
        #expect(client.model.notice?.text == "Press Ctrl-C again to quit.")
        client.advance(by: .seconds(3))
        #expect(client.model.notice == nil)
        #expect(client.press(.control("c")) == [])
        client.advance(by: .milliseconds(2_900))
        #expect(client.press(.control("c")) == Self.goodbye)
    }

    @Test mutating func `Ctrl-D on an empty line starts the quit question`() {
        #expect(client.press(.control("d")) == [])
        #expect(client.model.notice?.text == "Press Ctrl-D again to quit.")
        client.type("x")
        client.press(.backspace)
        #expect(client.press(.control("d")) == [])
        #expect(client.press(.control("d")) == Self.goodbye)
    }

    @Test mutating func `quitting with drafts elsewhere asks once`() {
        client.press(.control("n"))
        client.type("unsent")
        client.press(.control("p"))
        client.press(.control("c"))
        #expect(client.press(.control("c")) == [])
        #expect(client.model.question?.text == "1 draft unsent (#dev). Quit? Enter yes, Esc no")
        client.press(.escape)
        #expect(client.model.question == nil)
        client.press(.control("c"))
        client.press(.control("c"))
        #expect(client.press(.enter) == Self.goodbye)
    }

    @Test mutating func `Alt-R tries to return at once, only while offline`() {
        #expect(client.press(.alt("r")) == [])
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.press(.alt("r")) == [.connect(address: "chat.example:8080", number: 2)])
    }

    private static let goodbye: [Effect] = [
        .transmit(Request(command: .bye)), .leave(1), .quit(exitCode: 0, message: nil),
    ]
}

extension TestClient {
    /// The top line of the shown room while reading back, else `newest`.
    var top: String {
        guard case .reading(let id, _) = model.rooms[model.shownIndex!].scroll else { return "newest" }
        guard let content = model.rooms[model.shownIndex!].timeline[id]?.content else { return "gone" }
        if case .message(let entry) = content { return entry.text }
        return content.picture
    }

    /// The rooms shown after each press.
    mutating func rooms(after press: KeyPress, times: Int) -> [String] {
        (0..<times).map { _ in
            self.press(press)
            return model.shownRoom?.title ?? "none"
        }
    }
}
