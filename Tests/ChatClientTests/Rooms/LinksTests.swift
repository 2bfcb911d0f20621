import TerminalCore
import Testing

@testable import ChatClient

@Suite struct LinksTests {
    private var client = TestClient.inLobby()

    init() {
        client.hear("see https://a.b/1 and https://a.b/2.", from: "bob", seq: 1)
        client.hear("(https://a.b/wiki/한글_(문자))를 보세요", from: "carol", seq: 2)
        client.hear("again https://a.b/1", from: "carol", seq: 3)
        client.hear("no link", seq: 4)
    }

    private func list() throws -> LinksOverlay {
        guard case .links(let links)? = client.model.overlay else { throw NotOpen() }
        return links
    }

    private struct NotOpen: Error {}

    @Test mutating func `Alt-O lists the links of the room, newest first, each once`() throws {
        client.press(.alt("o"))
        #expect(
            try list().entries == [
                .init(number: 1, link: "https://a.b/1", author: "carol"),
                .init(number: 2, link: "https://a.b/wiki/한글_(문자)", author: "carol"),
                .init(number: 3, link: "https://a.b/2", author: "bob"),
            ])
    }

    @Test mutating func `Enter copies the marked link, and it stands alone in the room`() {
        client.type("draft")
        client.press(.alt("o"))
        client.press(.down)
        #expect(client.press(.enter) == [.terminal(.copy("https://a.b/wiki/한글_(문자)"))])
        #expect(client.model.overlay == nil)
        #expect(client.items().last == "link https://a.b/wiki/한글_(문자)")
        #expect(
            client.model.notice?.text
                == "Copied, if the terminal allows it. It stands above, too.")
        #expect(client.line == "draft|")
    }

    @Test mutating func `Alt-O again opens the marked link with the program that is set`() throws {
        client.press(.alt("o"))
        #expect(client.press(.alt("o")) == [.process(.open(["xdg-open", "https://a.b/1"]))])
        #expect(client.items().last == "link https://a.b/1")
        #expect(client.model.notice?.text == "Asked xdg-open to open it. It stands above, too.")
        try client.model.settings.set("open", to: "firefox --new-tab")
        client.press(.alt("o"))
        #expect(client.press(.alt("o")) == [.process(.open(["firefox", "--new-tab", "https://a.b/1"]))])
        try client.model.settings.set("open", to: "")
        client.press(.alt("o"))
        #expect(client.press(.alt("o")) == [])
        #expect(client.model.notice?.text == "No program is set to open links.")
    }

    @Test mutating func `what is typed narrows the list, and the numbers stay`() throws {
        client.press(.alt("o"))
        client.type("bob")
        client.press(.enter)
        #expect(client.items().last == "link https://a.b/2")
        client.press(.alt("o"))
        client.type("xyzzy")
        #expect(client.press(.enter) == [])
        #expect(try list().entries.count == 3)
    }

    @Test(arguments: [
        ("/url 2", Effect.terminal(.copy("https://a.b/wiki/한글_(문자)"))), ("/copy 3", .terminal(.copy("https://a.b/2"))),
        ("/open 1", .process(.open(["xdg-open", "https://a.b/1"]))),
    ])
    mutating func `a link by its number`(_ line: String, _ effect: Effect) {
        #expect(client.enter(line) == [effect])
        #expect(client.line == "|")
    }

    @Test(arguments: ["/url", "/copy", "/open"])
    mutating func `without a number the links are listed`(_ line: String) throws {
        client.enter(line)
        #expect(try list().entries.count == 3)
    }

    @Test(arguments: ["/url 4", "/open 0", "/url x"])
    mutating func `a number that none has stays in the line`(_ line: String) {
        #expect(client.enter(line) == [])
        #expect(client.line == line + "|")
        #expect(client.model.notice?.text == "There is no link \(line.split(separator: " ")[1]) here. /url lists 3.")
    }

    @Test func `a room without links says so`() {
        var client = TestClient.inLobby()
        client.press(.alt("o"))
        #expect(client.model.overlay == nil)
        #expect(client.model.notice?.text == "No link in the messages held here.")
        client.enter("/url 1")
        #expect(client.model.notice?.text == "No link in the messages held here.")
    }

    @Test mutating func `while reading back nothing moves, and the sentence says where the link is`() {
        for seq in 5...40 { client.hear("line \(seq)", seq: Int64(seq)) }
        client.press(.pageUp)
        let scroll = client.room().scroll
        client.enter("/url 1")
        #expect(client.room().scroll == scroll)
        #expect(client.model.notice?.text.hasSuffix("It stands at the newest line, too.") == true)
    }

    @Test mutating func `a link too long for the clipboard still stands alone`() {
        let long = "https://a.b/" + String(repeating: "x", count: ClipboardText.bytesMax)
        client.hear(long, seq: 5)
        #expect(client.enter("/url 1") == [])
        #expect(client.items().last == "link \(long)")
        #expect(client.model.notice?.text == "Too long for the clipboard. It stands above, too.")
    }

    @Test mutating func `a program that fails is told of`() {
        client.send(.openFailed(program: "xdg-open", status: nil))
        #expect(
            client.model.notice?.text == "xdg-open cannot be run here. The setting open names another program.")
        client.send(.openFailed(program: "xdg-open", status: 3))
        #expect(client.model.notice?.text == "xdg-open did not open the link: it ended with status 3.")
    }

    @Test mutating func `a printed link is no link that was seen`() throws {
        client.enter("/url 3")
        client.press(.alt("o"))
        #expect(try list().entries.map(\.number) == [1, 2, 3])
        #expect(try list().entries[0].link == "https://a.b/1")
    }
}
