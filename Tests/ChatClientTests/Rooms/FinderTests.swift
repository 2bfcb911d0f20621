import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct FinderTests {
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.joinLive("dev", epoch: "d", head: 0)
        client.joinLive("desk", epoch: "k", head: 0)
        client.joinLive("회의실", epoch: "h", head: 0)
        client.hear("news", in: "desk", seq: 1)
        client.hear("dana, look", in: "회의실", seq: 1)
        return client
    }()

    private var titles: [String] { client.model.found(client.model.filter).map(\.title) }

    @Test mutating func `rooms with news come first, numbers stay`() {
        client.press(.alt("k"))
        #expect(titles == ["#회의실", "#desk", "#lobby", "#dev"])
        #expect(client.room("desk").number == 3)
        client.press(.down)
        client.press(.enter)
        #expect(client.model.shownRoom == .room(try! RoomName("desk")))
        #expect(client.model.overlay == nil)
    }

    @Test(arguments: [("de", ["#desk", "#dev"]), ("회의", ["#회의실"]), ("ㅇㄷㅍ", ["#dev"]), ("x", [])])
    mutating func `what is typed narrows`(_ typed: String, _ found: [String]) {
        client.press(.control("k"))
        client.type(typed)
        #expect(titles == found)
        #expect(client.line == "|")
    }

    @Test mutating func `Ctrl-K in a text still kills`() {
        client.type("some text")
        client.press(.control("a"))
        client.press(.control("k"))
        #expect(client.model.overlay == nil)
        #expect(client.line == "|")
    }

    @Test mutating func `Alt-Shift-arrows pass rooms without news`() {
        client.press(KeyPress(.down, [.alt, .shift]))
        #expect(client.model.shownRoom == .room(try! RoomName("desk")))
        client.press(KeyPress(.up, [.alt, .shift]))
        #expect(client.model.shownRoom == .room(try! RoomName("회의실")))
    }
}
