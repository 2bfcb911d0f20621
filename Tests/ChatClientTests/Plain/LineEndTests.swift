import ChatProtocol
import Testing

@testable import ChatClient

/// When plain mode and the script commands end, and with what status.
@Suite struct LineEndTests {
    // MARK: Plain mode

    @Test func `the end of the input waits for the acknowledgements`() {
        var client = LineClient.inLobby(.chat(.program))
        let first = client.type("one", "two")
        client.send(.endOfLines)
        #expect(client.ending == nil)
        let second = client.acknowledged(first, seq: 1)
        #expect(client.ending == nil)
        let leaving = client.acknowledged(second, seq: 2)
        #expect(client.end == "0")
        #expect(leaving.contains(.leave(1)))
        #expect(client.output().suffix(1) == ["22:13 #lobby dana: two"])
    }

    @Test func `it waits for answers, too, and for the connection itself`() {
        var client = LineClient(.chat(.program))
        client.type("/rooms")
        client.send(.endOfLines)
        #expect(client.ending == nil)
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1)))
        let asked = client.server(.live(.lobby, seq: 0))
        guard case .transmit(let request)? = asked.first else { return #expect(Bool(false), "\(asked)") }
        #expect(client.ending == nil)
        client.server(.rooms(RoomList(re: request.id, rooms: [RoomList.Entry(room: .lobby, count: 1)])))
        #expect(client.end == "0")
        #expect(client.output().last == "roost: #lobby 1 person")
    }

    @Test func `a loss after the end of the input ends with 69`() {
        var client = LineClient.inLobby(.chat(.program))
        client.type("one", "two")
        client.send(.endOfLines)
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.end == "69 roost: The connection was lost. Not everything was sent.")
    }

    @Test func `so does one that leaves the last message unconfirmed`() {
        var client = LineClient.inLobby(.chat(.program))
        client.type("one")
        client.send(.endOfLines)
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.end == "69 roost: The connection was lost. Not everything was sent.")
        #expect(client.output().contains("roost: Not confirmed in #lobby: one"))
    }

    @Test func `after a return the end waits until it is known what became of the last message`() {
        var client = LineClient.inLobby(.chat(.program))
        let lost = client.type("one")
        client.network(.closed(code: 1006, sentence: ""))
        client.wait(.seconds(2))
        client.welcome(resumed: true)
        client.send(.endOfLines)
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1, recovered: true)))
        #expect(client.ending == nil)
        let again = client.server(.live(.lobby, seq: 0))
        #expect(again.sends.map(\.cid) == lost.sends.map(\.cid))
        #expect(client.ending == nil)
        client.acknowledge(again, seq: 1)
        #expect(client.end == "0")
        var unknown = LineClient.inLobby(.chat(.program))
        unknown.type("one")
        unknown.network(.closed(code: 1006, sentence: ""))
        unknown.wait(.seconds(2))
        unknown.welcome()
        unknown.send(.endOfLines)
        unknown.joinLive("lobby")
        #expect(unknown.end == "69")
    }

    @Test func `a server that does not answer is not waited for without end`() {
        var client = LineClient.inLobby(.chat(.program))
        client.type("/rooms")
        client.send(.endOfLines)
        for _ in 1...5 {
            client.wait(.seconds(10))
            client.network(.pong(roundTrip: .milliseconds(3)))
        }
        #expect(client.end == "69 roost: The server does not answer. Not everything was sent.")
    }

    @Test func `what a program's lines met with is the status`() {
        var refused = LineClient.inLobby(.chat(.program))
        refused.refuse(refused.type("hi"), .muted)
        refused.send(.endOfLines)
        #expect(refused.end == "76")
        var wrong = LineClient.inLobby(.chat(.program))
        wrong.type("/jion dev")
        wrong.send(.endOfLines)
        #expect(wrong.end == "64")
        var right = LineClient.inLobby(.chat(.program))
        right.type("/quit")
        #expect(right.end == "0")
    }

    @Test func `a person leaves with Ctrl-D, whatever was refused`() {
        var client = LineClient.inLobby()
        client.type("/jion dev")
        client.send(.endOfLines)
        #expect(client.end == "0")
        var offline = LineClient.inLobby()
        offline.network(.closed(code: 1006, sentence: ""))
        offline.send(.endOfLines)
        #expect(offline.end == "0")
    }

    @Test(arguments: [LineMode.Purpose.chat(.person), .send("x", mustBeNamed: false), .tail(asJSON: false), .rooms])
    func `no server is a sentence and 69`(purpose: LineMode.Purpose) {
        var client = LineClient(purpose)
        client.network(
            .failed(sentence: "No server answers at chat.example:8080. Is it running there?", canRetry: true))
        #expect(client.end == "69 roost: No server answers at chat.example:8080. Is it running there?")
    }

    @Test(arguments: [LineMode.Purpose.chat(.person), .send("x", mustBeNamed: false), .tail(asJSON: false), .rooms])
    func `no chat server, or one that does not want us, is 76`(purpose: LineMode.Purpose) {
        var client = LineClient(purpose)
        client.network(.failed(sentence: "That is not a chat server (HTTP 404).", canRetry: false))
        #expect(client.end == "76 roost: That is not a chat server (HTTP 404).")
        var closed = LineClient(purpose)
        closed.network(.opened(subprotocol: "roost.v1.json"))
        closed.server(.error(ErrorAnswer(re: "r1", code: .authRequired)))
        #expect(
            closed.end
                == "76 roost: This server needs a password. Write it into a file and name that with --password-file.")
    }

    @Test func `who is kicked is told; a person can come back, a program ends`() {
        let close = NetworkEvent.closed(code: 4405, sentence: "An operator has ended your session.")
        var person = LineClient.inLobby()
        person.network(close)
        #expect(person.ending == nil)
        #expect(person.output().last == "roost: An operator has ended your session. /reconnect to return.")
        #expect(person.type("/reconnect").contains(.connect(address: "chat.example:8080", number: 2)))
        for purpose in [LineMode.Purpose.chat(.program), .tail(asJSON: false)] {
            var program = LineClient.inLobby(purpose)
            program.network(close)
            #expect(program.end == "76 roost: An operator has ended your session.")
        }
    }

    // MARK: roost send

    /// A client that is about to send, welcomed under a name.
    private func sender(_ text: String, named: Bool = false, as nick: String = "dana") -> LineClient {
        var client = LineClient(.send(text, mustBeNamed: named))
        client.welcome(nick: nick)
        return client
    }

    private func enter(_ client: inout LineClient) -> [Effect] {
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1)))
    }

    @Test func `send ends when its message is in the log, and prints nothing but the message`() {
        var client = sender("/quit 안녕\n둘째 줄\n")
        let sent = enter(&client)
        #expect(sent.texts == ["#lobby /quit 안녕\n둘째 줄"])
        #expect(client.ending == nil)
        client.hear("what others say", seq: 1)
        client.acknowledge(sent, seq: 2)
        #expect(client.end == "0")
        #expect(client.output() == [])
    }

    @Test func `send waits when it is too fast, and says what is refused`() {
        var client = sender("hi")
        let sent = enter(&client)
        client.refuse(sent, .rateLimited, retryAfter: .seconds(3))
        #expect(client.ending == nil)
        let again = client.wait(.seconds(3))
        #expect(again.texts == ["#lobby hi"])
        client.acknowledge(again, seq: 1)
        #expect(client.end == "0")
        var muted = sender("hi")
        muted.refuse(enter(&muted), .muted)
        #expect(muted.end == "76 roost: Not sent. You are muted and can only read for now.")
        var long = sender(String(repeating: "x", count: 5_000))
        #expect(enter(&long).texts == [])
        #expect(long.end == "64 roost: Not sent. Too long by 904 characters; the limit is 4 096 bytes.")
    }

    @Test func `send says what is known after a loss`() {
        var client = sender("hi")
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.end == "69 roost: The connection was lost (server closed): nothing was sent.")
        var unknown = sender("hi")
        _ = enter(&unknown)
        unknown.network(.closed(code: 1006, sentence: ""))
        #expect(
            unknown.end
                == "69 roost: The connection was lost (server closed): whether the message arrived is not known.")
    }

    @Test func `send does not speak under a name that was not meant`() {
        let named = sender("hi", named: true, as: "guest-3")
        #expect(named.end == "76 roost: Not sent: the name dana is in use.")
        var client = LineClient(.send("hi", mustBeNamed: false))
        let effects = client.welcome(nick: "guest-3")
        #expect(
            effects.contains {
                guard case .transmit(let request) = $0 else { return false }
                return request.command == .nick(try! Nickname("dana-2"))
            })
    }

    @Test func `send and tail are told when they may not enter`() {
        for purpose in [LineMode.Purpose.send("x", mustBeNamed: false), .tail(asJSON: true)] {
            var client = LineClient(purpose)
            let effects = client.welcome()
            guard case .transmit(let request)? = effects.last else { return #expect(Bool(false), "\(effects)") }
            client.server(.error(ErrorAnswer(re: request.id, code: .banned)))
            #expect(client.end == "76 roost: You are banned here. Ask an operator to lift it.")
        }
    }

    @Test func `a plain server gets the line, and nothing is claimed`() {
        var client = LineClient(.send("안녕하세요!", mustBeNamed: false))
        #expect(client.network(.opened(subprotocol: nil)).contains(.transmitText("안녕하세요!")))
        #expect(client.ending == nil)
        client.network(.written)
        #expect(client.end == "0")
        var elsewhere = LineClient(.send("x", mustBeNamed: false), rooms: [try! RoomName("dev")])
        elsewhere.network(.opened(subprotocol: nil))
        #expect(elsewhere.end == "76 roost: This server only passes lines of text on. It has no rooms.")
    }

    // MARK: roost tail and roost rooms

    @Test func `tail as JSON prints the events as the protocol writes them, each once, and nothing else`() {
        var client = LineClient(.tail(asJSON: true), history: 10)
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 1, from: 1)))
        client.hear("a\u{1B}\n둘", from: "준", seq: 1)
        client.server(.live(.lobby, seq: 1))
        client.server(.ephemeral(.init(room: .lobby, body: .join(.test("erin")))))
        client.hear("a\u{1B}\n둘", from: "준", seq: 1)
        client.hear("four", seq: 4)
        client.wait(.seconds(6))
        #expect(
            client.output() == [
                ##"{"t":"ev","room":"#lobby","seq":1,"ts":"2023-11-14T22:13:20.001Z","k":"msg","uid":"u-","by":"준","text":"a\u001b\n둘","kind":"text"}"##,
                ##"{"t":"gap","room":"#lobby","epoch":"e1","from":2,"to":3}"##,
                ##"{"t":"ev","room":"#lobby","seq":4,"ts":"2023-11-14T22:13:20.004Z","k":"msg","uid":"u-bob","by":"bob","text":"four","kind":"text"}"##,
            ])
    }

    @Test func `tail comes back by itself and prints nothing twice`() {
        var client = LineClient.inLobby(.tail(asJSON: false))
        client.hear("one", seq: 1)
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.wait(.seconds(1)).contains(.connect(address: "chat.example:8080", number: 2)))
        client.welcome()
        let joined = client.server(.joined(.test("lobby", epoch: "e1", head: 2, from: 1)))
        #expect(joined == [])
        client.hear("one", seq: 1)
        client.hear("two", seq: 2)
        client.server(.live(.lobby, seq: 2))
        let lines = client.output().filter { !$0.hasPrefix("roost:") }
        #expect(lines == ["22:13 #lobby bob: one", "22:13 #lobby bob: two"])
        #expect(client.ending == nil)
    }

    @Test func `rooms prints a table over all pages and ends`() {
        var client = LineClient(.rooms, rooms: [])
        func ask(_ effects: [Effect]) -> String {
            for case .transmit(let request) in effects {
                if case .rooms = request.command { return request.id ?? "" }
            }
            return ""
        }
        let first = ask(client.welcome())
        let more = client.server(
            .rooms(RoomList(re: first, rooms: [RoomList.Entry(room: .lobby, count: 2, topic: "a\tb")], more: true)))
        #expect(client.ending == nil)
        client.server(
            .rooms(RoomList(re: ask(more), rooms: [RoomList.Entry(room: try! RoomName("점심"), count: 0)])))
        #expect(client.output() == ["#lobby\t2\ta    b", "#점심\t0\t"])
        #expect(client.end == "0")
    }

    @Test func `no rooms is an empty table`() {
        var client = LineClient(.rooms, rooms: [])
        let effects = client.welcome()
        for case .transmit(let request) in effects {
            if case .rooms = request.command { client.server(.rooms(RoomList(re: request.id, rooms: []))) }
        }
        #expect(client.output() == [])
        #expect(client.end == "0")
    }
}
