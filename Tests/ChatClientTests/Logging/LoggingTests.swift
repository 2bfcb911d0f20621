import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// What is logged, where, and that it is only what was asked for.
@Suite struct LoggingTests {
    private var client: TestClient = {
        var client = TestClient(nick: "dana")
        var launch = Launch(address: "chat.example:8080")
        launch.logs = "/state/logs"
        client.send(.launch(launch))
        client.welcome(nick: "dana")
        client.joinLive("lobby", epoch: "e1", head: 0)
        return client
    }()

    private var lines: [String] { client.logged.compactMap(\.line) }

    @Test mutating func `a room is logged from when that is asked for, and the answer says where`() {
        client.hear("before", seq: 1)
        client.enter("/log")
        #expect(client.model.notice?.text == "#lobby is not logged. /log on logs it from now on.")
        client.enter("/log on")
        #expect(
            client.model.notice?.text
                == "#lobby is logged from now on, a file a day, in /state/logs/chat.example:8080/lobby.")
        client.hear("pushed", seq: 2)
        #expect(client.logged == [], "not for each line a file is opened")
        client.advance(by: .seconds(1))
        #expect(lines == ["2023-11-14T22:13:20.002Z bob: pushed\n"])
        #expect(client.logged.first?.fileName == "2023-11-14.log")
        #expect(client.logged.first?.place.path == "chat.example:8080/lobby")
        #expect(client.logged.first?.position == Position(epoch: Epoch("e1")!, seq: 2))
        client.enter("/log")
        #expect(
            client.model.notice?.text == "#lobby is logged in /state/logs/chat.example:8080/lobby. /log off ends that.")
        client.enter("/log off")
        #expect(
            client.model.notice?.text
                == "#lobby is no longer logged. What was logged stays in /state/logs/chat.example:8080/lobby.")
        client.hear("after", seq: 3)
        client.advance(by: .seconds(2))
        #expect(lines.count == 1)
        #expect(client.model.nextDeadline.map { $0 > client.now.monotonic } ?? true)
    }

    @Test mutating func `where all rooms are logged, one can be left out`() {
        try? client.model.settings.set("log", to: "on")
        client.joinLive("dev", epoch: "d", head: 0)
        client.enter("/log off")
        client.hear("here", seq: 1)
        client.hear("there", in: "dev", seq: 1)
        client.advance(by: .seconds(1))
        #expect(lines == ["2023-11-14T22:13:20.001Z bob: there\n"])
    }

    @Test mutating func `our own lines are logged once, when they are in the room's log`() throws {
        client.enter("/log on")
        let cid = try #require(client.enter("mine").sends.first?.cid)
        client.advance(by: .seconds(1))
        #expect(lines == [])
        client.hear("mine", from: "dana", seq: 1, cid: cid)
        client.hear("mine", from: "dana", seq: 1, cid: cid)
        client.advance(by: .seconds(1))
        #expect(lines == ["2023-11-14T22:13:20.001Z dana: mine\n"])
    }

    @Test mutating func `what waits is written before the program ends`() {
        client.enter("/log on")
        client.hear("last words", seq: 1)
        client.send(.terminate)
        #expect(lines == ["2023-11-14T22:13:20.001Z bob: last words\n"])
    }

    @Test mutating func `the choice for a room outlives the program`() throws {
        client.enter("/log on")
        client.advance(by: .seconds(1))
        let kept = try #require(client.kept[.places])
        #expect(kept.contains("log\tchat.example:8080\t#lobby\t1700000000000\ton\n"))
        let state = try #require(ClientState(reading: kept))
        #expect(state.logged.values.map(\.isOn) == [true])
        var other = ClientState()
        other.setLogged(false, in: .init(server: ServerKey("chat.example"), room: "#lobby"), time: 1_800_000_000_000)
        other.merge(state)
        #expect(other.logged.values.map(\.isOn) == [false])
    }

    @Test mutating func `without a folder, and with another word, a sentence says what to do`() {
        client.enter("/log maybe")
        #expect(client.model.notice?.text == "/log takes on or off. Example: /log on")
        #expect(client.line == "/log maybe|")
        client.model.composer.replaceText("")
        client.model.session.log.folder = nil
        client.enter("/log on")
        #expect(client.model.notice?.text == "There is no folder for logs: neither XDG_STATE_HOME nor HOME is set.")
    }

    @Test func `the lines of a plain server are logged as they come`() {
        var client = TestClient()
        var launch = Launch(address: "plain.example:7000")
        launch.logs = "/state/logs"
        client.send(.launch(launch))
        client.network(.opened(subprotocol: nil))
        client.enter("/log on")
        client.network(.plainText("hello\r\nworld\u{1B}[2J"))
        client.enter("mine")
        client.network(.written)
        client.advance(by: .seconds(1))
        #expect(
            client.logged.compactMap(\.line) == [
                "2023-11-14T22:13:20.000Z hello\n    world[2J\n", "2023-11-14T22:13:20.000Z you: mine\n",
            ])
        #expect(client.logged.first?.place.path == "plain.example:7000/lines")
    }
}

@Suite struct LogTextTests {
    private func words(_ body: RoomEvent.Body) -> String? {
        LogText.words(
            for: RoomEvent(
                room: .lobby, seq: 1, time: Timestamp(milliseconds: 0), author: .test("미나"), cid: nil, body: body))
    }

    @Test func `nobody can write a line that looks like another's, and no control character gets in`() {
        #expect(
            words(.message(text: "one\n2026-11-23T10:02:17.482Z bob: forged\r\ntab\there\u{1B}]0;x\u{7}", kind: .text))
                == "미나: one\n    2026-11-23T10:02:17.482Z bob: forged\n    tab here]0;x")
        #expect(words(.message(text: "a\u{2028}b", kind: .action)) == "* 미나 a\n    b")
    }

    @Test func `what happens in a room has its words`() {
        #expect(words(.topic("배포")) == "-- 미나 set the topic: 배포")
        #expect(words(.topic("")) == "-- 미나 removed the topic")
        #expect(words(.redaction(of: 3)) == "-- 미나 took a message back")
        #expect(words(.tombstone) == "-- a message of 미나 was taken back")
        #expect(words(.unknown(kind: "later")) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1:8080"),
        ("wss://chat.example:443/a/../b", "wss:%2F%2Fchat.example:443%2Fa%2F..%2Fb"),
        ("..", "%2E."), (".hidden", "%2Ehidden"), ("-rf", "%2Drf"), ("", "%"), ("잡담", "잡담"), ("@미나", "@미나"),
        ("a b\u{0}c\n%", "a%20b%00c%0A%25"), ("[::1]:8080", "[::1]:8080"), ("가\u{0301}", "가\u{0301}"),
    ])
    func `a name of a file is no path and hides nothing`(_ text: String, _ name: String) {
        #expect(SafeFileName.of(text) == name)
    }

    @Test func `long names are cut and stay apart`() {
        let long = String(repeating: "한", count: 100)
        #expect(SafeFileName.of(long + "a").utf8.count <= 200)
        #expect(SafeFileName.of(long + "a") != SafeFileName.of(long + "b"))
    }
}
