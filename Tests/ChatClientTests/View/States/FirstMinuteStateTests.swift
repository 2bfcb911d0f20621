import ChatProtocol
import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: the first minute")
struct FirstMinuteStateTests {
    private static func form(_ columns: Int, _ rows: Int, _ speech: Speech) -> Scene {
        var scene = Scene.empty(columns, rows, speech)
        scene.model.form = ConnectForm(
            server: "192.168.1.20:8080", name: speech.text("dana", "다나"), room: speech.text("#lobby", "#잡담"))
        return scene
    }

    @Test("the first start")
    func first() {
        expectPictures(
            of: { columns, rows, speech in Self.form(columns, rows, speech).model },
            """
            80x24
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   192.168.1.20:8080_                                                  |
            |   Name     dana                                                                |
            |   Room     #lobby                                                              |
            |                                                                                |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                | ×12
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   192.168.1.20:8080_                                                  |
            |   Name     다나                                                                |
            |   Room     #잡담                                                               |
            |                                                                                |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                | ×12
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        |
            |   Connect to a chat server                                                                                             |
            |                                                                                                                        |
            |   Server   192.168.1.20:8080_                                                                                          |
            |   Name     dana                                                                                                        |
            |   Room     #lobby                                                                                                      |
            |                                                                                                                        |
            |   Enter: connect    Tab: next field            Esc: quit                                                               |
            |                                                                                                                        |
            |   No server yet? On any machine on this network run:                                                                   |
            |      roostd                                                                                                            |
            |   It prints the line to type here.                                                                                     |
            |                                                                                                                        | ×28
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        |
            |   Connect to a chat server                                                                                             |
            |                                                                                                                        |
            |   Server   192.168.1.20:8080_                                                                                          |
            |   Name     다나                                                                                                        |
            |   Room     #잡담                                                                                                       |
            |                                                                                                                        |
            |   Enter: connect    Tab: next field            Esc: quit                                                               |
            |                                                                                                                        |
            |   No server yet? On any machine on this network run:                                                                   |
            |      roostd                                                                                                            |
            |   It prints the line to type here.                                                                                     |
            |                                                                                                                        | ×28
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |                                        |  |                                        |
            | Connect to a chat server               |  | Connect to a chat server               |
            |                                        |  |                                        |
            | Server   192.168.1.20:8080_            |  | Server   192.168.1.20:8080_            |
            | Name     dana                          |  | Name     다나                          |
            | Room     #lobby                        |  | Room     #잡담                         |
            |                                        |  |                                        |
            | Enter: connect                         |  | Enter: connect                         |
            | Esc: quit                              |  | Esc: quit                              |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Server   .1.20:8080_|  |Server   .1.20:8080_|
            |Name     dana       |  |Name     다나       |
            |Room     #lobby     |  |Room     #잡담      |
            |Enter: connect      |  |Enter: connect      |
            |Esc: quit           |  |Esc: quit           |
            +--------------------+  +--------------------+
            """)
    }

    @Test("no server answers: everything that was typed is still there")
    func noServer() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Self.form(columns, rows, speech)
                scene.model.form?.fail("No server answers at 192.168.1.20:8080. Is it running there?")
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   192.168.1.20:8080_                                                  |
            |   Name     dana                                                                |
            |   Room     #lobby                                                              |
            |   No server answers at 192.168.1.20:8080. Is it running there?                 |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                | ×12
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   192.168.1.20:8080_                                                  |
            |   Name     다나                                                                |
            |   Room     #잡담                                                               |
            |   No server answers at 192.168.1.20:8080. Is it running there?                 |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                | ×12
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        |
            |   Connect to a chat server                                                                                             |
            |                                                                                                                        |
            |   Server   192.168.1.20:8080_                                                                                          |
            |   Name     dana                                                                                                        |
            |   Room     #lobby                                                                                                      |
            |   No server answers at 192.168.1.20:8080. Is it running there?                                                         |
            |   Enter: connect    Tab: next field            Esc: quit                                                               |
            |                                                                                                                        |
            |   No server yet? On any machine on this network run:                                                                   |
            |      roostd                                                                                                            |
            |   It prints the line to type here.                                                                                     |
            |                                                                                                                        | ×28
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        |
            |   Connect to a chat server                                                                                             |
            |                                                                                                                        |
            |   Server   192.168.1.20:8080_                                                                                          |
            |   Name     다나                                                                                                        |
            |   Room     #잡담                                                                                                       |
            |   No server answers at 192.168.1.20:8080. Is it running there?                                                         |
            |   Enter: connect    Tab: next field            Esc: quit                                                               |
            |                                                                                                                        |
            |   No server yet? On any machine on this network run:                                                                   |
            |      roostd                                                                                                            |
            |   It prints the line to type here.                                                                                     |
            |                                                                                                                        | ×28
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |                                        |  |                                        |
            | Connect to a chat server               |  | Connect to a chat server               |
            |                                        |  |                                        |
            | Server   192.168.1.20:8080_            |  | Server   192.168.1.20:8080_            |
            | Name     dana                          |  | Name     다나                          |
            | Room     #lobby                        |  | Room     #잡담                         |
            | No server answers at                   |  | No server answers at                   |
            | 192.168.1.20:8080. Is it running       |  | 192.168.1.20:8080. Is it running       |
            | there?                                 |  | there?                                 |
            | Enter: connect                         |  | Enter: connect                         |
            | Esc: quit                              |  | Esc: quit                              |
            |                                        |  |                                        |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Server   .1.20:8080_|  |Server   .1.20:8080_|
            |Name     dana       |  |Name     다나       |
            |Room     #lobby     |  |Room     #잡담      |
            |No server answers at|  |No server answers at|
            |192.168.1.20:8080.  |  |192.168.1.20:8080.  |
            +--------------------+  +--------------------+
            """)
    }

    @Test("the server asks for its password")
    func password() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Self.form(columns, rows, speech)
                scene.model.form?.asksPassword = true
                scene.model.form?.password.set(speech.text("open sesame", "열려라 참깨"))
                scene.model.form?.fail("The password is wrong. Ask whoever runs the server for it.", at: .password)
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   192.168.1.20:8080                                                   |
            |   Name     dana                                                                |
            |   Room     #lobby                                                              |
            |   Password ***********_                                                        |
            |   The password is wrong. Ask whoever runs the server for it.                   |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                | ×11
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            |                                                                                |
            |   Connect to a chat server                                                     |
            |                                                                                |
            |   Server   192.168.1.20:8080                                                   |
            |   Name     다나                                                                |
            |   Room     #잡담                                                               |
            |   Password ******_                                                             |
            |   The password is wrong. Ask whoever runs the server for it.                   |
            |   Enter: connect    Tab: next field            Esc: quit                       |
            |                                                                                |
            |   No server yet? On any machine on this network run:                           |
            |      roostd                                                                    |
            |   It prints the line to type here.                                             |
            |                                                                                | ×11
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        |
            |   Connect to a chat server                                                                                             |
            |                                                                                                                        |
            |   Server   192.168.1.20:8080                                                                                           |
            |   Name     dana                                                                                                        |
            |   Room     #lobby                                                                                                      |
            |   Password ***********_                                                                                                |
            |   The password is wrong. Ask whoever runs the server for it.                                                           |
            |   Enter: connect    Tab: next field            Esc: quit                                                               |
            |                                                                                                                        |
            |   No server yet? On any machine on this network run:                                                                   |
            |      roostd                                                                                                            |
            |   It prints the line to type here.                                                                                     |
            |                                                                                                                        | ×27
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        |
            |   Connect to a chat server                                                                                             |
            |                                                                                                                        |
            |   Server   192.168.1.20:8080                                                                                           |
            |   Name     다나                                                                                                        |
            |   Room     #잡담                                                                                                       |
            |   Password ******_                                                                                                     |
            |   The password is wrong. Ask whoever runs the server for it.                                                           |
            |   Enter: connect    Tab: next field            Esc: quit                                                               |
            |                                                                                                                        |
            |   No server yet? On any machine on this network run:                                                                   |
            |      roostd                                                                                                            |
            |   It prints the line to type here.                                                                                     |
            |                                                                                                                        | ×27
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |                                        |  |                                        |
            | Connect to a chat server               |  | Connect to a chat server               |
            |                                        |  |                                        |
            | Server   192.168.1.20:8080             |  | Server   192.168.1.20:8080             |
            | Name     dana                          |  | Name     다나                          |
            | Room     #lobby                        |  | Room     #잡담                         |
            | Password ***********_                  |  | Password ******_                       |
            | The password is wrong. Ask whoever     |  | The password is wrong. Ask whoever     |
            | runs the server for it.                |  | runs the server for it.                |
            | Enter: connect                         |  | Enter: connect                         |
            | Esc: quit                              |  | Esc: quit                              |
            |                                        |  |                                        |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Password **********_|  |Password ******_    |
            |The password is     |  |The password is     |
            |wrong. Ask whoever  |  |wrong. Ask whoever  |
            |runs the server for |  |runs the server for |
            |it.                 |  |it.                 |
            +--------------------+  +--------------------+
            """)
    }

    @Test("the first minute: alone in a room, with the line that others type")
    func alone() {
        expectPictures(
            of: { columns, rows, speech in
                var client = TestClient(nick: speech.text("dana", "다나"))
                client.model.size = Size(columns: columns, rows: rows)
                client.launch(address: "192.168.1.20:8080")
                client.welcome(nick: speech.text("dana", "다나"))
                client.server(
                    .joined(.test("lobby", epoch: "e1", head: 0, from: 1, people: [speech.text("dana", "다나")])))
                client.server(.live(.lobby, seq: 0))
                return client.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #lobby                                                       1 person  F1 help |
            | ROOMS          |                                                               |
            |>1 #lobby       |                                                               |
            |                |                                                               | ×14
            |                |                     Beginning of #lobby.                      |
            |                | ------------------ Tuesday 14 November 2023 ----------------- |
            |                |             --  You are dana in #lobby. F1 shows the keys,    |
            |                |                 /help the commands. Nobody else is here yet.  |
            |                |                 Others join with: roost 192.168.1.20:8080     |
            | connected   you are dana                                                       |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #lobby                                                       1 person  F1 help |
            | ROOMS          |                                                               |
            |>1 #lobby       |                                                               |
            |                |                                                               | ×14
            |                |                     Beginning of #lobby.                      |
            |                | ------------------ Tuesday 14 November 2023 ----------------- |
            |                |             --  You are 다나 in #lobby. F1 shows the keys,    |
            |                |                 /help the commands. Nobody else is here yet.  |
            |                |                 Others join with: roost 192.168.1.20:8080     |
            | connected   you are 다나                                                       |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #lobby                                                                                               1 person  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #lobby       |                                                                                      | dana           |
            |                |                                                                                      |                | ×31
            |                |                                 Beginning of #lobby.                                 |                |
            |                | ----------------------------- Tuesday 14 November 2023 ----------------------------- |                |
            |                |               --  You are dana in #lobby. F1 shows the keys, /help the commands.     |                |
            |                |                   Nobody else is here yet. Others join with: roost 192.168.1.20:8080 |                |
            | connected   you are dana                                                                                               |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #lobby                                                                                               1 person  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #lobby       |                                                                                      | 다나           |
            |                |                                                                                      |                | ×31
            |                |                                 Beginning of #lobby.                                 |                |
            |                | ----------------------------- Tuesday 14 November 2023 ----------------------------- |                |
            |                |               --  You are 다나 in #lobby. F1 shows the keys, /help the commands.     |                |
            |                |                   Nobody else is here yet. Others join with: roost 192.168.1.20:8080 |                |
            | connected   you are 다나                                                                                               |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#lobby                          F1 help|  |1#lobby                          F1 help|
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |          Beginning of #lobby.          |  |          Beginning of #lobby.          |
            |------- Tuesday 14 November 2023 -------|  |------- Tuesday 14 November 2023 -------|
            |-- You are dana in #lobby. F1 shows the |  |-- You are 다나 in #lobby. F1 shows the |
            | keys, /help the commands. Nobody else  |  | keys, /help the commands. Nobody else  |
            | is here yet. Others join with: roost   |  | is here yet. Others join with: roost   |
            | 192.168.1.20:8080                      |  | 192.168.1.20:8080                      |
            |connected  dana                    22:13|  |connected  다나                    22:13|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | Others join with:  |  | Others join with:  |
            | roost              |  | roost              |
            | 192.168.1.20:8080  |  | 192.168.1.20:8080  |
            |#lobby         22:13|  |#lobby         22:13|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }
}
