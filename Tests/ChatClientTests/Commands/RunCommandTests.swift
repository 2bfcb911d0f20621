import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// Every command of the table: what it asks for, what it says, and what stays in the input line.
@Suite struct RunCommandTests {
    private var client = TestClient.inLobby()

    private func request(_ id: Int, _ command: Command) -> Effect {
        .transmit(Request(id: "r\(id)", command: command))
    }

    private func room(_ name: String) -> RoomName { try! RoomName(name) }

    @Test mutating func `join enters and shows, the sigil may be left out`() {
        #expect(
            client.enter("/join dev #개발") == [
                request(3, .join(Join(room: room("dev"), last: 100))),
                request(4, .join(Join(room: room("개발"), last: 100))), .terminal(.setTitle("#개발 roost")),
            ])
        #expect(client.model.rooms.map(\.number) == [1, 2, 3])
        #expect(client.model.shownRoom?.title == "#개발")
        #expect(client.line == "|")
        #expect(client.enter("/j dev") == [.terminal(.setTitle("#dev roost"))])
        #expect(client.model.notice?.text == "You are in #dev already.")
    }

    @Test mutating func `a join that is refused takes the room away again`() {
        client.enter("/join secret")
        #expect(
            client.server(.error(ErrorAnswer(re: "r3", code: .banned))) == [.terminal(.setTitle("#lobby roost"))])
        #expect(client.model.rooms.map(\.key.title) == ["#lobby"])
        #expect(client.model.notice?.text == "You are banned here. Ask an operator to lift it.")
    }

    @Test mutating func `part leaves and shows the room before`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.alt("2"))
        #expect(client.enter("/part") == [request(3, .part(room("dev"))), .terminal(.setTitle("#lobby roost"))])
        #expect(client.model.rooms.map(\.key.title) == ["#lobby"])
        #expect(client.hear("late", in: "dev", seq: 1) == [])
        #expect(client.enter("/leave lobby") == [request(4, .part(.lobby)), .terminal(.setTitle("roost"))])
        #expect(client.model.shownRoom == nil)
        #expect(client.model.notice?.text == "You are in no room. /rooms lists them, /join lobby enters one.")
    }

    @Test mutating func `a room that is left and entered again has its number and its draft`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.joinLive("ops", epoch: "o", head: 0)
        client.press(.alt("2"))
        client.type("draft")
        client.press(.alt("1"))
        client.enter("/part dev")
        client.enter("/join dev")
        #expect(client.model.rooms.map(\.key.title) == ["#lobby", "#dev", "#ops"])
        #expect(client.line == "draft|")
    }

    @Test(arguments: [
        ("/room dev", "#dev"), ("/r DE", "#dev"), ("/go 2", "#dev"), ("/2", "#dev"), ("/win ps", "#ops"),
        ("/buffer #ops", "#ops"),
    ])
    mutating func `room shows a joined room by name, part of it or number`(_ line: String, _ shown: String) {
        client.joinLive("dev", epoch: "d", head: 0)
        client.joinLive("ops", epoch: "o", head: 0)
        client.enter(line)
        #expect(client.model.shownRoom?.title == shown)
    }

    @Test mutating func `room does not guess`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.joinLive("devops", epoch: "o", head: 0)
        client.enter("/room de")
        #expect(client.model.notice?.text == "Which one: #dev, #devops?")
        #expect(client.line == "/room de|")
        client.press(.control("u"))
        client.enter("/room nowhere")
        #expect(client.model.notice?.text == "You are in no room called nowhere. /join enters one.")
    }

    @Test mutating func `rooms lists all pages, and Enter joins`() {
        #expect(client.enter("/rooms") == [request(3, .rooms(after: nil))])
        let first = RoomList.Entry(room: room("dev"), count: 4, topic: "code")
        #expect(
            client.server(.rooms(RoomList(re: "r3", rooms: [first], more: true))) == [
                request(4, .rooms(after: room("dev")))
            ])
        client.server(.rooms(RoomList(re: "r4", rooms: [RoomList.Entry(room: room("ops"), count: 1)])))
        client.press(.down)
        client.press(.down)
        guard case .rooms(let overlay)? = client.model.overlay else { return #expect(Bool(false), "no list") }
        #expect(overlay.entries?.map(\.name) == ["#dev", "#ops"])
        #expect(overlay.selected == 1)
        #expect(
            client.press(.enter) == [
                request(5, .join(Join(room: room("ops"), last: 100))), .terminal(.setTitle("#ops roost")),
            ])
        #expect(client.model.overlay == nil)
    }

    @Test mutating func `an empty room list says how to make one`() {
        client.enter("/list")
        client.server(.rooms(RoomList(re: "r3", rooms: [])))
        #expect(client.model.overlay == nil)
        #expect(client.model.notice?.text == "No rooms yet. /join lobby makes the first one.")
    }

    @Test mutating func `names shows who is here, and asks where only a count is known`() {
        #expect(client.enter("/names") == [])
        #expect(client.model.overlay == .names(NamesOverlay(room: "#lobby", names: ["bob", "carol", "dana"])))
        client.press(.escape)
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .count(150))))
        #expect(client.enter("/who lobby") == [request(3, .who(.lobby, after: nil))])
        client.server(.who(WhoList(re: "r3", room: .lobby, members: [.test("zoe"), .test("bob")])))
        #expect(client.model.overlay == .names(NamesOverlay(room: "#lobby", names: ["bob", "zoe"])))
        client.type("x")
        #expect(client.model.overlay == nil)
        #expect(client.line == "x|")
    }

    @Test mutating func `nick changes the name, and a taken one changes nothing`() throws {
        let bob = try Nickname("bob")
        #expect(client.enter("/nick bob") == [request(3, .nick(bob))])
        client.server(.error(ErrorAnswer(re: "r3", code: .nickInUse)))
        #expect(client.model.notice?.text == "The name bob is in use. You are still dana.")
        client.enter("/nick")
        #expect(client.model.notice?.text == "You are dana. /nick NAME changes that.")
        #expect(client.enter("/nick a b") == [])
        #expect(client.model.notice?.text == "Nicknames are 1 to 32 letters, digits, - or _.")
        #expect(client.line == "/nick a b|")
    }

    @Test mutating func `a new name counts when the server tells it, also in a room that only counts`() throws {
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .count(150))))
        client.enter("/nick 미나")
        client.server(.ok(Acknowledgement(re: "r3")))
        #expect(client.model.me?.nick.text == "dana")
        client.server(.ephemeral(Ephemeral(room: nil, body: .nick(.test("dana"), try Nickname("미나")))))
        #expect(client.model.me?.nick.text == "미나")
        #expect(client.model.wantedNick == "미나")
        #expect(client.model.notice?.text == "You are now 미나.")
    }

    @Test mutating func `topic sets and shows`() {
        client.enter("/topic")
        #expect(client.model.notice?.text == "#lobby has no topic. /topic TEXT sets one.")
        #expect(client.enter("/t Release day") == [request(3, .topic(.lobby, "Release day"))])
        client.model.rooms[0].topic = "Release day"
        client.enter("/topic")
        #expect(client.model.notice?.text == "Topic of #lobby: Release day")
        #expect(client.enter("/topic " + String(repeating: "x", count: 513)) == [])
        #expect(client.model.notice?.text == "Too long by 1 character; the limit is 512 bytes")
    }

    @Test mutating func `the operator secret is shown as stars and kept nowhere`() {
        // Killed, and so in the buffer that Ctrl-Y gives back.
        client.type("/oper s3crex")
        client.press(.control("u"))
        client.type("/oper s3cret")
        #expect(client.model.composer.shown.text == "/oper ******")
        client.press(.left)
        #expect(client.model.composer.shown.cursor == client.model.composer.editor.cursor)
        #expect(client.press(.enter) == [request(3, .oper(secret: "s3cret"))])
        for key in [KeyPress(.up), .control("y"), .alt("y"), .control("_"), KeyPress(.up, .control)] {
            client.press(key)
            #expect(client.line == "|")
        }
        client.server(.error(ErrorAnswer(re: "r3", code: .authFailed, message: "That is not the operator secret.")))
        #expect(client.model.notice?.text == "That is not the operator secret.")
        client.type(" /OPER s3cret")
        #expect(client.model.composer.shown.text == " /OPER ******")
        client.press(.control("u"))
        client.type("/operator s3cret")
        #expect(client.model.composer.shown.text == "/operator s3cret")
    }

    @Test mutating func `the secret is gone from wherever else it has been`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.type("/oper s3cret")
        client.press(.control("u"))
        client.type("a draft")
        client.press(.control("p"))
        client.enter("earlier")
        client.press(.control("y"))
        // On the way from the draft to the lines sent before, and back.
        client.press(.up)
        client.press(.down)
        #expect(client.press(.enter) == [request(3, .oper(secret: "s3cret"))])
        client.press(.up)
        #expect(client.line == "earlier|")
        client.press(.control("n"))
        #expect(client.line == "a draft|")
        while client.line != "|" {
            #expect(!client.line.contains("s3cret"))
            client.press(.control("_"))
        }
        client.press(.control("_"))
        client.press(.control("y"))
        #expect(client.line == "|")
    }

    @Test mutating func `what an operator does is asked for in the shown room`() throws {
        let bob = try Nickname("bob")
        #expect(
            client.enter("/kick bob spam") == [
                request(3, .moderate(ModerationRequest(.kick, bob, in: .lobby, reason: "spam")))
            ])
        #expect(
            client.enter("/mute bob 10m") == [
                request(4, .moderate(ModerationRequest(.mute, bob, in: .lobby, seconds: 600)))
            ])
        client.server(.error(ErrorAnswer(re: "r4", code: .needOper)))
        #expect(client.model.notice?.text == "Only an operator can do that.")
        #expect(
            client.enter("/ban bob 2h") == [
                request(5, .moderate(ModerationRequest(.ban, bob, in: .lobby, seconds: 7_200)))
            ])
        #expect(client.enter("/unban bob") == [request(6, .moderate(ModerationRequest(.unban, bob, in: .lobby)))])
        #expect(client.enter("/unmute bob") == [request(7, .moderate(ModerationRequest(.unmute, bob, in: .lobby)))])
        #expect(client.enter("/ban") == [])
        #expect(client.model.notice?.text == "/ban needs a name. Example: /ban mina")
        #expect(client.line == "/ban|")
        client.server(
            .event(
                RoomEvent(
                    room: .lobby, seq: 1, time: Timestamp(milliseconds: 1_700_000_000_001), author: .test("carol"),
                    cid: nil, body: .moderation(Moderation(.kick, target: .test("bob"), reason: "spam")))))
        #expect(client.items().last == "(bob was kicked by carol: spam)")
    }

    @Test mutating func `clear empties this view only`() {
        client.hear("old", seq: 1)
        #expect(client.enter("/clear") == [])
        #expect(client.model.notice?.text == "Cleared here. Scroll up to bring it back.")
        #expect(client.room().timeline.firstShownAtNewest == client.room().timeline.items.count)
        client.press(.pageUp)
        #expect(client.top != "newest")
    }

    @Test mutating func `connect goes to another server, whose rooms are other rooms`() {
        client.hear("here", seq: 1)
        #expect(
            client.enter("/connect other:8080") == [.leave(1), .connect(address: "other:8080", number: 2)])
        let effects = client.welcome()
        #expect(effects.contains(request(4, .join(Join(room: .lobby, last: 100)))))
        guard case .transmit(let hello)? = effects.first, case .hello(let introduction) = hello.command else {
            return #expect(Bool(false), "no hello")
        }
        #expect(introduction.resume == nil)
    }

    @Test mutating func `disconnect hangs up and stays`() {
        #expect(client.enter("/disconnect") == [.leave(1)])
        #expect(client.items().last == "outage: you disconnected")
        #expect(client.run(for: .seconds(100)).isEmpty)
        #expect(client.enter("/reconnect") == [.connect(address: "chat.example:8080", number: 2)])
    }

    @Test mutating func `help opens, narrowed by a word`() {
        #expect(client.enter("/help /join") == [])
        #expect(client.model.help?.page == 0)
        #expect(client.model.filter == "join")
        client.type("s")
        client.press(.pageDown)
        #expect(client.model.filter == "joins" && client.model.help?.page == 1)
        client.press(.backspace)
        #expect(client.model.filter == "join" && client.model.help?.page == 0)
        client.press(.function(1))
        #expect(client.model.help == nil && client.model.prompt == nil)
        #expect(client.line == "|")
        client.type("draft")
        client.press(.function(1))
        client.press(.escape)
        #expect(client.line == "draft|")
    }

    @Test mutating func `quit leaves at once`() {
        #expect(
            client.enter("/quit see you") == [
                .transmit(Request(command: .bye)), .leave(1), .quit(exitCode: 0, message: nil),
            ])
    }

    @Test(arguments: ["/exit", "/q"])
    mutating func `exit asks which leaving is meant`(_ line: String) {
        #expect(client.enter(line) == [])
        #expect(client.model.promptQuestion == "Leave #lobby (/part) or quit (/quit)?")
        #expect(client.line == "|")
        client.type("what")
        #expect(client.press(.enter) == [])
        #expect(client.model.notice?.text == "Type part or quit, then Enter. Esc: neither.")
        client.press(.control("u"))
        client.type("/ㅔㅁㄱ")
        #expect(client.press(.enter).first == .transmit(Request(id: "r3", command: .part(.lobby))))
        #expect(client.model.prompt == nil && client.model.rooms.isEmpty)
        #expect(client.enter(line).last == .quit(exitCode: 0, message: nil))
    }

    @Test(arguments: ["leave", "/leave", "close", "p"])
    mutating func `exit takes every name of leaving a room`(_ answer: String) {
        client.enter("/exit")
        client.type(answer)
        #expect(client.press(.enter).first == .transmit(Request(id: "r3", command: .part(.lobby))))
    }

    @Test(arguments: ["/quit", "quit", "q", "bye"])
    mutating func `exit quits when that is answered, and does neither after Esc`(_ answer: String) {
        client.enter("/exit")
        #expect(client.press(.escape) == [])
        #expect(client.model.prompt == nil && client.model.rooms.count == 1)
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.type("draft")
        client.press(.control("p"))
        client.enter("/exit")
        client.type(answer)
        #expect(client.press(.enter) == [])
        #expect(client.model.question?.text == "1 draft unsent (#dev). Quit? Enter yes, Esc no")
        #expect(client.press(.enter).last == .quit(exitCode: 0, message: nil))
    }

    @Test(arguments: [
        ("/jion", "No command /jion. Did you mean /join?"),
        ("/usr", "No command /usr. To send it as text, begin with //."),
        ("/ㅓㅐㅑㅜ dev", "No command /ㅓㅐㅑㅜ. Did you mean /join?"),
        ("/join", "/join needs a room. Example: /join lobby"),
        ("/join a!b", "Room names are 1 to 32 letters, digits, - or _."),
        ("/me", "/me needs an action. Example: /me waves"),
        ("/room", "/room needs a name or a number. Example: /room lobby"),
        ("/part nowhere", "You are in no room called nowhere."),
    ])
    mutating func `what cannot be run says why and stays in the line`(_ line: String, _ sentence: String) {
        #expect(client.enter(line) == [])
        #expect(client.model.notice?.text == sentence)
        #expect(client.line == line + "|")
    }

    @Test mutating func `a command behind a space is held`() {
        #expect(client.enter(" /join dev") == [])
        #expect(
            client.model.question?.text
                == "This looks like /join after a space. Enter runs it, Esc goes back to editing; // sends it as text.")
        client.press(.escape)
        #expect(client.line == " /join dev|")
        client.press(.enter)
        #expect(client.press(.enter).first == request(3, .join(Join(room: room("dev"), last: 100))))
    }

    @Test(arguments: ["/join dev", "/rooms", "/names", "/nick mina", "/me waves", "/topic x"])
    mutating func `what needs the server stays in the line while offline`(_ line: String) {
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.enter(line) == [])
        #expect(client.model.notice?.text == "Not sent: not connected. Your text is kept below.")
        #expect(client.line == line + "|")
    }

    @Test mutating func `a note of the server is shown`() {
        client.server(.note(Note(text: "Welcome to the LAN chat.")))
        #expect(client.model.notice?.text == "Welcome to the LAN chat.")
    }

    @Test mutating func `rooms asked for twice are listed once`() {
        client.enter("/rooms")
        client.press(.escape)
        client.enter("/rooms")
        let list = [RoomList.Entry(room: .lobby, count: 3, topic: "")]
        client.server(.rooms(RoomList(re: "r3", rooms: list)))
        client.server(.rooms(RoomList(re: "r4", rooms: list)))
        guard case .rooms(let rooms)? = client.model.overlay else { return #expect(Bool(false), "no list") }
        #expect(rooms.entries?.map(\.name) == ["#lobby"])
    }

    @Test mutating func `names asked for twice are listed once`() {
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .count(150))))
        client.enter("/names")
        client.press(.escape)
        client.enter("/names")
        client.server(.who(WhoList(re: "r3", room: .lobby, members: [.test("zoe")])))
        client.server(.who(WhoList(re: "r4", room: .lobby, members: [.test("zoe")])))
        #expect(client.model.overlay == .names(NamesOverlay(room: "#lobby", names: ["zoe"])))
    }

    @Test mutating func `what was typed into a room that refuses us is found among the sent lines`() {
        client.enter("/join dev")
        client.type("half a sentence")
        client.server(.error(ErrorAnswer(re: "r3", code: .banned)))
        #expect(client.model.shownRoom?.title == "#lobby")
        #expect(client.line == "|")
        client.press(.control(.up))
        #expect(client.line == "half a sentence|")
    }

    @Test func `what was typed into the only room stays when it refuses us`() {
        var client = TestClient()
        client.launch()
        client.welcome()
        client.type("half a sentence")
        client.server(.error(ErrorAnswer(re: "r2", code: .banned)))
        #expect(client.model.shownRoom == nil)
        #expect(client.line == "half a sentence|")
    }
}
