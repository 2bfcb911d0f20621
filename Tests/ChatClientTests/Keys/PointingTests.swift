import ChatProtocol
import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Mouse")
struct PointingTests {
    // MARK: A hand on the mouse

    /// The cell where a text begins on the screen, the `occurrence`th from the top.
    private static func place(of text: String, in model: Model, occurrence: Int = 0) throws -> CellPosition {
        var renderer = ScreenRenderer()
        let needle = Line(text).cells.map(\.unit)
        var found: [CellPosition] = []
        for (row, cells) in renderer.render(model, size: model.size).rows.enumerated() {
            for start in cells.indices where cells[start...].prefix(needle.count).map(\.unit) == needle {
                found.append(CellPosition(row: row, column: start))
            }
        }
        try #require(found.indices.contains(occurrence), "\(text) is not on the screen")
        return found[occurrence]
    }

    @discardableResult
    private static func send(_ kind: MouseEvent.Kind, at place: CellPosition, to model: inout Model) -> [Effect] {
        update(&model, .key(.mouse(MouseEvent(kind, at: place))), now: model.now)
    }

    /// Clicks on a text, `right` cells behind its first one.
    @discardableResult
    private static func click(
        _ text: String, right: Int = 0, occurrence: Int = 0, _ scene: inout Scene
    ) throws -> [Effect] {
        let start = try place(of: text, in: scene.model, occurrence: occurrence)
        let place = CellPosition(row: start.row, column: start.column + right)
        send(.press, at: place, to: &scene.model)
        return send(.release, at: place, to: &scene.model)
    }

    private static func wheel(_ kind: MouseEvent.Kind, over text: String, _ scene: inout Scene) throws {
        send(kind, at: try place(of: text, in: scene.model), to: &scene.model)
    }

    private static func line(_ model: Model) -> String {
        var text = Array(model.composer.editor.text)
        text.insert("|", at: model.composer.editor.cursor)
        return String(text)
    }

    // MARK: Rooms

    @Test("a click on a room shows it, at the side and in the strip", arguments: [(80, "2 #random"), (40, "2#random")])
    func room(columns: Int, text: String) throws {
        var scene = Scene.releaseDay(columns, 12)
        try Self.click(text, right: 3, &scene)
        #expect(scene.model.shown?.title == "#random")
        #expect(scene.model.rooms[0].composer.editor.text == "nice, tagging it now")
    }

    @Test("the heading, the rule and what is below the rooms are none")
    func noRoom() throws {
        for text in ["ROOMS", "| 10:02", "F1 help"] {
            var scene = Scene.releaseDay(80, 24)
            try Self.click(text, &scene)
            #expect(scene.model == Scene.releaseDay(80, 24).model.afterInput)
        }
    }

    @Test("the wheel scrolls the room list and not the chat; a room chosen by key is in sight again")
    func roomList() throws {
        var scene = ReadingBackTests.room(80, 12, messages: 40)
        for number in 2...30 { scene.room("#room\(number)") }
        let chat = scene.model.shown?.scroll
        try Self.wheel(.wheelDown, over: "3 #room3", &scene)
        #expect(!ReadingBackTests.screen(scene.model).contains { $0.contains("3 #room3") })
        #expect(scene.model.shown?.scroll == chat)
        try Self.click("10 #room10", &scene)
        #expect(scene.model.shown?.title == "#room10")
        _ = try Self.place(of: "4 #room4", in: scene.model)
        for _ in 0..<20 { try Self.wheel(.wheelDown, over: "ROOMS", &scene) }
        _ = try Self.place(of: "30 #room30", in: scene.model)
        // The end is the end: the first notch back moves.
        try Self.wheel(.wheelUp, over: "ROOMS", &scene)
        #expect(!ReadingBackTests.screen(scene.model).contains { $0.contains("30 #room30") })
        _ = update(&scene.model, .key(.press(.control("p"))), now: scene.model.now)
        _ = try Self.place(of: ">9 #room9", in: scene.model)
    }

    // MARK: People and names

    @Test("a click on a name writes it where the cursor is")
    func names() throws {
        var scene = Scene.releaseDay(80, 24)
        try Self.click("bob", right: 2, &scene)
        #expect(Self.line(scene.model) == "nice, tagging it now bob |")
        scene.model.composer.replaceText("")
        try Self.click("bob", &scene)
        #expect(Self.line(scene.model) == "bob: |")
        try Self.click("carol  wide", &scene)
        #expect(Self.line(scene.model) == "bob, carol: |")
        scene.model.composer.editor.insert("안녕")
        scene.model.composer.editor.moveLeft()
        try Self.click("alice", &scene)
        #expect(Self.line(scene.model) == "bob, carol: 안 alice |녕")
        // What asks for something else gives way, or nobody would see where the name went.
        _ = scene.model.askToLeave()
        #expect(scene.model.prompt != nil)
        try Self.click("bob", &scene)
        #expect(scene.model.prompt == nil)
    }

    @Test(
        "an action's name is one, our own, time and text are not",
        arguments: ["dana  great", "10:03", "is the", "--  carol"])
    func notNames(text: String) throws {
        var scene = Scene.releaseDay(80, 24)
        try Self.click("* bob", &scene)
        #expect(Self.line(scene.model) == "nice, tagging it now bob |")
        try Self.click(text, &scene)
        #expect(Self.line(scene.model) == "nice, tagging it now bob |")
    }

    @Test("names in front of the text, in Korean, too", arguments: [(40, 12), (60, 12)])
    func inlineNames(columns: Int, rows: Int) throws {
        var scene = Scene.korean(columns, rows)
        scene.model.composer.replaceText("")
        try Self.click("지호: ", right: 1, &scene)
        #expect(Self.line(scene.model) == "지호: |")
    }

    @Test("what was pasted stays what it is")
    func pasted() throws {
        var scene = Scene.releaseDay(80, 24)
        scene.model.composer.replaceText("")
        _ = update(&scene.model, .key(.paste("/etc/hosts", truncated: false)), now: scene.model.now)
        try Self.click("bob", &scene)
        #expect(Self.line(scene.model) == "/etc/hosts bob |")
        #expect(scene.model.composer.beginsWithPaste)
    }

    @Test("people at the side: a click writes the name, the wheel scrolls them")
    func people() throws {
        var scene = Scene(120, 12)
        scene.room("#dev")
        scene.say("10:00", "p1", "hello")
        scene.inShown { room in
            room.people.list = (1...30).compactMap { number in
                guard let nick = try? Nickname("p\(number)"), let uid = UserID("u\(number)") else { return nil }
                return People.Person(uid: uid, nick: nick)
            }
            room.people.count = 30
        }
        _ = try Self.place(of: "23 more: /names", in: scene.model)
        try Self.click("p7", &scene)
        #expect(Self.line(scene.model) == "p7: |")
        try Self.wheel(.wheelDown, over: "PEOPLE", &scene)
        _ = try Self.place(of: "20 more: /names", in: scene.model)
        try Self.click("more: /names", &scene)
        #expect(Self.line(scene.model) == "p7: |")
        for _ in 0..<20 { try Self.wheel(.wheelDown, over: "PEOPLE", &scene) }
        try Self.click("p30", &scene)
        #expect(Self.line(scene.model) == "p7, p30: |")
        try Self.wheel(.wheelUp, over: "PEOPLE", &scene)
        _ = try Self.place(of: "4 more: /names", in: scene.model)
    }

    // MARK: The chat

    @Test("the wheel scrolls the chat by three rows")
    func chat() throws {
        var scene = ReadingBackTests.room(80, 24, messages: 60)
        let newest = ReadingBackTests.screen(scene.model)
        let top = try Self.place(of: "message 50", in: scene.model)
        try Self.wheel(.wheelUp, over: "message 50", &scene)
        #expect(try Self.place(of: "message 47", in: scene.model).row <= top.row)
        try Self.wheel(.wheelDown, over: "message 47", &scene)
        #expect(ReadingBackTests.screen(scene.model) == newest)
    }

    @Test(
        "a click on what is kept below opens the newest lines",
        arguments: ["~~~~", "17 lines below", "@dana ping", "pizza"])
    func newest(text: String) throws {
        var scene = Scene.readingBack(80, 24)
        try Self.click(text, &scene)
        #expect(scene.model.shown?.scroll == .newest)
    }

    @Test("on a low screen the status says what is below, and leads there")
    func newestByStatus() throws {
        var scene = Scene.readingBack(80, 12)
        try Self.click("lines below", &scene)
        #expect(scene.model.shown?.scroll == .newest)
        let before = scene.model
        try Self.click("connected", &scene)
        #expect(scene.model == before)
    }

    // MARK: The input row

    @Test("a click puts the cursor where it is, on any row of the text")
    func input() throws {
        var scene = Scene.releaseDay(40, 12)
        scene.model.composer.replaceText("한글과 English를 섞은, 세 줄이 되도록 길게 쓴 글 한 줄")
        try Self.click("글과", &scene)
        #expect(Self.line(scene.model) == "한|글과 English를 섞은, 세 줄이 되도록 길게 쓴 글 한 줄")
        try Self.click("glish", right: 1, &scene)
        #expect(Self.line(scene.model) == "한글과 Eng|lish를 섞은, 세 줄이 되도록 길게 쓴 글 한 줄")
        try Self.click("길게", right: 1, &scene)
        #expect(Self.line(scene.model) == "한글과 English를 섞은, 세 줄이 되도록 |길게 쓴 글 한 줄")
        try Self.click("줄", right: 4, occurrence: 1, &scene)
        #expect(Self.line(scene.model) == "한글과 English를 섞은, 세 줄이 되도록 길게 쓴 글 한 줄|")
        try Self.click("[dana]", &scene)
        #expect(Self.line(scene.model).hasPrefix("|한글과"))
    }

    @Test("in the form it goes to the field")
    func form() throws {
        var scene = Scene.form(60, 12)
        try Self.click("dana", right: 2, &scene)
        #expect(scene.model.form?.focus == .name)
        #expect(scene.model.form?.name.cursor == 2)
        try Self.click("#lobby", right: 20, &scene)
        #expect(scene.model.form?.focus == .room)
        #expect(scene.model.form?.room.cursor == 6)
        try Self.click("roostd", &scene)
        #expect(scene.model.form?.focus == .room)
    }

    // MARK: What lies over the chat

    @Test("in the list of rooms the wheel moves the mark, a click moves it there, and a click on it joins")
    func rooms() throws {
        var scene = Scene.releaseDay(80, 24)
        scene.model.overlay = .rooms(
            RoomsOverlay(entries: (1...40).map { .init(name: "#r\($0)", people: $0, topic: "") }))
        let chat = scene.model.shown?.scroll
        try Self.wheel(.wheelDown, over: "#r1 ", &scene)
        #expect(scene.model.overlay?.place == 3)
        #expect(scene.model.shown?.scroll == chat)
        try Self.click("#r9", &scene)
        #expect(scene.model.overlay?.place == 8)
        let effects = try Self.click("#r9", &scene)
        #expect(scene.model.overlay == nil)
        guard case .transmit(let request)? = effects.first, case .join(let join) = request.command else {
            Issue.record("nothing joins: \(effects)")
            return
        }
        #expect(join.room.text == "r9")
    }

    @Test("in the finder a click on the marked room shows it")
    func finder() throws {
        var scene = Scene.releaseDay(80, 24)
        _ = update(&scene.model, .key(.press(.alt("k"))), now: scene.model.now)
        // The room with news comes first.
        try Self.click("3 #dev", &scene)
        #expect(scene.model.overlay?.place == 2)
        try Self.click("#dev", &scene)
        #expect(scene.model.overlay == nil)
        #expect(scene.model.shown?.title == "#dev")
    }

    @Test("in the list of names a click writes the name")
    func namesList() throws {
        var scene = Scene.releaseDay(80, 24)
        scene.model.composer.replaceText("")
        scene.model.overlay = .names(NamesOverlay(room: "#dev", names: (1...200).map { "이름\($0)" }))
        try Self.wheel(.wheelDown, over: "People in", &scene)
        try Self.click("이름14 ", &scene)
        #expect(scene.model.overlay == nil)
        #expect(Self.line(scene.model) == "이름14: |")
    }

    @Test("the wheel turns the pages of the help, and a click there does nothing")
    func help() throws {
        var scene = Scene.releaseDay(80, 24)
        _ = scene.model.perform(ScreenKeys.Action.help)
        try Self.wheel(.wheelDown, over: "Help:", &scene)
        #expect(scene.model.help?.page == 1)
        try Self.click("Help:", &scene)
        #expect(scene.model.help?.page == 1)
        try Self.wheel(.wheelUp, over: "Help:", &scene)
        #expect(scene.model.help?.page == 0)
    }

    // MARK: What is no click

    @Test("a drag is no click, and the first one says how to select text")
    func drag() throws {
        var scene = Scene.releaseDay(80, 24)
        let before = scene.model.shownRoom
        let place = try Self.place(of: "2 #random", in: scene.model)
        Self.send(.press, at: place, to: &scene.model)
        Self.send(.drag, at: place, to: &scene.model)
        Self.send(.release, at: place, to: &scene.model)
        #expect(scene.model.shownRoom == before)
        #expect(scene.model.notice?.text == "Hold Shift to select text. Alt-M switches the mouse off.")
        Self.send(.press, at: place, to: &scene.model)
        Self.send(.release, at: CellPosition(row: place.row + 1, column: place.column), to: &scene.model)
        #expect(scene.model.shownRoom == before)
    }

    @Test("anything may be clicked at any size", arguments: [(104, 16), (40, 12), (20, 5), (19, 4)])
    func everywhere(columns: Int, rows: Int) throws {
        for make in [Scene.releaseDay, Scene.readingBack, Scene.korean, Scene.form, Scene.reconnecting] {
            for row in -1...rows {
                for column in stride(from: -1, through: columns, by: 7) {
                    var scene = make(columns, rows)
                    let place = CellPosition(row: row, column: column)
                    for kind in [MouseEvent.Kind.wheelUp, .press, .release] {
                        Self.send(kind, at: place, to: &scene.model)
                    }
                }
            }
        }
    }
}

extension Model {
    /// The model after an input that changes nothing.
    fileprivate var afterInput: Model {
        var model = self
        _ = update(&model, .key(.focus(true)), now: now)
        return model
    }
}
