import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct DirectTests {
    private var client = TestClient.inLobby()
    private let name = try! RoomName("@u-bob-u-dana")  // Legal by its form.

    private mutating func open(re: String? = nil) {
        client.server(
            .joined(
                Joined(
                    re: re, room: name, epoch: Epoch("d1")!, head: 0, from: 1, peer: .test("bob"),
                    people: .members([.test("bob"), .test("dana")]), kept: "a day")))
        client.server(.live(name, seq: 0))
    }

    private mutating func hear(_ text: String, seq: Int64) {
        client.server(
            .event(
                RoomEvent(
                    room: name, seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000), author: .test("bob"),
                    cid: nil, body: .message(text: text, kind: .text))))
    }

    private var conversation: RoomState? { client.model.rooms.first { $0.peer != nil } }

    @Test mutating func `a message to a person opens the conversation, is shown and sent there`() throws {
        #expect(
            client.enter("/msg bob 점심 먹자")
                == [.transmit(Request(id: "r3", command: .direct(try Nickname("bob"))))])
        #expect(client.line == "|")
        client.server(.joined(.direct(re: "r3", name)))
        #expect(client.model.shownIndex.map { client.model.rooms[$0].title } == "@bob")
        #expect(conversation?.timeline.items.last?.content.picture == "dana: 점심 먹자 [sending]")
    }

    @Test mutating func `without text it is only opened`() {
        client.enter("/query @bob")
        client.server(.joined(.direct(re: "r3", name)))
        client.server(.live(name, seq: 0))
        #expect(conversation?.timeline.items.map(\.content.picture) == ["(Only you and bob read what is said here.)"])
    }

    @Test mutating func `who is not here gets nothing, and the line comes back`() {
        client.enter("/msg zoe hi there")
        client.server(.error(ErrorAnswer(re: "r3", code: .noSuchRoom, message: "Nobody here is called zoe.")))
        #expect(client.model.notice?.text == "Nobody here is called zoe.")
        #expect(client.line == "/msg zoe hi there|")
    }

    @Test mutating func `a connection that is lost meanwhile gives the line back`() {
        client.enter("/msg bob hi there")
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.line == "/msg bob hi there|")
    }

    @Test mutating func `what somebody says to us alone is unread and asks for us`() {
        open()
        hear("psst", seq: 1)
        #expect(client.model.shownRoom == .room(.lobby))
        #expect(conversation?.title == "@bob")
        #expect(conversation?.unread == 1)
        #expect(conversation?.mentions == 1)
        client.press(.alt("a"))
        #expect(client.model.shownIndex.map { client.model.rooms[$0].title } == "@bob")
    }

    @Test mutating func `it notifies, and is logged under the other's name`() throws {
        open()
        try client.model.settings.set("notify", to: "n")
        try client.model.settings.set("log", to: "on")
        client.model.session.log.folder = "/logs"
        client.send(.key(.focus(false)))
        let event = RoomEvent(
            room: name, seq: 1, time: Timestamp(milliseconds: 0), author: .test("bob"), cid: nil,
            body: .message(text: "psst", kind: .text))
        #expect(client.server(.event(event)).contains(.process(.notify(["n", "@bob", "bob: psst"]))))
        client.advance(by: .seconds(1))
        #expect(client.logged.map(\.place.path) == ["chat.example:8080/@bob"])
    }

    @Test mutating func `the title follows the other's name`() throws {
        open()
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .nick(.test("bob"), try Nickname("robert")))))
        #expect(conversation?.title == "@robert")
    }

    @Test mutating func `one that was opened while we were away is entered, not left`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.advance(by: .seconds(2))
        let effects = client.welcome(resumed: true, rooms: [.lobby, name])
        #expect(
            effects.contains { effect in
                if case .transmit(let request) = effect, case .join(let join) = request.command {
                    join.room == name
                } else {
                    false
                }
            })
    }

    @Test mutating func `a usage sentence, and a name that is none`() {
        #expect(client.enter("/msg") == [])
        #expect(client.model.notice?.text == "/msg needs a name. Example: /msg mina hello")
        client.press(.control("c"))
        #expect(client.enter("/msg b.b hi") == [])
        #expect(client.line == "/msg b.b hi|")
    }
}

extension Joined {
    fileprivate static func direct(re: String?, _ name: RoomName) -> Joined {
        Joined(
            re: re, room: name, epoch: Epoch("d1")!, head: 0, from: 1, peer: .test("bob"),
            people: .members([.test("bob"), .test("dana")]), kept: "a day")
    }
}
