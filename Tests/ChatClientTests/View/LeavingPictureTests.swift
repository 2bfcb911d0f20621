import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: which leaving is meant")
struct LeavingPictureTests {
    private func asked(_ columns: Int, _ rows: Int, typed: String) -> Model {
        var scene = Scene(columns, rows)
        scene.room("잡담", people: 3)
        scene.say("10:02", "bob", "pushed")
        _ = scene.model.askToLeave()
        if !typed.isEmpty { scene.model.typeInPrompt(typed) }
        return scene.model
    }

    @Test("the question above the input row, the answer in it")
    func narrow() {
        expectPicture(
            asked(40, 8, typed: "pa"),
            """
            +----------------------------------------+
            |1#잡담                           F1 help|
            |                                        |
            |                                        |
            |-------- Monday 23 November 2026 -------|
            |bob: pushed                             |
            |Leave #잡담 (/part) or quit (/quit)?    |
            |connected 4 ms  dana        Esc: neither|
            |[leave] pa_                             |
            +----------------------------------------+
            """)
    }
}
