import ChatProtocol
import Testing

@testable import ChatClient

/// What plain mode prints, and that it prints everything once.
@Suite struct PrintingTests {
    @Test func `joining prints what was said before, and then the greeting`() {
        var client = LineClient()
        let effects = client.welcome()
        guard case .transmit(let request)? = effects.last(where: { if case .transmit = $0 { true } else { false } }),
            case .join(let join) = request.command
        else { return #expect(Bool(false), "no join") }
        #expect(join.last == 20)
        client.server(.joined(.test("lobby", epoch: "e1", head: 2, from: 1)))
        client.hear("hello", seq: 1)
        client.hear("안녕하세요!", from: "준", seq: 2)
        client.server(.live(.lobby, seq: 2))
        #expect(
            client.output() == [
                "22:13 #lobby bob: hello", "22:13 #lobby 준: 안녕하세요!",
                "roost: You are dana in #lobby with 2 others. /help lists the commands.",
            ])
    }

    static let items: [(RoomEvent.Body, String)] = [
        (.message(text: "pushed", kind: .text), "22:13 #lobby bob: pushed"),
        (.message(text: "waves", kind: .action), "22:13 #lobby * bob waves"),
        (.message(text: "built", kind: .notice), "22:13 #lobby -bob-: built"),
        (
            .message(text: "one\n22:13 #lobby carol: forged\n\nfour", kind: .text),
            "22:13 #lobby bob: one\n      22:13 #lobby carol: forged\n      \n      four"
        ),
        (
            .message(text: "a\u{1B}[2Jb\u{202E}c\u{85}d\u{2028}e\tf", kind: .text),
            "22:13 #lobby bob: a\u{FFFD}[2Jbc\u{FFFD}d e    f"
        ),
        (.message(text: "좋아요 👍", kind: .text), "22:13 #lobby bob: 좋아요 👍"),
        (.topic("점심 12:30"), "22:13 #lobby -- bob set the topic: 점심 12:30"),
        (.topic(""), "22:13 #lobby -- bob removed the topic"),
        (.moderation(Moderation(.mute, target: .test("carol"))), "22:13 #lobby -- carol was muted by bob"),
        (.tombstone, "22:13 #lobby -- a message of bob was taken back"),
    ]

    @Test(arguments: items)
    func `each event is one line, and nobody can write another's`(body: RoomEvent.Body, line: String) {
        var client = LineClient.inLobby()
        client.server(
            .event(
                RoomEvent(
                    room: .lobby, seq: 1, time: Timestamp(milliseconds: 1_700_000_000_000), author: .test("bob"),
                    cid: nil,
                    body: body)))
        #expect(client.output() == [line])
        #expect(client.output() == [])
    }

    @Test func `links are a line each, and so is the one that is asked for`() {
        var client = LineClient.inLobby()
        client.hear("see https://a.b/1 and (https://a.b/한글)를", seq: 1)
        _ = client.output()
        client.type("/url")
        #expect(client.output() == ["roost: 1 bob: https://a.b/한글", "roost: 2 bob: https://a.b/1"])
        #expect(client.type("/url 2") == [])
        #expect(client.output() == ["roost: https://a.b/1"])
        #expect(client.type("/open 1") == [.process(.open(["xdg-open", "https://a.b/한글"]))])
        #expect(client.output() == ["roost: https://a.b/한글", "roost: Asked xdg-open to open it."])
    }

    @Test func `an event that comes twice is printed once`() {
        var client = LineClient.inLobby()
        client.hear("once", seq: 1)
        client.hear("once", seq: 1)
        #expect(client.output() == ["22:13 #lobby bob: once"])
    }

    @Test func `a message of ours is printed when it is in the log, after what came before it there`() {
        var client = LineClient.inLobby()
        let sent = client.type("hi")
        #expect(sent.texts == ["#lobby hi"])
        #expect(client.output() == [])
        client.hear("first", seq: 1)
        client.acknowledge(sent, seq: 2)
        #expect(client.output() == ["22:13 #lobby bob: first", "22:13 #lobby dana: hi"])
        client.wait(.seconds(20))
        #expect(client.output() == [])
    }

    @Test func `comings and goings are one line once somebody speaks`() {
        var client = LineClient.inLobby()
        for nick in ["erin", "frank"] { client.server(.ephemeral(.init(room: .lobby, body: .join(.test(nick))))) }
        client.server(.ephemeral(.init(room: .lobby, body: .leave(.test("frank"), reason: nil))))
        #expect(client.output() == [])
        client.hear("hi", seq: 1)
        #expect(client.output() == ["22:13 #lobby -- erin joined", "22:13 #lobby bob: hi"])
    }

    @Test func `where nobody speaks a quiet moment ends the line, and what happens next is another`() {
        var client = LineClient.inLobby()
        client.server(.ephemeral(.init(room: .lobby, body: .join(.test("erin")))))
        client.wait(.seconds(4))
        client.server(.ephemeral(.init(room: .lobby, body: .join(.test("frank")))))
        client.wait(.seconds(4))
        #expect(client.output() == [])
        client.wait(.seconds(1))
        #expect(client.output() == ["22:13 #lobby -- erin and frank joined"])
        client.server(.ephemeral(.init(room: .lobby, body: .leave(.test("erin"), reason: nil))))
        client.wait(.seconds(5))
        #expect(client.output() == ["22:13 #lobby -- erin left"])
        client.network(.pong(roundTrip: .milliseconds(2)))
        client.wait(.seconds(20))
        #expect(client.output() == [])
    }

    @Test func `who comes and goes at once leaves no line`() {
        var client = LineClient.inLobby()
        client.server(.ephemeral(.init(room: .lobby, body: .join(.test("erin")))))
        client.server(.ephemeral(.init(room: .lobby, body: .leave(.test("erin"), reason: nil))))
        client.wait(.seconds(20))
        #expect(client.output() == [])
    }

    @Test func `a loss is told once for all rooms, the return with what was missed`() {
        var client = LineClient(rooms: [.lobby, try! RoomName("dev")])
        client.welcome()
        client.joinLive("lobby")
        client.joinLive("dev")
        _ = client.output()
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.output() == ["roost: Connection lost at 22:13:20: server closed. Trying again by itself."])
        client.wait(.seconds(3))
        client.welcome(resumed: true)
        for room in ["lobby", "dev"] {
            let head: Int64 = room == "dev" ? 1 : 0
            client.server(.joined(.test(room, epoch: "e1", head: head, from: 1, recovered: true)))
            if room == "dev" { client.hear("meanwhile", in: room, seq: 1) }
            client.server(.live(try! RoomName(room), seq: head))
        }
        #expect(
            client.output() == [
                "roost: #lobby: offline 22:13:20–22:13:23 (3 s), nothing missed",
                "22:13 #dev bob: meanwhile",
                "roost: #dev: offline 22:13:20–22:13:23 (3 s), 1 message fetched",
            ])
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.output() == ["roost: Connection lost at 22:13:23: server closed. Trying again by itself."])
    }

    @Test func `what was on its way at a loss is not confirmed, and printed if it turns out to be in the log`() {
        var client = LineClient.inLobby()
        let sent = client.type("did this arrive")
        client.network(.closed(code: 1006, sentence: ""))
        #expect(
            Set(client.output()) == [
                "roost: Connection lost at 22:13:20: server closed. Trying again by itself.",
                "roost: Not confirmed in #lobby: did this arrive",
            ])
        client.wait(.seconds(3))
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 1, from: 1, recovered: true)))
        client.acknowledge(sent, seq: 1)
        client.server(.live(.lobby, seq: 1))
        #expect(
            client.output() == [
                "22:13 #lobby dana: did this arrive",
                "roost: #lobby: offline 22:13:20–22:13:23 (3 s), 1 message fetched",
            ])
    }

    @Test func `what certainly was not sent is said to a person, and the same text goes out under its id`() {
        var client = LineClient.inLobby()
        let lost = client.type("hello?")
        client.network(.closed(code: 1006, sentence: ""))
        client.wait(.seconds(3))
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1, recovered: true)))
        _ = client.output()
        client.server(.live(.lobby, seq: 0))
        #expect(
            client.output() == [
                "roost: Not sent in #lobby: hello?",
                "roost: #lobby: offline 22:13:20–22:13:23 (3 s), nothing missed",
            ])
        let again = client.type("hello?")
        #expect(again.sends.map(\.cid) == lost.sends.map(\.cid))
    }

    @Test func `missing events are said, and printed once when they have come`() {
        var client = LineClient.inLobby()
        client.hear("one", seq: 1)
        client.hear("five", seq: 5)
        #expect(
            client.output() == [
                "22:13 #lobby bob: one", "roost: #lobby: 3 messages missing here, /history loads them",
                "22:13 #lobby bob: five",
            ])
        let asked = client.type("/history")
        guard case .transmit(let request)? = asked.first else { return #expect(Bool(false), "\(asked)") }
        let page = (2...4).map { RoomEvent.test("line \($0)", seq: Int64($0)) }
        client.server(.page(Page(re: request.id, events: page, more: true, head: 5)))
        #expect(
            client.output() == [
                "roost: Earlier in #lobby:", "22:13 #lobby bob: line 2", "22:13 #lobby bob: line 3",
                "22:13 #lobby bob: line 4", "roost: That was earlier in #lobby.",
            ])
        client.hear("six", seq: 6)
        #expect(client.output() == ["22:13 #lobby bob: six"])
    }

    @Test func `what is no longer kept is said once more when it was asked for`() {
        var client = LineClient.inLobby()
        client.hear("one", seq: 1)
        client.hear("five", seq: 5)
        let asked = client.type("/history")
        _ = client.output()
        guard case .transmit(let request)? = asked.first else { return #expect(Bool(false), "\(asked)") }
        client.server(.page(Page(re: request.id, events: [], more: false, head: 5)))
        #expect(client.output() == ["roost: #lobby: 3 messages missing here, no longer on the server"])
    }

    @Test func `a page of older messages stands between two sentences`() {
        var client = LineClient()
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 3, from: 3)))
        client.hear("three", seq: 3)
        client.server(.live(.lobby, seq: 3))
        _ = client.output()
        let asked = client.type("/history")
        guard case .transmit(let request)? = asked.last else { return #expect(Bool(false), "\(asked)") }
        client.server(
            .page(Page(re: request.id, events: [.test("one", seq: 1), .test("two", seq: 2)], more: false, head: 3)))
        #expect(
            client.output() == [
                "roost: Earlier in #lobby:", "22:13 #lobby bob: one", "22:13 #lobby bob: two",
                "roost: That was earlier in #lobby.",
            ])
    }

    @Test func `another day has its date`() {
        var client = LineClient.inLobby()
        let yesterday = Timestamp(milliseconds: 1_700_000_000_000 - 86_400_000)
        func event(_ seq: Int64, _ time: Timestamp) -> ServerMessage {
            .event(
                RoomEvent(
                    room: .lobby, seq: seq, time: time, author: .test("bob"), cid: nil,
                    body: .message(text: "x", kind: .text)))
        }
        client.server(event(1, yesterday))
        client.server(event(2, yesterday))
        client.server(event(3, Timestamp(milliseconds: 1_700_000_000_000)))
        #expect(
            client.output() == [
                "roost: Monday 13 November 2023", "22:13 #lobby bob: x", "22:13 #lobby bob: x",
                "roost: Tuesday 14 November 2023", "22:13 #lobby bob: x",
            ])
    }

    @Test func `everything printed is seen: no room counts as unread, and the server is told of each`() {
        var client = LineClient(rooms: [.lobby, try! RoomName("dev")])
        client.welcome()
        client.joinLive("lobby")
        client.joinLive("dev")
        client.hear("dana: look", in: "dev", seq: 1)
        #expect(client.model.rooms.map(\.unread) == [0, 0])
        client.wait(.seconds(6))
        client.send(.tick)
        #expect(client.client.told == [.read(try! RoomName("dev"), seq: 1)])
    }

    @Test func `a server without a subprotocol is a chat of lines`() {
        var client = LineClient()
        client.network(.opened(subprotocol: nil))
        client.network(.plainText("서버 응답: 안녕\n22:13 #lobby bob: x"))
        #expect(client.type("안녕하세요!") == [.transmitText("안녕하세요!")])
        client.network(.written)
        #expect(
            client.output().dropFirst() == [
                "22:13 chat.example:8080: 서버 응답: 안녕\n      22:13 #lobby bob: x", "22:13 you: 안녕하세요!",
            ])
    }
}
