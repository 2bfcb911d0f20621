import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct ReadingTests {
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.joinLive("dev", epoch: "d", head: 0)
        return client
    }()

    @Test mutating func `what is seen is not counted`() {
        #expect(client.hear("hi", seq: 1) == [])
        #expect(client.counts() == "0/0")
        #expect(client.room().readLine == nil)
    }

    @Test mutating func `lines of a room that is not shown count, mentions apart`() {
        client.hear("hi", in: "dev", seq: 1)
        #expect(client.hear("dana는 어디?", in: "dev", seq: 2) == [.terminal(.setTitle("#lobby (1!) roost"))])
        #expect(client.counts("dev") == "2/1")
        #expect(client.room("dev").readLine?.count == 2)
        #expect(client.press(.control("n")) == [.terminal(.setTitle("#dev roost"))])
        #expect(client.counts("dev") == "0/0")
        #expect(client.room("dev").readLine?.count == 2)
    }

    @Test mutating func `joins, topics and own lines do not count`() {
        client.server(.ephemeral(Ephemeral(room: try! RoomName("dev"), body: .join(.test("erin")))))
        client.hear("mine", from: "dana", in: "dev", seq: 1)
        #expect(client.counts("dev") == "0/0")
    }

    @Test mutating func `without the focus everything counts, and a mention rings, but not in a rush`() {
        client.send(.key(.focus(false)))
        #expect(client.hear("hi", seq: 1) == [])
        #expect(client.hear("@dana", seq: 2) == [.terminal(.ringBell), .terminal(.setTitle("#lobby (1!) roost"))])
        #expect(client.hear("@dana", seq: 3) == [.terminal(.setTitle("#lobby (2!) roost"))])
        client.advance(by: .seconds(3))
        #expect(client.hear("@dana", seq: 4).first == .terminal(.ringBell))
        #expect(client.counts() == "4/3")
        client.send(.key(.focus(true)))
        #expect(client.counts() == "0/0")
        #expect(client.room().readLine?.count == 4)
    }

    @Test(arguments: [(AttentionSettings.Bell.none, 0), (.mention, 1), (.all, 2)])
    mutating func `the bell rings for what was set`(_ bell: AttentionSettings.Bell, _ rings: Int) {
        client.model.settings.attention.bell = bell
        client.send(.key(.focus(false)))
        let first = client.hear("hi", seq: 1)
        client.advance(by: .seconds(3))
        #expect((first + client.hear("@dana", seq: 2)).count { $0 == .terminal(.ringBell) } == rings)
    }

    @Test mutating func `reading back counts until the bottom is seen`() {
        for seq in 1...20 { client.hear("line", seq: Int64(seq)) }
        client.press(.pageUp)
        client.hear("below", seq: 21)
        #expect(client.counts() == "1/0")
        client.press(.end)
        #expect(client.counts() == "0/0")
        #expect(client.room().readLine?.count == 1)
    }

    @Test mutating func `a short look is a peek: the counts return`() {
        client.hear("hi", in: "dev", seq: 1)
        client.press(.control("n"))
        client.advance(by: .milliseconds(1_900))
        client.press(.control("n"))
        #expect(client.counts("dev") == "1/0")
        #expect(client.room("dev").readLine?.count == 1)
    }

    @Test mutating func `after two seconds it is read`() {
        client.hear("hi", in: "dev", seq: 1)
        client.press(.control("n"))
        client.advance(by: .seconds(2))
        client.press(.control("n"))
        #expect(client.counts("dev") == "0/0")
        #expect(client.room("dev").readLine == nil)
    }

    @Test mutating func `typing clears the read line, and makes a short visit a visit`() {
        client.hear("hi", in: "dev", seq: 1)
        client.press(.control("n"))
        #expect(client.room("dev").readLine?.count == 1)
        client.type("a")
        #expect(client.room("dev").readLine == nil)
        client.press(.control("n"))
        #expect(client.counts("dev") == "0/0")
    }

    @Test mutating func `the read line stands above the first unread line and counts on`() {
        client.hear("seen", in: "dev", seq: 1)
        client.press(.control("n"))
        client.advance(by: .seconds(5))
        client.press(.control("n"))
        client.hear("new", in: "dev", seq: 2)
        client.hear("newer", in: "dev", seq: 3)
        let readLine = client.room("dev").readLine
        #expect(readLine?.count == 2)
        #expect(client.room("dev").timeline[readLine?.after ?? 0]?.content.picture == "bob: seen")
    }

    @Test mutating func `what was said before a first visit is not news, what was missed is`() {
        client.server(.joined(.test("ops", epoch: "o", head: 2, from: 1)))
        client.hear("@dana old", in: "ops", seq: 1)
        client.server(.live(try! RoomName("ops"), seq: 1))
        #expect(client.counts("ops") == "0/0")
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.alt("r"))
        client.welcome(resumed: true, rooms: [.lobby])
        client.server(.joined(.test("ops", epoch: "o", head: 2, from: 2, recovered: true)))
        client.hear("@dana new", in: "ops", seq: 2)
        #expect(client.counts("ops") == "1/1")
    }

    @Test mutating func `drafts stay with their rooms`() {
        client.type("half a thou")
        client.press(.control("n"))
        #expect(client.line == "|")
        #expect(client.room().hasDraft)
        client.press(.control("n"))
        #expect(client.line == "half a thou|")
    }

    @Test mutating func `a notice goes dim into its own room, and into no other`() {
        client.enter("/nonsense")
        #expect(client.model.notice?.text == "No command /nonsense. To send it as text, begin with //.")
        client.press(.control("n"))
        #expect(client.model.notice == nil)
        #expect(client.items().last == "(No command /nonsense. To send it as text, begin with //.)")
        #expect(client.items("dev").count == 1)
    }

    @Test mutating func `a notice stays five seconds, or until a key`() {
        client.enter("/nick")
        client.run(for: .seconds(1))
        #expect(client.model.nextDeadline == client.now.monotonic + .seconds(4))
        client.advance(by: .milliseconds(3_999))
        #expect(client.model.notice != nil)
        client.advance(by: .milliseconds(1))
        #expect(client.model.notice == nil)
    }
}

extension TestClient {
    /// Unread lines and mentions of a room.
    func counts(_ name: String = "lobby") -> String { "\(room(name).unread)/\(room(name).mentions)" }
}
