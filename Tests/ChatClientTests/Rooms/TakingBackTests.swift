import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct TakingBackTests {
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.hear("secret", seq: 1)
        client.hear("mine", from: "dana", seq: 2)
        client.hear("later", seq: 3)
        return client
    }()

    private func asks(_ seq: Int64) -> [Effect] {
        [.transmit(Request(id: "r3", command: .redact(.lobby, Position(epoch: Epoch("e1")!, seq: seq))))]
    }

    @Test mutating func `the last message of ours, or of somebody named`() {
        #expect(client.enter("/redact") == asks(2))
        #expect(client.line == "|")
        var operatorClient = client
        #expect(
            operatorClient.enter("/redact bob")
                == [.transmit(Request(id: "r4", command: .redact(.lobby, Position(epoch: Epoch("e1")!, seq: 3))))])
    }

    @Test mutating func `the text goes, the place stays, and who did it is said`() {
        client.server(.event(.body(.redaction(of: 1), by: "carol", seq: 4)))
        #expect(
            client.items().dropFirst() == [
                "bob: (message taken back)", "dana: mine", "bob: later", "(carol took a message back)",
            ])
        #expect(!"\(client.room().timeline)".contains("secret"))
    }

    @Test mutating func `Up does not bring it back, nor does the next start`() throws {
        let cid = try #require(client.enter("//my password").sends.first).cid
        client.hear("/my password", from: "dana", seq: 4, cid: cid)
        client.enter("/me waves")
        client.run(for: .seconds(1))
        #expect(client.kept[.sent]?.contains("password") == true)
        client.server(.event(.body(.redaction(of: 4), by: "dana", seq: 5)))
        client.run(for: .seconds(1))
        #expect(client.kept[.sent]?.contains("password") == false)
        for press in [KeyPress.plain(.up), .plain(.up), .control(.up)] {
            client.press(press)
            #expect(client.line == "/me waves|")
        }
    }

    @Test mutating func `a replayed tombstone has its place and nothing else`() {
        client.server(.event(.body(.tombstone, by: "bob", seq: 4)))
        #expect(client.items().last == "bob: (message taken back)")
        #expect(client.room().memory.position?.seq == 4)
    }

    @Test mutating func `numbers of a log that is gone mean nothing in the one that follows it`() {
        client.server(.joined(.test("lobby", epoch: "e2", head: 0, from: 1)))
        client.server(.live(.lobby, seq: 0))
        client.server(.event(.body(.redaction(of: 1), by: "carol", seq: 1)))
        #expect(client.items().contains("bob: secret"))
        #expect(client.enter("/redact bob") == [])
        #expect(client.model.notice?.text == "No message of bob is held here.")
    }

    @Test mutating func `what can't be taken back is said`() {
        #expect(client.enter("/redact zoe") == [])
        #expect(client.model.notice?.text == "No message of zoe is held here.")
        #expect(client.line == "/redact zoe|")
    }

    @Test mutating func `the server's refusal is told`() {
        client.enter("/redact bob")
        client.server(.error(ErrorAnswer(re: "r3", code: .needOper)))
        #expect(client.model.notice?.text == "Only an operator can do that.")
    }
}

extension RoomEvent {
    fileprivate static func body(_ body: RoomEvent.Body, by nick: String, seq: Int64) -> RoomEvent {
        RoomEvent(
            room: .lobby, seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000 + seq), author: .test(nick),
            cid: nil, body: body)
    }
}
