import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// What is written while the client runs, and what the next start makes of it.
@Suite struct StateKeepingTests {
    private var client = TestClient.inLobby()

    /// What a start after a crash finds: what was written until then.
    private func found(_ client: TestClient) -> ClientState {
        var state = ClientState()
        for text in client.kept.values { state.merge(ClientState(reading: text)!) }
        return state
    }

    /// The next run of the program, welcomed and live in #lobby.
    private func next(after client: TestClient, head: Int64 = 0) -> TestClient {
        var next = TestClient()
        next.launch(state: found(client))
        next.welcome()
        next.joinLive("lobby", epoch: "e1", head: head)
        return next
    }

    @Test mutating func `a crash loses at most the last second of typing`() {
        client.run(for: .seconds(20))
        client.kept = [:]
        client.type("first ")
        client.advance(by: .milliseconds(600))
        client.type("second")
        #expect(client.kept[.drafts] == nil)
        client.advance(by: .milliseconds(400))
        client.type(" third")
        #expect(client.kept[.drafts]?.contains("\tfirst second\n") == true)
        #expect(next(after: client).line == "first second|")
        client.advance(by: .seconds(1))
        client.press(.left)
        client.run(for: .seconds(1))
        #expect(next(after: client).line == "first second thir|d")
    }

    @Test mutating func `nothing is written while nothing changes`() {
        client.type("draft")
        client.run(for: .seconds(20))
        client.kept = [:]
        client.press(.control("l"))
        client.hear("hello", seq: 1)
        client.run(for: .seconds(5))
        #expect(client.kept.isEmpty)
        #expect(client.model.nextDeadline.map { $0 > client.now.monotonic } != false)
    }

    @Test(arguments: [Input.terminate, .key(.press(.control("d")))])
    mutating func `leaving writes at once, before the program ends`(_ input: Input) {
        client.joinLive("dev", epoch: "d", head: 0)
        client.type("draft")
        client.press(.control("n"))
        client.send(.key(.press(.control("d"))))
        var effects = update(&client.model, input, now: client.now)
        if client.model.question != nil {
            effects = update(&client.model, .key(.press(.plain(.enter))), now: client.now)
        }
        guard case .file(.keep(.drafts, let text))? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(text.hasSuffix("\t#lobby\t1700000000000\t5\t0\tdraft\n"))
        #expect(effects.last == .quit(exitCode: 0, message: nil))
    }

    @Test mutating func `cursor, paste and room come back, and an edited draft is undone step by step`() {
        client.paste("/quit\nnow")
        client.press(.left)
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.type("for dev")
        client.run(for: .seconds(1))
        var next = next(after: client)
        #expect(next.line == "/quit\nno|w")
        #expect(next.model.notice?.text == "A text that you did not send waits in #dev. /join dev brings it back.")
        #expect(next.press(.enter).sends.map(\.text) == ["/quit\nnow"])
        next.enter("/join dev")
        #expect(next.line == "for dev|")
    }

    @Test mutating func `what was sent or cleared does not come back as a draft`() {
        client.type("sent")
        client.run(for: .seconds(1))
        client.press(.enter)
        client.run(for: .seconds(1))
        #expect(next(after: client).line == "|")
        client.type("cleared")
        client.run(for: .seconds(1))
        client.press(.control("c"))
        client.run(for: .seconds(1))
        #expect(found(client).unsent.isEmpty)
    }

    @Test mutating func `what asks to leave is no text to come back to`() {
        client.type("/quit")
        client.run(for: .seconds(1))
        #expect(client.press(.enter).last == .quit(exitCode: 0, message: nil))
        #expect(found(client).unsent.isEmpty)
    }

    @Test(arguments: ["/oper s3cret", " /OPER s3cret"])
    mutating func `the operator secret is never written`(_ line: String) {
        client.type(line)
        client.run(for: .seconds(20))
        client.press(.control("u"))
        client.press(.control("y"))
        client.press(.up)
        client.press(.down)
        client.run(for: .seconds(20))
        client.press(.enter)
        client.press(.enter)
        client.send(.terminate)
        #expect(!client.kept.values.contains { $0.contains("s3cret") })
    }

    @Test mutating func `a secret that had been sent by mistake goes from the lines that are kept`() {
        client.enter("s3cret")
        client.run(for: .seconds(1))
        #expect(client.kept[.sent]?.contains("s3cret") == true)
        client.enter("/oper s3cret")
        client.run(for: .seconds(1))
        #expect(client.kept[.sent]?.contains("s3cret") == false)
    }

    @Test mutating func `sent lines come back by room and for all rooms`() {
        client.enter("in lobby")
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.enter("in dev")
        client.run(for: .seconds(1))
        var next = next(after: client)
        next.press(.up)
        #expect(next.line == "in lobby|")
        next.press(.control(.up))
        #expect(next.line == "in dev|")
    }

    @Test mutating func `drafts of a room that was left count, are kept, and come back`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.type("unsent")
        client.press(.control("n"))
        client.enter("/part lobby")
        client.run(for: .seconds(1))
        #expect(found(client).unsent.map(\.key.room) == ["#lobby"])
        #expect(client.enter("/quit") == [])
        #expect(client.model.question?.text == "1 draft unsent (#lobby). Quit? Enter yes, Esc no")
        client.press(.escape)
        client.press(.control("u"))
        client.enter("/join lobby")
        #expect(client.line == "unsent|")
    }

    @Test mutating func `each server has its own drafts, however its address is typed`() {
        client.type("for chat.example")
        client.run(for: .seconds(1))
        var other = TestClient()
        other.launch(address: "other.example", state: found(client))
        other.welcome()
        other.joinLive("lobby", epoch: "o", head: 0)
        #expect(other.line == "|")
        other.type("for other")
        other.run(for: .seconds(1))
        var back = TestClient()
        back.launch(address: "ws://CHAT.example:8080/", state: found(other))
        back.welcome()
        back.joinLive("lobby", epoch: "e1", head: 0)
        #expect(back.line == "for chat.example|")
    }

    @Test mutating func `a draft that finds its line taken is found with Up`() {
        client.type("from before")
        client.run(for: .seconds(1))
        var other = TestClient()
        other.launch(address: "other.example", state: found(client))
        other.welcome()
        other.joinLive("lobby", epoch: "o", head: 0)
        other.type("typed meanwhile")
        _ = other.model.connect(to: "chat.example:8080")
        other.run(for: .seconds(1))
        #expect(found(other).unsent.values.map(\.draft.text) == ["typed meanwhile"])
        #expect(found(other).sent.map(\.text) == ["from before"])
        other.press(.up)
        #expect(other.line == "from before|")
    }

    @Test mutating func `a conversation's draft belongs to the person`() {
        func joined(_ id: String) -> Joined {
            var joined = Joined.test("lobby", epoch: "c", head: 0, from: 1, people: ["bob", "dana"])
            joined.room = try! RoomName("@" + id)
            joined.peer = .test("bob")
            return joined
        }
        client.server(.joined(joined("abc")))
        client.press(.control("n"))
        client.type("psst")
        client.run(for: .seconds(1))
        var next = next(after: client)
        next.server(.joined(joined("xyz")))
        next.press(.control("n"))
        #expect(next.line == "psst|")
    }

    @Test mutating func `the form proposes the last server that was reached`() {
        client.run(for: .seconds(1))
        var next = TestClient()
        next.launch(address: nil, state: found(client))
        #expect(next.model.form?.server.text == "chat.example:8080")
        var unreached = TestClient()
        unreached.launch(address: "nowhere.example", state: found(client))
        unreached.network(.failed(sentence: "No server answers.", canRetry: true))
        unreached.run(for: .seconds(5))
        #expect(unreached.kept[.places] == nil)
    }

    @Test mutating func `what cannot be written is said`() {
        client.send(.fileTrouble("Nothing can be kept for the next start. /x: No space left on device"))
        #expect(client.model.notice?.text == "Nothing can be kept for the next start. /x: No space left on device")
    }

    // MARK: How far was read

    @Test
    mutating func `what is said after the program ended is new at the next start, also in the room that is shown`() {
        client.hear("read", seq: 1)
        client.advance(by: .seconds(3))
        client.send(.terminate)
        var next = TestClient()
        next.launch(state: found(client))
        next.welcome()
        let effects = next.server(.joined(.test("lobby", epoch: "e1", head: 3, from: 1)))
        #expect(effects == [])
        for seq in 1...3 { next.hear("line \(seq)", seq: Int64(seq)) }
        next.server(.live(.lobby, seq: 3))
        #expect(next.room().readLine?.count == 2)
        #expect(next.room().unread == 0)
        let after = next.room().readLine.flatMap { next.room().timeline[$0.after]?.content.picture }
        #expect(after == "bob: line 1")
    }

    @Test mutating func `in another room it is counted`() {
        client.joinLive("dev", epoch: "d", head: 4)
        client.press(.control("n"))
        client.advance(by: .seconds(3))
        client.send(.terminate)
        var next = next(after: client)
        next.server(.joined(.test("dev", epoch: "d", head: 6, from: 1)))
        for seq in 1...6 { next.hear("line \(seq)", in: "dev", seq: Int64(seq)) }
        #expect(next.room("dev").unread == 2)
    }

    @Test mutating func `of two who know the greater number counts, and of another log nothing is known`() {
        client.hear("read", seq: 1)
        client.advance(by: .seconds(3))
        client.send(.terminate)
        for (epoch, read, count) in [("e1", Int64?.none, 5), ("e1", 4, 2), ("e1", 0, 5), ("e2", nil, nil)] {
            var next = TestClient()
            next.launch(state: found(client))
            next.welcome()
            var joined = Joined.test("lobby", epoch: epoch, head: 6, from: 1)
            joined.read = read
            next.server(.joined(joined))
            for seq in 1...6 { next.hear("line \(seq)", seq: Int64(seq)) }
            #expect(next.room().readLine?.count == count)
        }
    }

    @Test mutating func `a glance is no reading, and a place is never where the history begins`() {
        client.send(.key(.focus(false)))
        client.hear("unseen", seq: 1)
        client.send(.key(.focus(true)))
        client.advance(by: .seconds(1))
        client.send(.terminate)
        #expect(found(client).seen.isEmpty)
        var next = TestClient()
        next.launch(state: found(client))
        #expect(next.welcome().joins == [Join(room: .lobby, position: nil, last: 100)])
    }
}

extension [Effect] {
    /// The rooms asked for among the effects.
    fileprivate var joins: [Join] {
        compactMap { if case .transmit(let request) = $0, case .join(let join) = request.command { join } else { nil } }
    }
}
