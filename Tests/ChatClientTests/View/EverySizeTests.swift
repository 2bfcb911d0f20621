import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Every size")
struct EverySizeTests {
    @Test(
        "draws every kind of screen, and no row is wider than the screen",
        .timeLimit(.minutes(1)), arguments: stride(from: 0, to: 132, by: 6).map(\.self))
    func anySize(columns: Int) {
        for rows in [0, 1, 4, 5, 7, 8, 12, 24] {
            for scene in Self.scenes(columns, rows) {
                var renderer = ScreenRenderer()
                let grid = renderer.render(scene.model, size: scene.model.size)
                #expect(grid.rows.count == rows)
                #expect(grid.rows.allSatisfy { $0.count == columns })
            }
        }
    }

    /// Screens with as much as possible on them, and hostile text in every place that takes text.
    private static func scenes(_ columns: Int, _ rows: Int) -> [Scene] {
        let hostile =
            "\u{1b}[2J\u{9b}31m\u{7}\u{202e}e\u{301}\u{302}\u{303}\u{304}\n한국어👨‍👩‍👧‍👦" + String(repeating: "긴", count: 60)
        var chat = Scene.korean(columns, rows)
        chat.inShown { $0.topic = hostile }
        chat.say("10:30", hostile, hostile)
        chat.say("10:31", "bob", "")
        chat.say("10:32", hostile, hostile, kind: .action)
        chat.activity("10:33", joined: [hostile, hostile])
        chat.add("10:34", .topic(by: hostile, text: hostile))
        chat.add("10:35", .outage(Outage(lostAt: 0, cause: hostile)))
        chat.notice(hostile)
        chat.type(hostile)
        chat.people("미나", "민준")
        var reading = chat
        reading.inShown { $0.scroll = .reading(top: 2, row: 0) }
        reading.model.display.peopleList = .shown
        reading.model.display.roomList = .shown
        reading.model.completion = Completion(
            candidates: [hostile, "b", "c"].map { .init(label: $0, detail: hostile, insertion: $0) }, selected: 2,
            original: .init(text: "", word: 0..<0, followsAddress: false))
        var help = chat
        help.model.openHelp(filter: "room")
        var rooms = chat
        rooms.model.overlay = .rooms(
            RoomsOverlay(entries: [.init(name: hostile, people: 3, topic: hostile)], selected: 9))
        var filtered = rooms
        filtered.model.prompt = Prompt(.filter, text: hostile)
        var names = chat
        names.model.overlay = .names(NamesOverlay(room: hostile, names: [hostile, "b"], top: 9))
        var form = Scene.form(columns, rows)
        form.model.form?.problem = hostile
        form.model.form?.asksPassword = true
        var formHelp = form
        formHelp.model.openHelp()
        var bare = reading
        bare.model.display.isBare = true
        return [chat, reading, help, rooms, filtered, names, form, formHelp, bare, Scene(columns, rows)]
    }

    @Test("the way to the help is in the title at every width", arguments: [0, 3, 12_345])
    func helpKey(unread: Int) {
        for name in ["#dev", "#아주아주긴방이름을가진곳입니다"] {
            for columns in Layout.minimum.columns...132 {
                var scene = Scene(columns, 8)
                scene.room(name, topic: String(repeating: "long ", count: 40), people: 1_200)
                scene.room("#other", unread: unread, mentions: unread / 2)
                var renderer = ScreenRenderer()
                let title = renderer.render(scene.model, size: scene.model.size).text[0]
                #expect(title.contains("F1"), "\(columns) columns: \(title)")
            }
        }
    }

    @Test("nothing that steers a terminal is ever in a cell")
    func safe() {
        for scene in Self.scenes(80, 24) {
            var renderer = ScreenRenderer()
            for row in renderer.render(scene.model, size: scene.model.size).text {
                #expect(
                    !row.unicodeScalars.contains {
                        $0.value < 0x20 || 0x7f...0x9f ~= $0.value || $0.value == 0x202e
                    })
            }
        }
    }
}
