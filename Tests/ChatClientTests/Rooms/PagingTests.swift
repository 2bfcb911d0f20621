import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct PagingTests {
    /// #lobby with events 101 to 103 of a long log.
    private var client: TestClient = {
        var client = TestClient()
        client.metrics.pane = 3
        client.launch()
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 103, from: 101)))
        for seq in 101...103 { client.hear("line \(seq)", seq: Int64(seq)) }
        client.server(.live(.lobby, seq: 103))
        return client
    }()

    @Test mutating func `meeting the oldest line says so, once more asks, and the view stays at its line`() {
        client.press(.control(.home))
        #expect(client.press(.pageUp) == [])
        #expect(client.model.notice?.text == "Beginning of what this program holds. PgUp again asks the server.")
        let position = Position(epoch: Epoch("e1")!, seq: 101)
        let request = HistoryRequest(room: .lobby, anchor: .before(position))
        #expect(client.press(.pageUp) == [.transmit(Request(id: "r3", command: .history(request)))])
        #expect(client.press(.pageUp) == [])
        #expect(client.top == "line 101")
        let events = (99...100).map { RoomEvent.test("line \($0)", seq: Int64($0)) }
        client.server(.page(Page(re: "r3", events: events, more: true, head: 103)))
        #expect(client.top == "line 101")
        #expect(client.items().prefix(3) == ["bob: line 99", "bob: line 100", "bob: line 101"])
        client.press(.shift(.up))
        #expect(client.top == "line 100")
        client.press(.pageUp)
        let next = HistoryRequest(room: .lobby, anchor: .before(Position(epoch: Epoch("e1")!, seq: 99)))
        #expect(client.press(.pageUp) == [.transmit(Request(id: "r4", command: .history(next)))])
        client.server(.page(Page(re: "r4", events: [.test("line 98", seq: 98)], more: false, head: 103)))
        client.press(.pageUp)
        client.press(.pageUp)
        #expect(client.model.notice?.text == "Beginning of #lobby.")
    }

    @Test mutating func `a page that nobody waits for changes nothing`() {
        client.server(.page(Page(re: "r9", events: [.test("old", seq: 5)], more: false, head: 103)))
        #expect(client.items().first == "bob: line 101")
    }

    @Test mutating func `a refusal leaves the view where it was`() {
        client.press(.control(.home))
        client.press(.pageUp)
        client.press(.pageUp)
        client.server(.error(ErrorAnswer(re: "r3", code: .rateLimited)))
        #expect(client.room().history == .unknown)
        #expect(client.model.notice?.text == "Slow down a little, then send it again.")
    }

    @Test func `a log that began before our eyes has nothing older`() {
        var client = TestClient.inLobby()
        client.press(.pageUp)
        #expect(client.model.notice?.text == "Beginning of #lobby.")
    }
}
