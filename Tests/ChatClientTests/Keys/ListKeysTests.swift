import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// The keys of lists as (place before, key, place after) in 25 rooms.
@Suite struct ListKeysTests {
    private static let client: TestClient = {
        var client = TestClient.inLobby()
        client.enter("/rooms")
        let rooms = (10..<35).map { RoomList.Entry(room: try! RoomName("room\($0)"), count: 1) }
        client.server(.rooms(RoomList(re: "r3", rooms: rooms)))
        return client
    }()

    @Test(arguments: [
        (0, KeyPress.plain(.down), 1), (24, .plain(.down), 24), (5, .plain(.up), 4), (0, .plain(.up), 0),
        (3, .plain(.pageDown), 13), (20, .plain(.pageDown), 24), (13, .plain(.pageUp), 3), (4, .plain(.pageUp), 0),
        (7, .plain(.home), 0), (7, .plain(.end), 24),
    ])
    func `a key moves in the list`(_ before: Int, _ press: KeyPress, _ after: Int) {
        var client = Self.client
        client.model.overlay?.place = before
        client.press(press)
        #expect(client.model.overlay?.place == after)
        #expect(client.line == "|")
    }

    @Test(arguments: [KeyPress.plain(.escape), .control("g"), .control("c")])
    func `a key closes the list`(_ press: KeyPress) {
        var client = Self.client
        client.press(press)
        #expect(client.model.overlay == nil)
    }

    @Test func `Enter joins the marked room`() {
        var client = Self.client
        client.press(.plain(.down))
        client.press(.plain(.enter))
        #expect(client.model.shownRoom?.title == "#room11")
    }

    @Test func `other keys are those of the chat`() {
        var client = Self.client
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        #expect(client.model.shownRoom?.title == "#dev")
        #expect(client.model.overlay != nil)
    }
}
