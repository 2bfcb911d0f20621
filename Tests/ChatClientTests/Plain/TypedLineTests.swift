import ChatProtocol
import Testing

@testable import ChatClient

/// What lines do that come in.
@Suite struct TypedLineTests {
    @Test func `text goes to the room, two slashes to a text with one`() {
        var client = LineClient.inLobby()
        let first = client.type("안녕하세요!")
        #expect(first.texts == ["#lobby 안녕하세요!"])
        client.acknowledge(first, seq: 1)
        #expect(client.type("//etc").texts == ["#lobby /etc"])
    }

    @Test func `a line waits until the one before it is in the log`() {
        var client = LineClient.inLobby(.chat(.program))
        let first = client.type("one", "two", "three")
        #expect(first.texts == ["#lobby one"])
        client.server(.event(.test("x", seq: 1)))
        let second = client.acknowledged(first, seq: 2)
        #expect(second.texts == ["#lobby two"])
        #expect(client.acknowledged(second, seq: 3).texts == ["#lobby three"])
    }

    @Test func `lines that come before the room is entered wait for it`() {
        var client = LineClient(.chat(.program))
        #expect(client.type("one") == [])
        client.welcome()
        #expect(client.type("two") == [])
        #expect(client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1))) == [])
        #expect(client.server(.live(.lobby, seq: 0)).texts == ["#lobby one"])
    }

    @Test func `what stands behind a join goes to that room`() {
        var client = LineClient.inLobby(.chat(.program))
        client.type("/join dev", "here")
        let dev = try! RoomName("dev")
        client.server(.joined(.test("dev", epoch: "e2", head: 0, from: 1)))
        #expect(client.server(.live(dev, seq: 0)).texts == ["#dev here"])
        #expect(client.output().contains("roost: What you type goes to #dev."))
    }

    @Test(arguments: [
        ("/jion dev", "roost: No command /jion. Did you mean /join?"),
        ("/nick", "roost: You are dana. /nick NAME changes that."),
        ("/join", "roost: /join needs a room. Example: /join lobby"),
        ("/room ops", "roost: You are in no room called ops. /join enters one."),
        ("/topic", "roost: #lobby has no topic. /topic TEXT sets one."),
        ("/connect", "roost: /connect needs an address. Example: /connect 192.168.1.20"),
        ("/clear", "roost: There is nothing to clear: what was printed stays printed."),
        ("/names", "roost: 3 people in #lobby: bob, carol, dana"),
        ("/help at once", "roost: /quit: leave at once"),
        ("/help xyzzy", "roost: No command has to do with xyzzy. /help lists all."),
        ("/again", "roost: Nothing waits here to be sent again."),
        ("/exit", "roost: Leave #lobby (/part) or quit (/quit)?"),
    ])
    func `a command answers in a sentence at once`(line: String, answer: String) {
        var client = LineClient.inLobby()
        client.type(line)
        #expect(client.output() == [answer])
        #expect(client.model.overlay == nil && client.model.help == nil && client.model.form == nil)
        #expect(client.type("goes on").texts == ["#lobby goes on"])
    }

    @Test func `a new name is told at once`() {
        var client = LineClient.inLobby()
        client.type("/nick 다나")
        let change = Ephemeral.Body.nick(.test("dana"), try! Nickname("다나"))
        client.server(.ephemeral(Ephemeral(room: .lobby, body: change)))
        client.server(.ephemeral(Ephemeral(room: nil, body: change)))
        #expect(client.output() == ["roost: You are now 다나."])
    }

    @Test func `the help lists every command`() {
        var client = LineClient.inLobby()
        client.type("/help")
        let lines = client.output()
        for command in CommandTable.commands { #expect(lines.contains { $0.hasPrefix("roost: \(command.usage): ") }) }
        #expect(lines.allSatisfy { $0.hasPrefix("roost: ") && !$0.contains("F1") && !$0.contains("Esc") })
    }

    @Test func `the rooms of the server are lines`() {
        var client = LineClient.inLobby()
        guard case .transmit(let request)? = client.type("/rooms").first else { return #expect(Bool(false)) }
        let entries = [
            RoomList.Entry(room: .lobby, count: 1), RoomList.Entry(room: try! RoomName("dev"), count: 3, topic: "점심"),
        ]
        client.server(.rooms(RoomList(re: request.id, rooms: entries)))
        #expect(client.output() == ["roost: #lobby 1 person", "roost: #dev 3 people: 점심"])
    }

    @Test func `a search is answered in lines, with dates, and is no history`() {
        var client = LineClient.inLobby()
        guard case .transmit(let request)? = client.type("/search 점심").first, case .search(let wanted) = request.command
        else { return #expect(Bool(false), "no search") }
        #expect(wanted.words.text == "점심" && wanted.room == .lobby)
        let old = RoomEvent(
            room: .lobby, seq: 1, time: Timestamp(milliseconds: 1_700_000_000_000 - 86_400_000), author: .test("bob"),
            cid: nil, body: .message(text: "점심 먹자", kind: .text))
        client.server(.page(Page(re: request.id, events: [old], more: true, head: 40)))
        #expect(
            client.output() == [
                "roost: The newest 1 message about \"점심\" in #lobby:", "roost: Monday 13 November 2023",
                "22:13 #lobby bob: 점심 먹자", "roost: That was all about \"점심\".",
            ])
        guard case .transmit(let next)? = client.type("/search nothing").first else { return #expect(Bool(false)) }
        client.server(.page(Page(re: next.id, events: [], more: false, head: 40)))
        #expect(client.output() == ["roost: Nothing about \"nothing\" in #lobby."])
    }

    @Test func `what is answered late is told with its room`() {
        var client = LineClient.inLobby()
        guard case .transmit(let request)? = client.type("/topic 점심").first else { return #expect(Bool(false)) }
        client.type("/join dev")
        client.joinLive("dev")
        _ = client.output()
        client.server(.error(ErrorAnswer(re: request.id, code: .muted)))
        #expect(client.output() == ["roost: #lobby: You are muted and can only read for now."])
    }

    @Test func `leaving waits for no answer, and overtakes what waits`() {
        var client = LineClient.inLobby()
        client.type("one")
        client.type("two")
        client.type("/quit")
        #expect(client.end == "0")
    }

    // MARK: Offline

    @Test func `a person's text is not sent while there is no connection, and /again sends it in order`() {
        var client = LineClient.inLobby()
        client.network(.closed(code: 1006, sentence: ""))
        _ = client.output()
        #expect(client.type("one") == [])
        #expect(client.type("two") == [])
        #expect(
            client.output() == Array(repeating: "roost: Not sent: not connected. /again sends it later.", count: 2))
        client.wait(.seconds(2))
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1, recovered: true)))
        client.server(.live(.lobby, seq: 0))
        let first = client.type("/again")
        #expect(first.texts == ["#lobby one"])
        #expect(client.acknowledged(first, seq: 1).texts == ["#lobby two"])
    }

    @Test func `leaving with unsent lines is asked about, and an empty line is no answer`() {
        var client = LineClient.inLobby()
        client.network(.closed(code: 1006, sentence: ""))
        client.type("one")
        client.type("/quit")
        #expect(client.output().last == "roost: 1 draft unsent (#lobby). Quit? Answer yes or no.")
        client.type("")
        client.type("   ")
        #expect(client.ending == nil)
        client.type("no")
        client.type("/quit")
        #expect(client.ending == nil)
        client.type("Yes")
        #expect(client.end == "0")
    }

    @Test func `a program's lines wait for the connection to come back`() {
        var client = LineClient.inLobby(.chat(.program))
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.type("later") == [])
        client.wait(.seconds(2))
        client.welcome(resumed: true)
        client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1, recovered: true)))
        let sent = client.server(.live(.lobby, seq: 0))
        #expect(sent.texts == ["#lobby later"])
    }

    @Test func `a program's message that certainly got lost goes out once more under its id`() {
        var client = LineClient.inLobby(.chat(.program))
        let lost = client.type("one", "two")
        client.network(.closed(code: 1006, sentence: ""))
        client.wait(.seconds(2))
        client.welcome(resumed: true)
        #expect(client.server(.joined(.test("lobby", epoch: "e1", head: 0, from: 1, recovered: true))) == [])
        let again = client.server(.live(.lobby, seq: 0))
        #expect(again.texts == ["#lobby one"])
        #expect(again.sends.map(\.cid) == lost.sends.map(\.cid))
        #expect(client.acknowledged(again, seq: 1).texts == ["#lobby two"])
    }

    // MARK: Refusals

    @Test func `too fast is waited for, and the order stays`() {
        var client = LineClient.inLobby(.chat(.program))
        let first = client.type("one", "two")
        client.refuse(first, .rateLimited, retryAfter: .milliseconds(2_500))
        #expect(client.output() == ["roost: The server asks for a pause. Your text goes out in 3 s."])
        #expect(client.wait(.milliseconds(2_400)) == [])
        let again = client.wait(.milliseconds(100))
        #expect(again.texts == ["#lobby one"])
        #expect(client.acknowledged(again, seq: 1).texts == ["#lobby two"])
    }

    @Test func `what the server refuses for good is told with its text, and kept for a person`() {
        var client = LineClient.inLobby()
        client.refuse(client.type("hi all"), .muted)
        #expect(
            client.output() == ["roost: You are muted and can only read for now. Not sent in #lobby: hi all"])
        #expect(client.type("/again").texts == ["#lobby hi all"])
    }

    @Test func `a server that has trouble is tried a few times, and then it is told`() {
        var client = LineClient.inLobby(.chat(.program))
        var sent = client.type("hi", "next")
        for _ in 1..<HeldMessage.triesMax {
            client.refuse(sent, .unavailable)
            #expect(client.ending == nil)
            sent = client.wait(.seconds(2))
            #expect(sent.texts == ["#lobby hi"])
        }
        client.refuse(sent, .unavailable)
        #expect(
            client.output().last
                == "roost: The server can't do that right now. Try again in a moment. Not confirmed in #lobby: hi")
        #expect(client.model.lineMode?.failure == .refused)
    }

    @Test func `what was stored although it was refused is printed once and not sent again`() {
        var client = LineClient.inLobby(.chat(.program))
        let sent = client.type("hi")
        client.refuse(sent, .unavailable)
        client.acknowledge(sent, seq: 1)
        #expect(client.wait(.seconds(10)).texts == [])
        client.send(.endOfLines)
        #expect(client.end == "0")
        #expect(client.output().filter { $0.hasSuffix("#lobby dana: hi") }.count == 1)
    }

    @Test func `a refused message keeps its id`() {
        var client = LineClient.inLobby()
        let sent = client.type("hi")
        client.refuse(sent, .unavailable)
        #expect(client.wait(.seconds(2)).sends.map(\.cid) == sent.sends.map(\.cid))
    }

    // MARK: Guards

    @Test func `a person's command after a space is asked about; a program's is text`() {
        var person = LineClient.inLobby()
        #expect(person.type(" /quit") == [])
        #expect(
            person.output() == [
                "roost: This looks like /quit after a space. Answer yes to run it; with // before it, it is sent as text."
            ])
        #expect(person.ending == nil)
        person.type("yes")
        #expect(person.end == "0")
        var program = LineClient.inLobby(.chat(.program))
        #expect(program.type(" /quit").texts == ["#lobby  /quit"])
    }

    @Test(arguments: ["예", "네", "y", "YES"])
    func `a question is answered by a word`(word: String) {
        var client = LineClient.inLobby()
        client.type(" /quit")
        client.type(word)
        #expect(client.end == "0")
    }

    @Test func `anything else goes on as if nothing had been asked`() {
        var client = LineClient.inLobby()
        client.type(" /quit")
        #expect(client.type("lunch?").texts == ["#lobby lunch?"])
        #expect(client.ending == nil)
    }

    @Test func `pasted lines are one message after a question, and run nothing`() {
        var client = LineClient.inLobby()
        #expect(client.type("/quit", "second") == [])
        #expect(client.output() == ["roost: Send 2 lines, 12 characters as one message? Answer yes or no."])
        let sent = client.type("yes")
        #expect(sent.texts == ["#lobby /quit\nsecond"])
        client.acknowledge(sent, seq: 1)
        client.type("a", "b")
        _ = client.output()
        client.type("no")
        #expect(client.output() == ["roost: Nothing was sent."])
    }

    @Test func `a paste that was not answered is not sent, and said to be`() {
        var client = LineClient.inLobby()
        client.type("a", "b")
        _ = client.output()
        #expect(client.type("other").texts == ["#lobby other"])
        #expect(client.output() == ["roost: What you pasted was not sent."])
    }

    @Test func `a line that is too long is not cut`() {
        var client = LineClient.inLobby(.chat(.program))
        #expect(client.type(String(repeating: "ㅋ", count: 1_400)).texts == [])
        #expect(client.output() == ["roost: Too long by 35 characters; the limit is 4 096 bytes"])
        #expect(client.type(String(repeating: "x", count: 70_000)).texts == [])
        #expect(client.output() == ["roost: Not sent: the line is longer than 65 536 bytes."])
        #expect(client.type("short").texts == ["#lobby short"])
        #expect(client.model.lineMode?.failure == .usage)
    }

    @Test func `who writes too many lines has to wait`() {
        var client = LineClient.inLobby(.chat(.program))
        client.send(.lines((1...60).map { "line \($0)" }))
        #expect(client.model.wantsLines)
        client.send(.lines((61...70).map { "line \($0)" }))
        #expect(!client.model.wantsLines)
    }
}

extension LineClient {
    /// Acknowledges messages and returns what that lets go.
    mutating func acknowledged(_ effects: [Effect], seq: Int64) -> [Effect] {
        guard let send = effects.sends.first else { return [] }
        return server(
            .event(
                RoomEvent(
                    room: send.room, seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000),
                    author: .test("dana"), cid: send.cid, body: .message(text: send.text, kind: send.kind))))
    }
}
