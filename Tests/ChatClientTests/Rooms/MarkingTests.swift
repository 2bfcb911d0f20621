import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct MarkingTests {
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.joinLive("dev", epoch: "d", head: 0)
        return client
    }()

    private func isShown(_ text: String) -> Bool {
        let room = client.room()
        return room.timeline.items.contains { item in
            item.content.picture.contains(text) && !client.model.isHidden(item, in: room)
        }
    }

    @Test mutating func `who is ignored is not shown, not counted, and not heard under another name`() throws {
        client.press(.control("n"))
        client.hear("before", from: "bob", seq: 1)
        client.enter("/ignore bob")
        client.hear("dana, look", from: "bob", seq: 2)
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .nick(.test("bob"), try Nickname("robert")))))
        client.server(
            .event(
                RoomEvent(
                    room: .lobby, seq: 3, time: Timestamp(milliseconds: 5),
                    author: Author(uid: Author.test("bob").uid, nick: try Nickname("robert")), cid: nil,
                    body: .message(text: "again", kind: .text))))
        client.hear("hello", from: "carol", seq: 4)
        #expect(!isShown("before") && !isShown("look") && !isShown("again"))
        #expect(isShown("hello"))
        #expect(client.room().unread == 2)
        #expect(client.room().mentions == 0)
        client.enter("/ignore")
        #expect(client.model.notice?.text == "You ignore bob. /unignore NAME shows them again.")
        client.enter("/unignore bob")
        #expect(isShown("before") && isShown("again"))
    }

    @Test mutating func `ignoring has its sentences, and the line stays`() {
        client.enter("/ignore dana")
        #expect(client.model.notice?.text == "That is you. What you say is always shown.")
        #expect(client.line == "/ignore dana|")
        client.press(.control("c"))
        client.enter("/unignore")
        #expect(client.model.notice?.text == "/unignore needs a name. Example: /unignore bob")
        client.press(.control("c"))
        client.enter("/unignore zoe")
        #expect(client.model.notice?.text == "You do not ignore zoe. /ignore lists whom you do.")
    }

    @Test mutating func `a muted room counts nothing but mentions`() {
        client.enter("/mute #dev")
        client.hear("noise", in: "dev", seq: 1)
        #expect(client.room("dev").unread == 0)
        #expect(client.room("dev").marks(isShown: false).text == "-")
        client.hear("dana?", in: "dev", seq: 2)
        #expect(client.room("dev").unread == 1)
        #expect(client.room("dev").marks(isShown: false).text == "!1+1")
        client.enter("/unmute #dev")
        client.hear("more", in: "dev", seq: 3)
        #expect(client.room("dev").unread == 2)
    }

    @Test mutating func `a room is muted without a server, a conversation never`() {
        client.server(
            .joined(
                Joined(
                    room: try! RoomName("@u-bob-u-dana"), epoch: Epoch("d1")!, head: 0, from: 1, peer: .test("bob"),
                    people: .members([]), kept: "")))
        client.network(.closed(code: 1006, sentence: ""))
        client.enter("/mute #dev")
        #expect(client.room("dev").isMuted)
        client.enter("/mute @bob")
        #expect(client.model.notice?.text.hasPrefix("A conversation of two can't be muted.") == true)
    }

    @Test mutating func `who is known only from history is ignored as well`() {
        client = TestClient()
        client.launch()
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 103, from: 101, people: ["dana"])))
        client.hear("line 101", from: "carol", seq: 101)
        client.server(.live(.lobby, seq: 103))
        client.enter("/history")
        client.server(.page(Page(re: "r3", events: [.test("old", from: "zoe", seq: 100)], more: false, head: 103)))
        #expect(isShown("old"))
        client.enter("/ignore zoe")
        #expect(!isShown("old"))
    }

    @Test mutating func `muting without a room means the shown one, with a name the operator's`() throws {
        client.enter("/mute")
        #expect(client.room().isMuted)
        let commands = client.enter("/mute bob").compactMap { effect -> Command? in
            if case .transmit(let request) = effect { request.command } else { nil }
        }
        #expect(commands == [.moderate(ModerationRequest(.mute, try Nickname("bob"), in: .lobby))])
    }

    @Test mutating func `lines are unread again until the room is visited again`() {
        for seq in 1...5 { client.hear("line \(seq)", seq: Int64(seq)) }
        client.enter("/unread 2")
        client.advance(by: .seconds(5))
        #expect(client.room().unread == 2)
        #expect(client.room().readLine?.count == 2)
        client.press(.control("n"))
        #expect(client.room().unread == 2)
        client.press(.control("n"))
        #expect(client.room().unread == 0)
    }

    @Test mutating func `unread without a number marks the room read`() {
        client.press(.control("n"))
        client.hear("one", seq: 1)
        client.press(.control("n"))
        #expect(client.room().readLine != nil)
        client.enter("/mark")
        #expect(client.room().readLine == nil)
        client.enter("/unread x")
        #expect(client.line == "/unread x|")
    }

    @Test mutating func `Alt-= hides joins and shows them again`() {
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .join(.test("zoe")))))
        #expect(isShown("zoe"))
        client.press(.alt("="))
        #expect(!isShown("zoe"))
        client.press(.alt("="))
        #expect(isShown("zoe"))
    }
}
