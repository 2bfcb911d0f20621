import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct GapTests {
    /// #lobby with event 1, a gap of 2 to 200, and 201 to 206; three rows of them on the screen.
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.metrics.pane = 3
        client.hear("line 1", seq: 1)
        for seq in 201...206 { client.hear("line \(seq)", seq: Int64(seq)) }
        return client
    }()

    private func events(_ numbers: ClosedRange<Int64>) -> [RoomEvent] {
        numbers.map { .test("line \($0)", seq: $0) }
    }

    private func asks(_ id: String, _ anchor: HistoryRequest.Anchor) -> [Effect] {
        [.transmit(Request(id: id, command: .history(HistoryRequest(room: .lobby, anchor: anchor))))]
    }

    private func at(_ seq: Int64) -> Position { Position(epoch: Epoch("e1")!, seq: seq) }

    @Test mutating func `on the way up the gap stops the view, and its newest part comes first`() {
        #expect(client.items().dropFirst().prefix(3) == ["bob: line 1", "gap 199", "bob: line 201"])
        for _ in 1...3 { #expect(client.press(.pageUp) == []) }
        #expect(client.press(.pageUp) == asks("r3", .before(at(201))))
        #expect(client.topLine == "gap 199 [asking]")
        #expect(client.press(.pageUp) == [])
        #expect(client.topLine == "gap 199 [asking]")
        client.server(.page(Page(re: "r3", events: events(151...200), more: true, head: 206)))
        #expect(client.topLine == "bob: line 201")
        #expect(client.items()[2] == "gap 149")
        #expect(client.items()[3] == "bob: line 151")
        #expect(client.items()[52] == "bob: line 200")
        client.press(.shift(.up))
        #expect(client.topLine == "bob: line 200")
    }

    @Test mutating func `the rest of it comes, and then the gap is gone`() {
        client.press(.control(.home))
        #expect(client.press(.shift(.down)) == asks("r3", .after(at(1))))
        client.server(.page(Page(re: "r3", events: events(2...120), more: true, head: 206)))
        #expect(client.items()[121] == "gap 80")
        #expect(client.enter("/history") == asks("r4", .before(at(201))))
        client.server(.page(Page(re: "r4", events: events(121...200), more: true, head: 206)))
        let lines = client.items().dropFirst()
        #expect(Array(lines) == (1...206).map { "bob: line \($0)" })
        let ids = client.room().timeline.items.map(\.id)
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test mutating func `what the server no longer keeps is said, and stops nobody`() {
        client.enter("/history")
        client.server(.page(Page(re: "r3", events: events(190...200), more: false, head: 206)))
        #expect(client.items()[2] == "gap 188 [gone]")
        client.press(.control(.home))
        #expect(client.topLine == client.items().first)
    }

    @Test mutating func `a page that a search has overtaken leaves the rest to be loaded`() {
        client.enter("/history")
        // Meanwhile the upper part has come otherwise, and the page lies in that.
        client.model.insert(events(100...110), around: 105, inRoomAt: 0)
        client.server(.page(Page(re: "r3", events: events(150...160), more: true, head: 206)))
        #expect(client.items()[2] == "gap 98")
    }

    @Test mutating func `a refusal or a lost connection leaves the gap to be asked for again`() {
        client.enter("/history")
        client.server(.error(ErrorAnswer(re: "r3", code: .rateLimited)))
        #expect(client.items()[2] == "gap 199")
        client.enter("/history")
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.items()[2] == "gap 199")
        client.press(.control(.home))
        #expect(client.topLine == client.items().first)
    }

    @Test mutating func `a message of ours that lay in the gap is delivered there and nowhere else`() throws {
        let cid = try #require(client.enter("mine").sends.first).cid
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.items().contains("dana: mine [not confirmed]"))
        client.comeBack(
            resumed: true, .test("lobby", epoch: "e1", head: 900, from: 801, recovered: false, gap: 207...800))
        client.server(.live(.lobby, seq: 900))
        #expect(client.enter("/history") == asks("r5", .before(at(801))))
        client.server(
            .page(
                Page(
                    re: "r5", events: [.test("mine", from: "dana", seq: 207, cid: cid)] + events(208...800),
                    more: false, head: 900)))
        #expect(client.items().filter { $0.hasPrefix("dana: mine") } == ["dana: mine"])
    }

    @Test mutating func `a page with other events than asked for changes nothing outside the gap`() {
        client.enter("/history")
        client.server(.page(Page(re: "r3", events: events(500...510), more: true, head: 206)))
        #expect(!client.items().contains("bob: line 505"))
        #expect(client.items().last == "bob: line 206")
    }

    @Test mutating func `gaps of a hostile server do not run the ids over`() {
        for round in 1...2_000 {
            let epoch = "h\(round)"
            client.server(.joined(.test("lobby", epoch: epoch, head: ChatLimits.integerMax, from: 2)))
            client.hear("x", seq: ChatLimits.integerMax - 1)
        }
        #expect(client.items().last == "bob: x")
    }
}

extension TestClient {
    /// What stands at the top of the view while reading back.
    fileprivate var topLine: String? {
        guard case .reading(let id, _) = room().scroll else { return "newest" }
        return room().timeline[id]?.content.picture
    }
}
