import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: settings")
struct SettingsPictureTests {
    private static func list(_ columns: Int, _ rows: Int, filter: String = "") -> Model {
        var scene = Scene(columns, rows)
        scene.room("#dev")
        var model = scene.model
        model.settings.screen.theme = .light
        model.open(.settings(SettingsOverlay(selected: filter.isEmpty ? 3 : 0)))
        if !filter.isEmpty { model.prompt = Prompt(.filter, text: filter) }
        return model
    }

    @Test("name, value, what is not the default, and what it does; below what the marked one can be, 80x12")
    func list80() {
        expectPicture(
            Self.list(80, 12),
            """
            +--------------------------------------------------------------------------------+
            | #dev                                                                   F1 help |
            |+------------------------------------------------------------------------------+|
            || Settings                           * is not the default   /set save keeps it ||
            ||  nick                       the name to ask for; empty: your login name      ||
            ||  room                       the rooms to enter; empty: #lobby                ||
            || >theme        light       * how it looks; auto goes by the background        ||
            ||  colors       auto          colours at most; auto is what there are          ||
            ||  nick-colors  on            a colour for each name                           ||
            || theme: auto, dark, light, contrast or mono                                   ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                      Enter: change   Esc: close |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("a narrow screen has names and values, 40x12")
    func list40() {
        expectPicture(
            Self.list(40, 12),
            """
            +----------------------------------------+
            |1#dev                            F1 help|
            |Settings                                |
            | server                                 |
            | nick                                   |
            | room                                   |
            |>theme        light       *             |
            | colors       auto                      |
            | nick-colors  on                        |
            | mouse        on                        |
            |auto, dark, light, contrast or mono     |
            |              Enter: change   Esc: close|
            |[dana] _                                |
            +----------------------------------------+
            """)
    }

    @Test("what is typed narrows, and nothing found says so, 60x12")
    func filtered() {
        expectPicture(
            Self.list(60, 12, filter: "없음"),
            """
            +------------------------------------------------------------+
            | 1#dev                                              F1 help |
            |+----------------------------------------------------------+|
            || Settings       * is not the default   /set save keeps it ||
            || No setting has to do with "없음".                        ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            |+----------------------------------------------------------+|
            | connected  4 ms   you are dana  Enter: change   Esc: close |
            |[filter] 없음_                                              |
            +------------------------------------------------------------+
            """)
    }
}
