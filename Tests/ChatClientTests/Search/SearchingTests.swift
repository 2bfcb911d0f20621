import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct SearchingTests {
    /// #lobby with events 101 to 106 of a longer log.
    private var client: TestClient = {
        var client = TestClient()
        client.metrics.pane = 3
        client.launch()
        client.welcome()
        client.server(.joined(.test("lobby", epoch: "e1", head: 106, from: 101)))
        client.hear("회의는 세 시", seq: 101)
        client.hear("점심 먹자", seq: 102)
        client.hear("Deploy at noon", seq: 103)
        client.hear("내일 \u{1112}\u{116C}\u{110B}\u{1174}?", seq: 104)
        client.hear("deploy done", seq: 105)
        client.hear("bye", seq: 106)
        client.server(.live(.lobby, seq: 106))
        client.type("my draft")
        return client
    }()

    private func at(_ seq: Int64) -> Position { Position(epoch: Epoch("e1")!, seq: seq) }

    private var hit: String? {
        client.model.search?.current.flatMap { client.room().timeline[$0]?.content.picture }
    }

    private func asks(_ id: String, _ words: String, before seq: Int64?) throws -> [Effect] {
        let wanted = SearchRequest(try SearchWords(words), in: .lobby, before: seq.map { at($0) }, limit: 10)
        return [.transmit(Request(id: id, command: .search(wanted)))]
    }

    private func page(_ id: String, _ events: RoomEvent...) -> ServerMessage {
        .page(Page(re: id, events: events, more: false, head: 106))
    }

    @Test mutating func `each key narrows, Up and Down walk the hits, and the draft stays`() {
        client.press(.control("s"))
        client.type("회")
        #expect(hit == nil)
        client.type("의")
        #expect(hit == "bob: 내일 \u{1112}\u{116C}\u{110B}\u{1174}?")
        #expect(client.model.search?.place == "1 of 2")
        #expect(client.press(.up) == [])
        #expect(hit == "bob: 회의는 세 시")
        client.press(.control("s"))
        #expect(client.model.search?.place == "1 of 2")
        client.press(.down)
        #expect(client.model.notice?.text == "That is the newest.")
        #expect(client.line == "my draft|")
    }

    @Test mutating func `Esc returns to where it began, Enter stays`() {
        client.press(.pageUp)
        let before = client.room().scroll
        client.press(.control("s"))
        client.type("회의는")
        #expect(client.room().scroll != before)
        client.press(.escape)
        #expect(client.room().scroll == before)
        #expect(client.model.search == nil)
        #expect(client.model.prompt == nil)
        client.press(.control("s"))
        client.type("noon")
        client.press(.enter)
        #expect(client.model.search == nil)
        #expect(client.line == "my draft|")
        #expect(client.room().scroll != before)
    }

    @Test mutating func `what is not held is asked for, and comes with its surroundings`() throws {
        client.press(.control("s"))
        client.type("회의")
        client.press(.up)
        #expect(client.press(.up) == (try asks("r3", "회의", before: 101)))
        #expect(client.press(.up) == [])
        let around = HistoryRequest(room: .lobby, anchor: .around(at(40)))
        #expect(
            client.server(page("r3", .test("어제 회의", seq: 40)))
                == [.transmit(Request(id: "r4", command: .history(around)))])
        client.server(
            page("r4", .test("before", seq: 39), .test("어제 회의", seq: 40), .test("after", seq: 41)))
        #expect(
            client.items().prefix(5) == [
                "bob: before", "bob: 어제 회의", "bob: after", "gap 59", "bob: 회의는 세 시",
            ])
        #expect(hit == "bob: 어제 회의")
        #expect(client.model.search?.place == "3 of 3")
        #expect(client.press(.up) == (try asks("r5", "회의", before: 40)))
        client.server(page("r5"))
        #expect(client.model.notice?.text == "Nothing older about \"회의\".")
        // On the way down nothing of the gap was looked at, so nothing is claimed of it.
        client.press(.down)
        #expect(hit == "bob: 회의는 세 시")
    }

    @Test mutating func `a hit inside a gap splits it`() throws {
        client.press(.escape)
        client.network(.closed(code: 1006, sentence: ""))
        client.comeBack(resumed: true, .test("lobby", epoch: "e1", head: 300, from: 300, recovered: false))
        client.hear("deploy again", seq: 300)
        client.server(.live(.lobby, seq: 300))
        client.press(.control("s"))
        client.type("deploy")
        #expect(hit == "bob: deploy again")
        let effects = client.press(.up)
        guard case .transmit(let request)? = effects.first, case .search(let wanted) = request.command else {
            Issue.record("the server is not asked: \(effects)")
            return
        }
        #expect(wanted.before == at(300))
        let id = try #require(request.id)
        client.server(page(id, .test("deploy in the gap", seq: 200)))
        let next =
            client.model.session.pending.first { entry in
                if case .around(.lobby, seq: 200, _) = entry.value.request { true } else { false }
            }?.key ?? ""
        client.server(page(next, .test("deploy in the gap", seq: 200), .test("yes", seq: 201)))
        #expect(hit == "bob: deploy in the gap")
        #expect(
            client.items().suffix(5) == [
                "gap 93", "bob: deploy in the gap", "bob: yes", "gap 98", "bob: deploy again",
            ])
    }

    @Test mutating func `the command searches at once and says how much was looked at`() throws {
        client.press(.control("u"))
        #expect(client.enter("/search nowhere") == (try asks("r3", "nowhere", before: nil)))
        client.server(page("r3"))
        #expect(client.model.notice?.text == "Nothing about \"nowhere\" in the 6 messages held here.")
        client.press(.escape)
        client.enter("/grep 점심")
        #expect(hit == "bob: 점심 먹자")
    }

    @Test mutating func `Enter on what is not found says so and gives the draft back`() {
        client.press(.control("u"))
        client.type("my draft")
        client.press(.control("s"))
        client.type("nowhere")
        #expect(client.model.search?.place == "not found here")
        client.press(.enter)
        #expect(client.model.notice?.text == "Nothing about \"nowhere\" in the 6 messages held here.")
        #expect(client.model.prompt == nil && client.line == "my draft|")
    }

    @Test mutating func `who is ignored is not found, here or on the server`() throws {
        client.press(.control("u"))
        client.enter("/ignore bob")
        client.press(.control("s"))
        client.type("deploy")
        #expect(client.model.search?.hits == [])
        #expect(client.press(.up) == (try asks("r3", "deploy", before: nil)))
        // What is found is hidden, so the search goes on before it.
        #expect(
            client.server(
                .page(Page(re: "r3", events: [.test("deploy done", seq: 105)], more: true, head: 106)))
                == (try asks("r4", "deploy", before: 105)))
        client.server(page("r4"))
        #expect(client.model.search?.current == nil)
        #expect(client.model.notice?.text == "Nothing about \"deploy\" in the 0 messages held here.")
    }

    @Test mutating func `a search that the server cuts short goes on where it stopped`() throws {
        client.press(.control("s"))
        client.type("nowhere")
        #expect(client.press(.up) == (try asks("r3", "nowhere", before: nil)))
        #expect(
            client.server(.page(Page(re: "r3", events: [], more: true, head: 106, reached: 60)))
                == (try asks("r4", "nowhere", before: 60)))
        // A server that comes no further is not asked for ever.
        #expect(client.server(.page(Page(re: "r4", events: [], more: true, head: 106, reached: 60))) == [])
        #expect(client.model.search?.isAsking == false)
    }

    @Test mutating func `surroundings of what was looked for before do not move the view`() throws {
        client.press(.control("s"))
        client.type("회의")
        client.press(.up)
        client.press(.up)
        client.server(page("r3", .test("어제 회의", seq: 40)))
        client.type(" 점심")
        let scroll = client.room().scroll
        client.server(page("r4", .test("어제 회의", seq: 40)))
        #expect(client.room().scroll == scroll)
    }

    @Test mutating func `a list takes the place of a search, and a search that of a list`() {
        client.press(.control("s"))
        client.type("deploy")
        client.press(.alt("k"))
        #expect(client.model.search == nil)
        client.type("lo")
        #expect(client.model.filter == "lo")
        client.model.beginSearch("deploy")
        #expect(client.model.overlay == nil)
        #expect(client.model.prompt?.purpose == .search)
        #expect(client.line == "my draft|")
    }

    @Test mutating func `another room ends it`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("s"))
        client.type("deploy")
        client.press(.control("n"))
        #expect(client.model.search == nil)
        #expect(client.model.prompt == nil)
    }

    @Test mutating func `a lost connection leaves what is held to search`() {
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.control("s"))
        client.type("점심")
        #expect(hit == "bob: 점심 먹자")
        #expect(client.press(.up) == [])
        #expect(client.model.notice?.text == "Nothing older about \"점심\".")
    }
}
