import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct SendingTests {
    private var client = TestClient.inLobby()

    @Test mutating func `a text stands in the room at once, and its echo makes it normal`() throws {
        let effects = client.enter("안녕하세요")
        let send = try #require(effects.sends.first)
        #expect(effects == [.transmit(Request(command: .send(send)))])
        #expect(send.room == .lobby && send.text == "안녕하세요" && send.kind == .text)
        #expect(client.items().last == "dana: 안녕하세요 [sending]")
        #expect(client.line == "|")
        #expect(client.hear("안녕하세요", from: "dana", seq: 1, cid: send.cid) == [])
        #expect(client.items().last == "dana: 안녕하세요")
        #expect(client.model.rooms[0].unread == 0)
    }

    @Test mutating func `a slow answer is marked after a second`() throws {
        client.network(.pong(roundTrip: .milliseconds(4)))
        let cid = try #require(client.enter("hi").sends.first).cid
        #expect(client.model.nextDeadline == client.now.monotonic + .seconds(1))
        client.advance(by: .milliseconds(999))
        #expect(client.items().last == "dana: hi [sending]")
        client.advance(by: .milliseconds(1))
        #expect(client.items().last == "dana: hi [delayed]")
        client.hear("hi", from: "dana", seq: 1, cid: cid)
        #expect(client.items().last == "dana: hi")
    }

    @Test mutating func `order comes from the log`() throws {
        let cid = try #require(client.enter("mine").sends.first).cid
        client.hear("theirs", seq: 1)
        client.hear("mine", from: "dana", seq: 2, cid: cid)
        #expect(client.items().suffix(2) == ["bob: theirs", "dana: mine"])
    }

    @Test mutating func `two messages have different ids, and an action is one`() throws {
        let first = try #require(client.enter("one").sends.first)
        let second = try #require(client.enter("/me waves").sends.first)
        #expect(first.cid != second.cid)
        #expect(second.kind == .action && second.text == "waves")
    }

    @Test mutating func `two slashes send one`() {
        #expect(client.enter("//join dev").sends.map(\.text) == ["/join dev"])
    }

    @Test mutating func `line breaks at the ends are not sent, those inside are`() {
        client.setLine("\none\ntwo\n|")
        #expect(client.press(.enter).sends.map(\.text) == ["one\ntwo"])
    }

    @Test mutating func `nothing to send sends nothing`() {
        #expect(client.press(.enter) == [])
        #expect(client.enter("   ") == [])
        #expect(client.line == "   |")
    }

    @Test mutating func `while offline the text stays`() {
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.enter("congratulations everyone") == [])
        #expect(client.line == "congratulations everyone|")
        #expect(client.model.notice?.text == "Not sent: not connected. Your text is kept below.")
    }

    @Test mutating func `in no room the text stays`() {
        client.enter("/part")
        #expect(client.enter("hello") == [])
        #expect(client.line == "hello|")
        #expect(client.model.notice?.text == "You are in no room. /rooms lists them, /join lobby enters one.")
    }

    @Test mutating func `too long is shown before Enter and kept after it`() {
        client.type(String(repeating: "한", count: 1_365))
        #expect(client.model.inputHint == nil)
        client.type("한글")
        #expect(client.model.inputHint == "Too long by 2 characters; the limit is 4 096 bytes")
        #expect(client.press(.enter) == [])
        #expect(client.model.notice?.text == "Too long by 2 characters; the limit is 4 096 bytes")
        #expect(client.model.composer.editor.text.count == 1_367)
    }

    @Test mutating func `too many lines are too long`() {
        client.setLine(String(repeating: "a\n", count: 102) + "a|")
        #expect(client.model.inputHint == "Too long by 3 lines; the limit is 100")
        #expect(client.press(.enter) == [])
    }

    @Test mutating func `too fast gives the text back, cursor and all`() throws {
        let cid = try #require(client.enter("quick").sends.first).cid
        client.server(.error(ErrorAnswer(re: cid.text, code: .rateLimited, retryAfter: .milliseconds(2_400))))
        #expect(client.line == "quick|")
        #expect(!client.items().contains { $0.contains("quick") })
        #expect(client.model.notice?.text == "Slow down: 3 s. Your text is kept below.")
    }

    @Test mutating func `too fast while typing on leaves it in the room as not sent`() throws {
        let cid = try #require(client.enter("quick").sends.first).cid
        client.type("next")
        client.server(.error(ErrorAnswer(re: cid.text, code: .rateLimited, retryAfter: .seconds(3))))
        #expect(client.line == "next|")
        #expect(client.items().last == "dana: quick [not sent]")
        client.press(.control("u"))
        #expect(client.enter("quick").sends.map(\.cid) == [cid])
    }

    @Test mutating func `an action and a slash come back as they were typed`() throws {
        let action = try #require(client.enter("/me waves").sends.first).cid
        client.server(.error(ErrorAnswer(re: action.text, code: .muted)))
        #expect(client.line == "/me waves|")
        client.press(.control("u"))
        let slash = try #require(client.enter("//x").sends.first).cid
        client.server(.error(ErrorAnswer(re: slash.text, code: .muted)))
        #expect(client.line == "//x|")
    }

    @Test mutating func `a refused id is not used again`() throws {
        let cid = try #require(client.enter("text").sends.first).cid
        client.type("draft")
        client.server(.error(ErrorAnswer(re: cid.text, code: .cidReused)))
        #expect(client.items().last == "dana: text [not sent]")
        client.press(.control("u"))
        #expect(client.enter("text").sends.map(\.cid) != [cid])
    }

    @Test mutating func `refused and sent again as it is, it keeps its id`() throws {
        let cid = try #require(client.enter("text").sends.first).cid
        client.server(.error(ErrorAnswer(re: cid.text, code: .unavailable)))
        #expect(client.line == "text|")
        // A disk can fail after it has written: only the id shows that it is the same message.
        #expect(client.press(.enter).sends.map(\.cid) == [cid])
        client.server(.error(ErrorAnswer(re: cid.text, code: .unavailable)))
        client.type("!")
        #expect(client.press(.enter).sends.map(\.cid) != [cid])
    }

    @Test mutating func `what was refused and has arrived nevertheless is not kept for another try`() throws {
        let cid = try #require(client.enter("text").sends.first).cid
        client.server(.error(ErrorAnswer(re: cid.text, code: .unavailable)))
        client.hear("text", from: "dana", seq: 1, cid: cid)
        #expect(client.line == "|")
        #expect(client.items().filter { $0.contains("text") } == ["dana: text"])
    }

    @Test mutating func `what was changed since it was refused is kept, whatever has arrived`() throws {
        let cid = try #require(client.enter("text").sends.first).cid
        client.server(.error(ErrorAnswer(re: cid.text, code: .unavailable)))
        client.type(", really")
        client.hear("text", from: "dana", seq: 1, cid: cid)
        #expect(client.line == "text, really|")
    }

    @Test mutating func `a retry that is answered before its event comes stands there once, in its place`() throws {
        let cid = try #require(client.enter("text").sends.first).cid
        client.server(
            .ok(Acknowledgement(re: cid.text, seq: 2, time: Timestamp(milliseconds: 0), isDuplicate: true)))
        #expect(client.items().last == "dana: text [sending]")
        client.hear("before", seq: 1)
        client.hear("text", from: "dana", seq: 2, cid: cid)
        #expect(client.items().suffix(2) == ["bob: before", "dana: text"])
        #expect(client.items().count { $0.contains("text") } == 1)
    }

    @Test mutating func `sending jumps to the newest line and clears the read line`() {
        for seq in 1...30 { client.hear("line", seq: Int64(seq)) }
        client.press(.pageUp)
        client.hear("unseen", seq: 31)
        #expect(client.room().readLine?.count == 1)
        client.enter("answer")
        #expect(client.room().scroll == .newest)
        #expect(client.room().readLine == nil)
    }
}
