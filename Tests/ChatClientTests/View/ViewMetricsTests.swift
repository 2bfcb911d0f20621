import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Metrics and drawing agree")
struct ViewMetricsTests {
    @Test("the rows of all items are the rows that are drawn", arguments: [20, 24, 40, 60, 80, 120], [true, false])
    func heights(columns: Int, joins: Bool) throws {
        var scene = Scene.korean(columns, 60)
        scene.inShown { $0.readLine = ReadLine(after: 3, count: 5) }
        scene.model.settings.screen.joins = joins
        let room = try #require(scene.model.shown)
        let metrics = ViewMetrics()
        let heights = room.timeline.items.indices.map { metrics.rows(ofItemAt: $0, in: room, of: scene.model) }
        var renderer = ScreenRenderer()
        let grid = renderer.render(scene.model, size: scene.model.size)
        let layout = try #require(
            Layout(size: scene.model.size, wishes: Layout.Wishes(scene.model, size: scene.model.size)))
        let chat = grid.rows[layout.chat.row..<layout.chat.endRow].map { row in
            row[layout.chat.column..<layout.chat.endColumn].contains { $0.unit != .blank }
        }
        #expect(heights.reduce(0, +) == chat.filter(\.self).count)
        #expect(chat.last == true && chat.first == false)
    }

    @Test(
        "the rows of the pane",
        arguments: [(80, 24, 21, 17), (80, 17, 14, 10), (80, 16, 13, 13), (40, 12, 9, 9), (20, 5, 3, 3), (10, 3, 1, 1)])
    func pane(columns: Int, rows: Int, newest: Int, reading: Int) {
        let scene = Scene(columns, rows)
        #expect(ViewMetrics().paneRows(in: scene.model, isReading: false) == newest)
        #expect(ViewMetrics().paneRows(in: scene.model, isReading: true) == reading)
    }

    @Test("pages up and down again show every message, and the last page down is the newest line")
    func paging() {
        var scene = ReadingBackTests.room(80, 24, messages: 60)
        let metrics = ViewMetrics()
        let newest = ReadingBackTests.screen(scene.model)
        var seen: Set<String> = []
        func note() {
            for row in ReadingBackTests.screen(scene.model) {
                if let name = row.firstMatch(of: /message \d+/) { seen.insert(String(name.0)) }
            }
        }
        note()
        for _ in 0..<30 {
            _ = scene.model.scrollPage(-1, metrics: metrics)
            note()
        }
        #expect(seen.count == 60)
        for _ in 0..<30 { _ = scene.model.scrollPage(1, metrics: metrics) }
        scene.model.notice = nil
        #expect(ReadingBackTests.screen(scene.model) == newest)
    }

    @Test("a row up and a row down again is where it was", arguments: [(80, 24), (40, 12), (20, 5)])
    func rowUpAndDown(columns: Int, rows: Int) throws {
        var scene = ReadingBackTests.room(columns, rows, messages: 60)
        _ = scene.model.scroll(rows: -40, metrics: ViewMetrics())
        let before = ReadingBackTests.screen(scene.model)
        _ = scene.model.scroll(rows: -7, metrics: ViewMetrics())
        #expect(ReadingBackTests.screen(scene.model) != before)
        _ = scene.model.scroll(rows: 7, metrics: ViewMetrics())
        #expect(ReadingBackTests.screen(scene.model) == before)
    }

    @Test("Up in a wrapped line goes up one row of what is drawn", arguments: [(80, 24), (40, 12), (20, 6), (120, 40)])
    func inputColumns(columns: Int, rows: Int) throws {
        var scene = Scene.korean(columns, rows)
        scene.model.composer.editor.set(String(repeating: "회의 abc ", count: columns / 8))
        var renderer = ScreenRenderer()
        let before = try #require(renderer.render(scene.model, size: scene.model.size).cursor)
        let width = try #require(ViewMetrics().inputColumns(in: scene.model))
        let moved = scene.model.composer.editor.moveUp(columns: width)
        #expect(moved)
        let after = try #require(renderer.render(scene.model, size: scene.model.size).cursor)
        #expect(after.row == before.row - 1)
        #expect((before.column - 1...before.column).contains(after.column))
    }

    @Test("an input line of one row wraps nowhere")
    func oneRow() {
        #expect(ViewMetrics().inputColumns(in: Scene(20, 5).model) == nil)
    }
}
