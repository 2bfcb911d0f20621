import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("The cursor is always in the input line")
struct InputCursorTests {
    static func cursor(_ scene: Scene) -> CellPosition? {
        var renderer = ScreenRenderer()
        return renderer.render(scene.model, size: scene.model.size).cursor
    }

    @Test(
        "its column counts cells, not characters",
        arguments: [
            ("dana", "", 7), ("dana", "abc", 10), ("다나", "", 7), ("dana", "안녕", 11), ("다나", "안녕 abc", 15),
            ("dana", "e\u{301}", 8), ("dana", "👨‍👩‍👧‍👦", 15),
        ])
    func column(nick: String, text: String, column: Int) {
        var scene = Scene(80, 24, nick: nick)
        scene.room("#dev")
        scene.type(text)
        #expect(Self.cursor(scene) == CellPosition(row: 23, column: column))
    }

    @Test("inside a Korean text it stands on the cell of the next syllable")
    func insideText() {
        var scene = Scene(80, 24)
        scene.room("#dev")
        scene.type("안녕하세요")
        scene.model.composer.editor.moveLeft()
        scene.model.composer.editor.moveLeft()
        #expect(Self.cursor(scene) == CellPosition(row: 23, column: 13))
    }

    @Test("whatever lies over the chat, and at any size", arguments: [(80, 24), (120, 40), (40, 12), (20, 5)])
    func overlays(columns: Int, rows: Int) throws {
        let overlays: [Overlay?] = [
            nil, .rooms(RoomsOverlay(entries: nil)), .names(NamesOverlay(room: "#dev")),
        ]
        for overlay in overlays {
            var scene = Scene.korean(columns, rows)
            scene.model.overlay = overlay
            if overlay == nil { scene.model.openHelp(filter: "긴 글") }
            let cursor = try #require(Self.cursor(scene))
            #expect(cursor.row >= rows - Layout.inputRowsMax && cursor.row < rows)
            #expect(cursor.column < columns)
        }
    }

    @Test("a screen too small has none")
    func tooSmall() {
        #expect(Self.cursor(Scene(19, 4)) == nil)
    }

    @Test("the form's cursor is in the field that has it")
    func form() {
        var scene = Scene.form(60, 12)
        #expect(Self.cursor(scene) == CellPosition(row: 3, column: 26))
        scene.model.form?.focus = .room
        #expect(Self.cursor(scene) == CellPosition(row: 5, column: 18))
    }

    @Test("the bottom right cell stays blank, whatever is drawn there")
    func bottomRight() {
        for columns in 20...90 {
            var scene = Scene.korean(columns, 12)
            scene.type(String(repeating: "글x", count: 200))
            var renderer = ScreenRenderer()
            let grid = renderer.render(scene.model, size: scene.model.size)
            #expect(grid.rows[11][columns - 1].unit == .blank)
        }
    }
}
