import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: pages and overlays")
struct PagePictureTests {
    @Test("first start, 60x12")
    func form60() {
        expectPicture(
            Scene.form(60, 12).model,
            """
            +------------------------------------------------------------+
            |                                                            |
            |   Connect to a chat server                                 |
            |                                                            |
            |   Server   127.0.0.1:8080_                                 |
            |   Name     dana                                            |
            |   Room     #lobby                                          |
            |                                                            |
            |   Enter: connect    Tab: next field            Esc: quit   |
            |                                                            |
            |   No server yet? On any machine on this network run:       |
            |      roostd                                                |
            |   It prints the line to type here.                         |
            +------------------------------------------------------------+
            """)
    }

    @Test("first start, 80x24, no server answers")
    func formProblem() {
        var scene = Scene.form(80, 24)
        scene.model.form?.problem = "No server answers at 192.168.1.20:8080. Is it running there?"
        expectPicture(
            scene.model,
            """
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   127.0.0.1:8080_                                                     |
            |   Name     dana                                                                |
            |   Room     #lobby                                                              |
            |   No server answers at 192.168.1.20:8080. Is it running there?                 |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("a server asks for its password, 60x12")
    func formPassword() {
        var scene = Scene.form(60, 12)
        scene.model.form?.asksPassword = true
        scene.model.form?.password.set("열려라 참깨")
        scene.model.form?.fail("The password is wrong. Ask whoever runs the server for it.", at: .password)
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            |                                                            |
            |   Connect to a chat server                                 |
            |                                                            |
            |   Server   127.0.0.1:8080                                  |
            |   Name     dana                                            |
            |   Room     #lobby                                          |
            |   Password ******_                                         |
            |   The password is wrong. Ask whoever runs the server for   |
            |   it.                                                      |
            |   Enter: connect    Tab: next field            Esc: quit   |
            |                                                            |
            |                                                            |
            +------------------------------------------------------------+
            """)
    }

    @Test("first start, 20x5, the name is taken")
    func form20() {
        var scene = Scene.form(20, 5)
        scene.model.form?.problem = "Name dana is taken. Try another."
        scene.model.form?.focus = .name
        expectPicture(
            scene.model,
            """
            +--------------------+
            |Server   0.0.1:8080 |
            |Name     dana_      |
            |Room     #lobby     |
            |Name dana is taken. |
            |Try another.        |
            +--------------------+
            """)
    }

    @Test("first start, 60x12, connecting")
    func formConnecting() {
        var scene = Scene.form(60, 12)
        scene.model.form?.isConnecting = true
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            |                                                            |
            |   Connect to a chat server                                 |
            |                                                            |
            |   Server   127.0.0.1:8080_                                 |
            |   Name     dana                                            |
            |   Room     #lobby                                          |
            |   Connecting to 127.0.0.1:8080                             |
            |   Enter: connect    Tab: next field            Esc: quit   |
            |                                                            |
            |   No server yet? On any machine on this network run:       |
            |      roostd                                                |
            |   It prints the line to type here.                         |
            +------------------------------------------------------------+
            """)
    }

    @Test("first start, 19x4")
    func formTooSmall() {
        expectPicture(
            Scene.form(19, 4).model,
            """
            +-------------------+
            |                   |
            |  Needs 20x5, has  |
            |       19x4        |
            |                   |
            +-------------------+
            """)
    }

    @Test(
        "every key and every command is on some page of the help", arguments: [(80, 24), (120, 40), (40, 12), (20, 5)])
    func helpIsComplete(columns: Int, rows: Int) {
        var scene = Scene(columns, rows)
        scene.model.openHelp()
        var shown = ""
        for page in 0..<300 {
            scene.page(page)
            var renderer = ScreenRenderer()
            shown += renderer.render(scene.model, size: scene.model.size).text.joined()
        }
        for binding in KeyTable.bindings where !binding.label.isEmpty { #expect(shown.contains(binding.label)) }
        for command in CommandTable.commands { #expect(shown.contains("/" + command.name)) }
    }

    @Test("help about nothing known")
    func helpNothing() {
        var scene = Scene.releaseDay(60, 12)
        scene.model.openHelp(filter: "xyzzy")
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            |+----------------------------------------------------------+|
            || Help: xyzzy                 Backspace widens, Esc closes ||
            || Nothing here about "xyzzy".                              ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            || No Alt key? Press Esc, then the letter.                  ||
            |+----------------------------------------------------------+|
            | connected  4 ms   you are dana             Esc: close help |
            |[filter] xyzzy_                                             |
            +------------------------------------------------------------+
            """)
    }

    @Test("help, 20x5")
    func help20() {
        var scene = Scene.releaseDay(20, 5)
        scene.model.openHelp()
        expectPicture(
            scene.model,
            """
            +--------------------+
            |Help: keys and comm…|
            |Keys                |
            | Alt-A  next room   |
            |     Esc: close help|
            |[dana] gging it now_|
            +--------------------+
            """)
    }

    @Test("rooms of the server")
    func rooms() {
        var scene = Scene.releaseDay(80, 12)
        scene.model.overlay = .rooms(
            RoomsOverlay(
                entries: [
                    .init(name: "#general", people: 6, topic: "Release day"),
                    .init(name: "#잡담", people: 1200, topic: "점심은 열한 시까지 정합니다"),
                    .init(name: "#lobby", people: 1, topic: ""),
                ], selected: 1))
        expectPicture(
            scene.model,
            """
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                6 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Rooms on this server                          Up, Down: choose   Enter: join ||
            ||  #general                     6  Release day                                 ||
            || >#잡담                    1 200  점심은 열한 시까지 정합니다                 ||
            ||  #lobby                       1                                              ||
            ||                                                                              ||
            ||                                                                              ||
            || 2 of 3                                                            Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                        Enter: join   Esc: close |
            |[dana] nice, tagging it now_                                                    |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("rooms of the server, narrowed")
    func roomsNarrowed() {
        var scene = Scene.releaseDay(60, 12)
        scene.model.overlay = .rooms(
            RoomsOverlay(entries: [
                .init(name: "#general", people: 6, topic: "Release day"),
                .init(name: "#잡담", people: 12, topic: "점심은 열한 시까지 정합니다"),
            ]))
        scene.model.typeInPrompt("점심")
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            |+----------------------------------------------------------+|
            || Rooms on this server      Up, Down: choose   Enter: join ||
            || >#잡담                       12  점심은 열한 시까지 정…  ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            || 1 of 1                                        Esc closes ||
            |+----------------------------------------------------------+|
            | connected  4 ms   you are dana    Enter: join   Esc: close |
            |[filter] 점심_                                              |
            +------------------------------------------------------------+
            """)
    }

    @Test("the help over the form")
    func formHelp() {
        var scene = Scene.form(60, 12)
        scene.model.openHelp()
        scene.model.typeInPrompt("field")
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            |+----------------------------------------------------------+|
            || Help: field                 Backspace widens, Esc closes ||
            || Keys of the connection form                              ||
            ||  Tab, Down         next field                            ||
            ||  Shift-Tab, Up     previous field                        ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            || No Alt key? Press Esc, then the letter.                  ||
            |+----------------------------------------------------------+|
            |[filter] field_                                             |
            +------------------------------------------------------------+
            """)
    }

    @Test("no rooms on the server")
    func roomsNone() {
        var scene = Scene.releaseDay(60, 12)
        scene.model.overlay = .rooms(RoomsOverlay(entries: []))
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            |+----------------------------------------------------------+|
            || Rooms on this server      Up, Down: choose   Enter: join ||
            || No rooms yet. /join lobby makes the first one.           ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                                          ||
            ||                                               Esc closes ||
            |+----------------------------------------------------------+|
            | connected  4 ms   you are dana    Enter: join   Esc: close |
            |[dana] nice, tagging it now_                                |
            +------------------------------------------------------------+
            """)
    }

    @Test("names")
    func names() {
        var scene = Scene.releaseDay(60, 12)
        scene.model.overlay = .names(
            NamesOverlay(room: "#general", names: ["alice", "bob", "carol", "dana", "이름이정말긴사람아주길다니까"]))
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            |+----------------------------------------------------------+|
            || People in #general                              5 people ||
            || alice               bob                                  ||
            || carol               dana                                 ||
            || 이름이정말긴사람…                                        ||
            ||                                                          ||
            ||                                                          ||
            || Esc closes                                               ||
            |+----------------------------------------------------------+|
            | connected  4 ms   you are dana                  Esc: close |
            |[dana] nice, tagging it now_                                |
            +------------------------------------------------------------+
            """)
    }
}
