import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: the search of sent lines")
struct SentSearchPictureTests {
    private func scene(_ columns: Int, _ rows: Int, typed: String) -> Model {
        var scene = Scene(columns, rows)
        scene.room("dev", people: 3)
        scene.say("10:02", "bob", "pushed")
        scene.inShown { room in
            for line in [
                "deploy the world", "안녕하세요 여러분, 오늘 배포 시작합니다", "wordy: a long line that wraps where the screen ends",
            ] {
                room.composer.sentLines.add(line)
            }
            room.composer.editor.insert("draft")
        }
        scene.model.beginSentSearch()
        scene.model.typeInPrompt(typed)
        return scene.model
    }

    @Test("what is found stands behind what is typed, and the cursor where the next character goes")
    func wide() {
        expectPicture(
            scene(80, 8, typed: "wor"),
            """
            +--------------------------------------------------------------------------------+
            | #dev                                                         3 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #dev         |                                                               |
            |                |                                                               |
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02      bob  pushed                                        |
            | connected  4 ms               1 of 2   Ctrl-R: older   Enter: take   Esc: back |
            |(search sent lines) 'wor': wordy: a long line that wraps where the screen ends  |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("the cursor is where the next character goes", arguments: [(80, "wor", 24), (40, "시자", 12), (20, "x", 9)])
    func cursor(columns: Int, typed: String, column: Int) {
        var renderer = ScreenRenderer()
        let model = scene(columns, 8, typed: typed)
        let cursor = renderer.render(model, size: model.size).cursor
        #expect(cursor?.column == column)
    }

    @Test("narrow, in Korean, half typed")
    func narrow() {
        expectPicture(
            scene(40, 8, typed: "시자"),
            """
            +----------------------------------------+
            |1#dev                            F1 help|
            |                                        |
            |                                        |
            |-------- Monday 23 November 2026 -------|
            |bob: pushed                             |
            |connected 4 ms  dana  1 of 1   Esc: back|
            |(sent) '시자': 안녕하세요 여러분, 오늘  |
            |               배포 시작합니다          |
            +----------------------------------------+
            """)
    }

    @Test("at the smallest size what is found still has half of the row")
    func found() {
        expectPicture(
            scene(20, 5, typed: "안ㄴ"),
            """
            +--------------------+
            |                    |
            |---- 23 Nov 2026 ---|
            |bob: pushed         |
            |#dev       Esc: back|
            |'안ㄴ': 안녕하세요  |
            +--------------------+
            """)
    }

    @Test("nothing found, at the smallest size")
    func smallest() {
        expectPicture(
            scene(20, 5, typed: "nowhere to be found"),
            """
            +--------------------+
            |                    |
            |---- 23 Nov 2026 ---|
            |bob: pushed         |
            |#dev       Esc: back|
            |(none) '…e found':  |
            +--------------------+
            """)
    }
}
