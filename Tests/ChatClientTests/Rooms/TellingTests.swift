import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct TellingTests {
    private var client = TestClient.inLobby()

    private mutating func typing(_ nick: String, _ isTyping: Bool = true) {
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .typing(.test(nick), isTyping))))
    }

    @Test mutating func `who writes a message is told about at most every three seconds`() {
        client.type("안")
        client.type("녕")
        #expect(client.told == [.typing(.lobby, true)])
        client.advance(by: .seconds(2))
        client.type("하")
        #expect(client.told.count == 1)
        client.advance(by: .seconds(1))
        client.type("세")
        #expect(client.told.count == 2)
    }

    @Test mutating func `clearing the line says so, once`() {
        client.type("hm")
        client.press(.control("c"))
        #expect(client.told == [.typing(.lobby, true), .typing(.lobby, false)])
        client.press(.control("c"))
        #expect(client.told.count == 2)
    }

    @Test(arguments: ["/oper s3cret", "/", "/join dev"])
    mutating func `a command is nobody's business`(_ line: String) {
        client.type(line)
        #expect(client.told.isEmpty)
    }

    @Test mutating func `a slash that is text is a message`() {
        client.type("//usr")
        #expect(client.told == [.typing(.lobby, true)])
    }

    @Test mutating func `the others are named until they speak, stop, leave or are silent`() {
        typing("bob")
        #expect(client.room().typing.sentence == "bob is typing")
        typing("carol")
        #expect(client.room().typing.sentence == "bob and carol are typing")
        typing("erin")
        #expect(client.room().typing.sentence == "3 people are typing")
        typing("erin", false)
        client.hear("done", from: "bob", seq: 1)
        #expect(client.room().typing.sentence == "carol is typing")
        _ = client.run(for: .seconds(6))
        #expect(client.room().typing.sentence == nil)
        typing("dana")
        #expect(client.room().typing.sentence == nil)
    }

    @Test mutating func `how far was read is told now and then`() {
        client.hear("one", seq: 1)
        // A glance is no reading.
        #expect(client.told.isEmpty)
        client.advance(by: .seconds(2))
        #expect(client.told == [.read(.lobby, seq: 1)])
        client.hear("two", seq: 2)
        #expect(client.told.count == 1)
        client.advance(by: .seconds(5))
        #expect(client.told.last == .read(.lobby, seq: 2))
    }

    @Test mutating func `what comes while reading back is not read`() {
        client.metrics.pane = 3
        for seq in 1...9 { client.hear("line \(seq)", seq: Int64(seq)) }
        client.advance(by: .seconds(2))
        client.press(.pageUp)
        client.hear("new", seq: 10)
        client.advance(by: .seconds(9))
        #expect(client.told == [.read(.lobby, seq: 9)])
    }

    @Test mutating func `in another life of the log marks begin again`() {
        client.hear("one", seq: 700)
        client.advance(by: .seconds(9))
        client.server(.joined(.test("lobby", epoch: "e2", head: 3, from: 4)))
        client.server(.live(.lobby, seq: 3))
        client.hear("new", seq: 4)
        client.advance(by: .seconds(9))
        #expect(client.told.last == .read(.lobby, seq: 4))
    }

    @Test mutating func `what is not seen is not read`() {
        client.send(.key(.focus(false)))
        client.hear("one", seq: 1)
        #expect(client.told.isEmpty)
    }

    @Test func `a first replay is news after the place that was read before`() {
        var client = TestClient()
        client.launch()
        client.welcome()
        client.send(.key(.focus(false)))
        var joined = Joined.test("lobby", epoch: "e1", head: 3, from: 1)
        joined.read = 1
        client.server(.joined(joined))
        for seq in 1...3 { client.hear("line \(seq)", seq: Int64(seq)) }
        #expect(client.room().unread == 2)
    }
}
