import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// The whole way of a lost connection as a script: event on the left, every effect asserted.
@Suite struct ReconnectTests {
    private var client = TestClient.inLobby()

    private func hello(_ id: String, nick: String = "dana", resume: Bool) -> Effect {
        let session = Hello.Resume(session: SessionID("s1")!, token: SessionToken("t1")!)
        let hello = Hello(
            clientName: "roost", clientVersion: "0.1.0", nick: try! Nickname(nick), resume: resume ? session : nil)
        return .transmit(Request(id: id, command: .hello(hello)))
    }

    private func join(_ id: String, at position: Position?, last: Int? = nil) -> Effect {
        .transmit(Request(id: id, command: .join(Join(room: .lobby, position: position, last: last))))
    }

    @Test func `from the start to the first line`() {
        var client = TestClient()
        #expect(client.launch() == [.connect(address: "chat.example:8080", number: 1)])
        #expect(client.network(.opened(subprotocol: "roost.v1.json")) == [hello("r1", resume: false)])
        let welcome = Welcome(
            session: SessionID("s1")!, token: SessionToken("t1")!, uid: UserID("u-dana")!, nick: try! Nickname("dana"),
            serverName: "roostd", serverVersion: "0.1.0")
        #expect(
            client.server(.welcome(welcome)) == [
                .ping, join("r2", at: nil, last: 100), .terminal(.setTitle("#lobby roost")),
            ])
        #expect(client.server(.joined(.test("lobby", epoch: "e1", head: 1, from: 1))) == [])
        #expect(client.hear("earlier", seq: 1) == [])
        #expect(client.server(.live(.lobby, seq: 1)) == [])
        #expect(
            client.items() == [
                "bob: earlier",
                "(You are dana in #lobby with 2 others. F1 shows the keys, /help the commands.)",
            ])
        #expect(client.room().unread == 0)
        #expect(client.room().membership == .live)
    }

    @Test func `an empty room says how others come`() {
        var client = TestClient()
        client.launch()
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1, people: ["dana"])))
        client.server(.live(.lobby, seq: 0))
        #expect(
            client.items() == [
                "(You are dana in #lobby. F1 shows the keys, /help the commands. "
                    + "Nobody else is here yet. Others join with: roost chat.example:8080)"
            ])
    }

    @Test mutating func `a drop is one line in every room, and coming back replaces it`() throws {
        client.joinLive("dev", epoch: "d1", head: 0)
        client.hear("before", seq: 1)
        client.type("typed")
        #expect(client.network(.closed(code: 1006, sentence: "")) == [])
        #expect(client.items().last == "outage: server closed")
        #expect(client.items("dev").last == "outage: server closed")
        #expect(client.room().people.isStale)
        #expect(client.room().membership == .dropped)

        let retry = client.run(for: .seconds(1)).map(\.effect)
        #expect(retry == [.connect(address: "chat.example:8080", number: 2)])
        client.advance(by: .seconds(25))
        client.network(.failed(sentence: "No server answers.", canRetry: true))
        client.press(.alt("r"))
        #expect(client.network(.opened(subprotocol: "roost.v1.json")) == [hello("r3", resume: true)])
        let epoch = Epoch("e1")!
        let effects = client.server(.welcome(.resumed(rooms: ["lobby", "dev"])))
        #expect(
            effects == [
                .ping, join("r4", at: Position(epoch: epoch, seq: 1)),
                .transmit(
                    Request(
                        id: "r5",
                        command: .join(Join(room: try RoomName("dev"), position: Position(epoch: Epoch("d1")!, seq: 0)))
                    )),
            ])
        client.server(.joined(.test("lobby", epoch: "e1", head: 3, from: 2, recovered: true)))
        client.hear("missed one", seq: 2)
        client.hear("missed two", seq: 3)
        client.server(.live(.lobby, seq: 3))
        #expect(
            client.items().suffix(4) == [
                "bob: before", "outage: server closed 26 s fetched(2)", "bob: missed one",
                "bob: missed two",
            ])
        #expect(!client.room().people.isStale)
        #expect(client.line == "typed|")
    }

    @Test mutating func `events come once, and a hole is visible`() {
        client.hear("one", seq: 1)
        client.hear("one", seq: 1)
        client.hear("five", seq: 5)
        client.hear("four", seq: 4)
        #expect(client.items().dropFirst() == ["bob: one", "gap 3", "bob: five"])
    }

    @Test mutating func `an unconfirmed text that the log has turns normal in its place`() throws {
        let cid = try #require(client.enter("done").sends.first).cid
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.items().suffix(2) == ["dana: done [not confirmed]", "outage: server closed"])
        client.comeBack(resumed: true, recovered: true, head: 2)
        client.hear("done", from: "dana", seq: 1, cid: cid)
        client.hear("more", seq: 2)
        client.server(.live(.lobby, seq: 2))
        #expect(
            client.items().suffix(3) == [
                "dana: done", "outage: server closed 0 s fetched(2)", "bob: more",
            ])
    }

    @Test mutating func `one that a whole replay does not have was not sent, and goes again under its id`() throws {
        let cid = try #require(client.enter("done").sends.first).cid
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: true, recovered: true, head: 0)
        #expect(client.items().dropFirst().first == "dana: done [not confirmed]")
        client.server(.live(.lobby, seq: 0))
        #expect(client.items().dropFirst().first == "dana: done [not sent]")
        client.press(.up)
        #expect(client.line == "done|")
        #expect(client.press(.enter).sends.map(\.cid) == [cid])
        #expect(client.items().filter { $0.contains("done") } == ["dana: done [sending]"])
    }

    @Test mutating func `an edited text gets a new id`() throws {
        let cid = try #require(client.enter("done").sends.first).cid
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: true, recovered: true, head: 0)
        client.server(.live(.lobby, seq: 0))
        client.press(.up)
        client.type(".")
        #expect(client.press(.enter).sends.map(\.cid) != [cid])
        #expect(client.items().filter { $0.contains("done") } == ["dana: done [not sent]", "dana: done. [sending]"])
    }

    @Test(arguments: [(false, true), (true, false)])
    mutating func `without a resumed session or a whole replay nothing is claimed`(_ resumed: Bool, _ recovered: Bool) {
        client.enter("done")
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: resumed, recovered: recovered, head: 0)
        client.server(.live(.lobby, seq: 0))
        #expect(client.items().contains("dana: done [not confirmed]"))
    }

    @Test mutating func `a retry that is in the log already is delivered`() throws {
        client.enter("done")
        client.network(.closed(code: 1006, sentence: ""))
        // Its event lies in the gap and never comes.
        client.comeBack(
            resumed: false, .test("lobby", epoch: "e1", head: 900, from: 901, recovered: false, gap: 1...900))
        client.server(.live(.lobby, seq: 900))
        let cid = try #require(client.enter("done").sends.first).cid
        client.server(.ok(Acknowledgement(re: cid.text, seq: 1, isDuplicate: true)))
        #expect(client.items().last == "dana: done")
    }

    @Test mutating func `what is no longer kept is shown with its size`() {
        client.hear("one", seq: 1)
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(
            resumed: true, .test("lobby", epoch: "e1", head: 900, from: 801, recovered: false, gap: 2...800))
        client.hear("newest", seq: 801)
        #expect(
            client.items().suffix(3) == [
                "outage: server closed 0 s missing(799)", "gap 799", "bob: newest",
            ])
    }

    @Test mutating func `after a restart earlier messages are only here`() {
        client.hear("old", seq: 9)
        client.network(.closed(code: 1012, sentence: "The server is restarting."))
        client.comeBack(resumed: false, .test("lobby", epoch: "e2", head: 1, from: 1, recovered: false))
        client.hear("new", seq: 1)
        client.server(.live(.lobby, seq: 1))
        #expect(
            client.items().suffix(3) == ["bob: old", "outage: server is restarting 0 s restarted", "bob: new"])
    }

    @Test mutating func `rooms left meanwhile stay left`() throws {
        client.joinLive("dev", epoch: "d1", head: 0)
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.enter("/part dev") == [])
        client.press(.alt("r"))
        client.network(.opened(subprotocol: "roost.v1.json"))
        let effects = client.server(.welcome(.resumed(rooms: ["lobby", "dev"])))
        let part = Effect.transmit(Request(id: "r4", command: .part(try RoomName("dev"))))
        #expect(effects == [.ping, part, join("r5", at: Position(epoch: Epoch("e1")!, seq: 0))])
    }

    @Test mutating func `a kick is final until the user returns`() {
        #expect(client.network(.closed(code: 4405, sentence: "Kicked by the server: flood.")) == [])
        #expect(client.model.notice?.text == "Kicked by the server: flood. /reconnect to return.")
        #expect(client.run(for: .seconds(60)).isEmpty)
        #expect(client.enter("/reconnect") == [.connect(address: "chat.example:8080", number: 2)])
    }

    @Test mutating func `/reconnect that finds nobody tries again by itself`() {
        #expect(client.enter("/reconnect") == [.disconnect(1), .connect(address: "chat.example:8080", number: 2)])
        client.network(
            .failed(sentence: "No server answers at chat.example:8080. Is it running there?", canRetry: true))
        #expect(client.model.notice?.text == "No server answers at chat.example:8080. Is it running there?")
        #expect(client.run(for: .seconds(1)).map(\.effect) == [.connect(address: "chat.example:8080", number: 3)])
    }

    @Test mutating func `a guest asks for the same name at a server that has forgotten the session`() {
        var guest = TestClient(nick: "")
        guest.launch()
        guest.welcome(nick: "guest-1234")
        guest.network(.closed(code: 1006, sentence: ""))
        guest.press(.alt("r"))
        guard case .transmit(let request)? = guest.network(.opened(subprotocol: "roost.v1.json")).first,
            case .hello(let hello) = request.command
        else { return #expect(Bool(false), "no hello") }
        #expect(hello.nick?.text == "guest-1234")
    }

    @Test mutating func `what an operator has ended is told once`() {
        let sentence = "An operator has ended your session."
        client.server(.closing(Closing(why: sentence, code: ChatCloseCode.kicked.rawValue)))
        client.network(.closed(code: ChatCloseCode.kicked.rawValue, sentence: sentence))
        #expect(client.model.notice?.text == "\(sentence) /reconnect to return.")
        #expect(!client.items().contains { $0.contains("The server says") })
    }

    @Test mutating func `the server announces its close`() {
        client.server(.closing(Closing(why: "closing in 10 s for an update.", code: 4000, retryAfter: .seconds(20))))
        #expect(client.model.notice?.text == "The server says: closing in 10 s for an update.")
        client.network(.closed(code: 4000, sentence: ""))
        #expect(client.run(for: .seconds(19)).isEmpty)
        #expect(client.run(for: .seconds(2)).map(\.effect) == [.connect(address: "chat.example:8080", number: 2)])
    }

    @Test mutating func `a later whole replay proves nothing about an earlier connection`() {
        client.enter("done")
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: false, recovered: true, head: 0)
        client.server(.live(.lobby, seq: 0))
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: true, recovered: true, head: 0)
        client.server(.live(.lobby, seq: 0))
        #expect(client.items().contains("dana: done [not confirmed]"))
    }

    @Test mutating func `a head below our place is another life of the log`() {
        client.hear("nine", seq: 9)
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: true, .test("lobby", epoch: "e1", head: 4, from: 4, recovered: false, gap: 1...3))
        client.hear("four", seq: 4)
        #expect(
            client.items().suffix(2) == ["outage: server closed 0 s restarted", "bob: four"])
    }

    @Test mutating func `a join that the server has no time for is asked again`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.alt("r"))
        client.welcome()
        client.network(.pong(roundTrip: .milliseconds(4)))
        client.server(.error(ErrorAnswer(re: "r4", code: .rateLimited, retryAfter: .seconds(3))))
        client.run(for: .seconds(1))
        #expect(client.model.nextDeadline == client.now.monotonic + .seconds(2))
        #expect(client.advance(by: .seconds(2)) == [join("r5", at: Position(epoch: Epoch("e1")!, seq: 0))])
        #expect(client.advance(by: .seconds(3)) == [])
    }

    @Test mutating func `a server too busy to greet is come back to`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.alt("r"))
        client.network(.opened(subprotocol: "roost.v1.json"))
        #expect(client.server(.error(ErrorAnswer(re: "r3", code: .unavailable))) == [])
        client.network(.closed(code: 1013, sentence: "Try again."))
        #expect(client.run(for: .seconds(2)).map(\.effect) == [.connect(address: "chat.example:8080", number: 3)])
    }

    @Test mutating func `the wanted name is asked for again after a guest's`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.alt("r"))
        client.welcome(nick: "guest-7")
        #expect(client.model.me?.nick.text == "guest-7")
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.alt("r"))
        #expect(client.network(.opened(subprotocol: "roost.v1.json")) == [hello("r5", resume: true)])
    }

    @Test mutating func `a drop during the replay goes on with the same line`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: true, recovered: true, head: 2)
        client.hear("one", seq: 1)
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.items().suffix(2) == ["outage: server closed", "bob: one"])
        client.comeBack(resumed: true, .test("lobby", epoch: "e1", head: 2, from: 2, recovered: true))
        client.hear("two", seq: 2)
        #expect(client.items().suffix(3) == ["outage: server closed 0 s fetched(1)", "bob: one", "bob: two"])
    }

    @Test mutating func `late words of an older connection mean nothing`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.alt("r"))
        #expect(client.send(.network(1, .message(.event(.test("late", seq: 1))))) == [])
        #expect(!client.items().contains("bob: late"))
    }

    /// Loses the connection and waits until the next attempt is under way.
    private mutating func loseAndRetry() {
        client.network(.closed(code: 1006, sentence: ""))
        _ = client.run(for: .seconds(1))
    }

    @Test mutating func `a room chosen before the welcome is entered after it`() throws {
        client.enter("/rooms")
        let dev = try RoomName("dev")
        client.server(.rooms(RoomList(re: "r3", rooms: [RoomList.Entry(room: dev, count: 1, topic: "")])))
        loseAndRetry()
        let early = client.press(.enter)
        #expect(!early.contains { if case .transmit = $0 { true } else { false } })
        #expect(client.model.shownRoom?.title == "#dev")
        let joins = client.welcome(resumed: true).compactMap { effect -> RoomName? in
            if case .transmit(let request) = effect, case .join(let join) = request.command { join.room } else { nil }
        }
        #expect(joins == [.lobby, dev])
    }

    @Test mutating func `a room that refuses our return can be asked again by hand`() {
        loseAndRetry()
        let request = client.welcome().compactMap { effect -> String? in
            if case .transmit(let request) = effect, case .join = request.command { request.id } else { nil }
        }
        client.server(.error(ErrorAnswer(re: request.first, code: .banned)))
        let effects = client.enter("/join lobby")
        #expect(effects.contains { if case .transmit = $0 { true } else { false } })
    }

    @Test mutating func `a replay that begins too early gives no line twice`() {
        client.hear("one", seq: 1)
        client.hear("two", seq: 2)
        loseAndRetry()
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 3, from: 2, recovered: true)))
        client.hear("two", seq: 2)
        client.hear("three", seq: 3)
        #expect(client.items().filter { $0 == "bob: two" }.count == 1)
        #expect(client.items().last == "bob: three")
    }

    @Test mutating func `a replay that begins too late shows the hole, also when nobody told of it`() {
        client.hear("one", seq: 1)
        loseAndRetry()
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 5, from: 5, recovered: true)))
        client.hear("five", seq: 5)
        #expect(client.items().suffix(2) == ["gap 3", "bob: five"])
    }

    @Test mutating func `a server that never welcomes us leaves nothing behind`() {
        for _ in 1...20 {
            loseAndRetry()
            client.network(.opened(subprotocol: "roost.v1.json"))
            _ = client.run(for: .seconds(40))
        }
        #expect(client.model.session.pending.count <= 1)
    }

    @Test(arguments: [2, 4] as [Int64])
    mutating func `a hole in what is replayed proves nothing of a message that is not confirmed`(from: Int64) {
        client.hear("one", seq: 1)
        client.enter("mine")
        loseAndRetry()
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 5, from: from, recovered: true)))
        client.hear("five", seq: 5)
        client.server(.live(.lobby, seq: 5))
        #expect(client.items().contains("dana: mine [not confirmed]"))
    }
}

extension TestClient {
    /// Reconnects at once and joins #lobby; `live` is left to the test.
    mutating func comeBack(resumed: Bool, _ joined: Joined) {
        press(.alt("r"))
        network(.opened(subprotocol: "roost.v1.json"))
        server(.welcome(resumed ? .resumed(rooms: ["lobby"]) : .resumed(rooms: [], false)))
        server(.joined(joined))
    }

    mutating func comeBack(resumed: Bool, recovered: Bool, head: Int64) {
        comeBack(resumed: resumed, .test("lobby", epoch: "e1", head: head, from: 1, recovered: recovered))
    }
}

extension Welcome {
    static func resumed(rooms: [String], _ resumed: Bool = true) -> Welcome {
        Welcome(
            session: SessionID("s1")!, token: SessionToken("t1")!, uid: UserID("u-dana")!, nick: try! Nickname("dana"),
            resumed: resumed, rooms: rooms.map { try! RoomName($0) }, serverName: "roostd", serverVersion: "0.1.0")
    }
}
