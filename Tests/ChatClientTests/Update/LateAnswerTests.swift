import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// What the server answers late is told in the room where it was asked, and in no other.
@Suite struct LateAnswerTests {
    /// #lobby with a live #dev beside it.
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.joinLive("dev", epoch: "d", head: 0)
        return client
    }()

    private mutating func refuse(_ code: ErrorCode = .needOper) {
        client.server(.error(ErrorAnswer(re: "r\(client.model.session.lastRequest)", code: code)))
    }

    @Test(arguments: ["/topic Release day", "/nick erin", "/oper secret", "/kick bob"])
    mutating func `a refusal goes to the room where it was asked`(_ line: String) {
        client.enter(line)
        client.press(.control("n"))
        refuse()
        #expect(client.model.notice == nil)
        #expect(client.items().last == "(\(ErrorAnswer(re: nil, code: .needOper).message))")
        client.advance(by: .seconds(6))
        #expect(!client.items("dev").contains { $0.hasPrefix("(") && !$0.hasPrefix("(You are dana") })
    }

    @Test mutating func `while its room is shown it stands above the input line`() {
        client.enter("/topic Release day")
        refuse()
        #expect(client.model.notice?.text == ErrorAnswer(re: nil, code: .needOper).message)
        client.advance(by: .seconds(6))
        #expect(client.items().last == "(\(ErrorAnswer(re: nil, code: .needOper).message))")
    }

    @Test mutating func `of a room that is gone it is shown and kept nowhere`() {
        client.enter("/nick erin")
        let before = client.items("dev")
        client.enter("/part")
        client.server(.error(ErrorAnswer(re: "r3", code: .nickInUse)))
        #expect(client.model.shownRoom?.title == "#dev")
        #expect(client.model.notice?.text == "The name erin is in use. You are still dana.")
        client.advance(by: .seconds(6))
        #expect(client.model.notice == nil)
        #expect(client.items("dev") == before)
    }

    @Test mutating func `a refused message says so in its room, where the text is again`() throws {
        let cid = try #require(client.enter("hello").sends.first?.cid)
        client.press(.control("n"))
        client.server(.error(ErrorAnswer(re: cid.text, code: .muted)))
        #expect(client.model.notice == nil)
        #expect(client.items().last == "(\(ErrorAnswer(re: nil, code: .muted).message))")
        client.press(.control("p"))
        #expect(client.line == "hello|")
    }

    @Test mutating func `an empty list of rooms is told where it was asked for`() {
        client.enter("/rooms")
        client.press(.escape)
        client.press(.control("n"))
        client.enter("/rooms")
        client.press(.control("p"))
        client.server(.rooms(RoomList(re: "r\(client.model.session.lastRequest)", rooms: [])))
        #expect(client.model.notice == nil)
        #expect(client.items("dev").last == "(No rooms yet. /join lobby makes the first one.)")
    }
}
