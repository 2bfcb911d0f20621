import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// A server without a subprotocol, such as the lecture's.
@Suite struct PlainChatTests {
    private var client: TestClient = {
        var client = TestClient()
        client.launch(address: "localhost:8080")
        client.network(.opened(subprotocol: nil))
        return client
    }()
    private let key = RoomKey.server("localhost:8080")
    private var items: [String] { client.model.rooms[0].timeline.items.dropFirst().map(\.content.picture) }

    @Test mutating func `it opens a page with the server's name and says what to expect`() {
        #expect(client.model.rooms.map(\.key.title) == ["localhost:8080"])
        #expect(client.model.shownRoom == key)
        #expect(client.model.form == nil)
        #expect(
            client.model.rooms[0].timeline.items.map(\.content) == [
                .notice(
                    "This server passes lines of text on and tells nothing more: no rooms, no names, and no word "
                        + "whether others saw a line.")
            ])
    }

    @Test mutating func `what arrives is a line, and what we send is shown once it is written`() {
        client.network(.plainText("서버 응답: 안녕하세요!"))
        #expect(client.enter("안녕하세요!") == [.transmitText("안녕하세요!")])
        #expect(client.line == "|")
        #expect(items == [": 서버 응답: 안녕하세요!"])
        #expect(client.network(.written) == [])
        #expect(items == [": 서버 응답: 안녕하세요!", ": 안녕하세요!"])
        guard case .message(let entry)? = client.model.rooms[0].timeline.items.last?.content else {
            return #expect(Bool(false), "no message")
        }
        #expect(entry.delivery == .written && entry.isOwn && entry.kind == .line)
    }

    @Test(arguments: ["/join dev", "/nick mina", "/rooms", "/names", "/me waves", "/topic x", "/msg bob hi", "/part"])
    mutating func `commands that need Roost say so and keep the text`(_ line: String) {
        #expect(client.enter(line) == [])
        let name = line.prefix { $0 != " " }
        #expect(client.model.notice?.text == "\(name) needs a Roost server. This one only passes lines of text on.")
        #expect(client.line == line + "|")
    }

    @Test mutating func `a slash is sent with two`() {
        #expect(client.enter("//help") == [.transmitText("/help")])
    }

    @Test mutating func `a drop is told, what was not written is not confirmed, and coming back claims nothing`() {
        client.enter("lost")
        client.network(.closed(code: 1006, sentence: ""))
        #expect(items == ["outage: server closed", ": lost [not confirmed]"])
        #expect(client.enter("kept") == [])
        #expect(client.line == "kept|")
        client.press(.alt("r"))
        client.network(.opened(subprotocol: nil))
        #expect(items.first == "outage: server closed 0 s unknown")
        #expect(client.model.rooms.count == 1)
        #expect(client.press(.enter) == [.transmitText("kept")])
    }

    @Test mutating func `quitting closes without a word of Roost`() {
        #expect(client.enter("/quit") == [.leave(1), .quit(exitCode: 0, message: nil)])
    }
}
