import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: the connection")
struct ConnectionStateTests {
    @Test("connecting for the first time")
    func connecting() {
        expectPictures(
            of: { columns, rows, speech in
                var client = TestClient(nick: speech.text("dana", "다나"))
                client.model.size = Size(columns: columns, rows: rows)
                client.launch(address: "192.168.1.20:8080")
                return client.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            | ROOMS          |                                                               |
            |                |                                                               | ×9
            |                |                Connecting to 192.168.1.20:8080                |
            |                |                                                               | ×10
            | connecting                                                                     |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            | ROOMS          |                                                               |
            |                |                                                               | ×9
            |                |                Connecting to 192.168.1.20:8080                |
            |                |                                                               | ×10
            | connecting                                                                     |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | roost                                                                                                          F1 help |
            | ROOMS          |                                                                                                       |
            |                |                                                                                                       | ×17
            |                |                                    Connecting to 192.168.1.20:8080                                    |
            |                |                                                                                                       | ×18
            | connecting                                                                                                             |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | roost                                                                                                          F1 help |
            | ROOMS          |                                                                                                       |
            |                |                                                                                                       | ×17
            |                |                                    Connecting to 192.168.1.20:8080                                    |
            |                |                                                                                                       | ×18
            | connecting                                                                                                             |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |roost                            F1 help|  |roost                            F1 help|
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |    Connecting to 192.168.1.20:8080     |  |    Connecting to 192.168.1.20:8080     |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |connecting                              |  |connecting                              |
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |   Connecting to    |  |   Connecting to    |
            | 192.168.1.20:8080  |  | 192.168.1.20:8080  |
            |                    |  |                    |
            |connecting          |  |connecting          |
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("no answer to a ping, and a message on its way for more than a second")
    func noAnswer() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                if case .connected(var link) = scene.model.connection.state {
                    link.lastHeard = scene.model.now.monotonic - .seconds(12)
                    link.pingSent = scene.model.now.monotonic - .seconds(12)
                    scene.model.connection.state = .connected(link)
                }
                scene.say("10:21", scene.model.nick, speech.text("on its way", "가는 중이에요"), delivery: .delayed)
                scene.type(speech.text("I can still type", "그래도 쓸 수 있어요"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×13
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | 10:21     dana  on its way …                                  |
            | no answer 12 s                                                                 |
            |[dana] I can still type_                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×12
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | 10:21     다나  가는 중이에요 …                               |
            | no answer 12 s                                                                 |
            |[다나] 그래도 쓸 수 있어요_                                                     |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×27
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | 10:21       dana  on its way …                                                       |                |
            | no answer 12 s                                                                                                         |
            |[dana] I can still type_                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×27
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | 10:21       다나  가는 중이에요 …                                                    |                |
            | no answer 12 s                                                                                                         |
            |[다나] 그래도 쓸 수 있어요_                                                                                             |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |                                        |  |                                        |
            |                                        |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |dana: on its way …                      |  |다나: 가는 중이에요 …                   |
            |no answer 12 s                     10:21|  |no answer 12 s                     10:21|
            |[dana] I can still type_                |  |[다나] 그래도 쓸 수 있어요_             |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | s://example.org/rel|  | es/1.0 에 올렸어요 |
            | eases/1.0          |  |다나: 가는 중이에요 |
            |dana: on its way …  |  | …                  |
            |no answer 12 s      |  |no answer 12 s      |
            |[dana] n still type_|  |[다나] 쓸 수 있어요_|
            +--------------------+  +--------------------+
            """)
    }

    @Test("given up, for a reason that a retry cannot cure")
    func kicked() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.model.connection.state = .ended(sentence: "Kicked by the server: flood.")
                scene.type(speech.text("my text is still here", "쓰던 글은 그대로예요"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                 offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×14
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            | Kicked by the server: flood.               /reconnect   /connect: other server |
            |[dana] my text is still here_                                                   |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                           offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×13
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            | Kicked by the server: flood.               /reconnect   /connect: other server |
            |[다나] 쓰던 글은 그대로예요_                                                    |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                         offline  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×28
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            | Kicked by the server: flood.                                                       /reconnect   /connect: other server |
            |[dana] my text is still here_                                                                                           |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                   offline  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×28
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            | Kicked by the server: flood.                                                       /reconnect   /connect: other server |
            |[다나] 쓰던 글은 그대로예요_                                                                                            |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |Kicked by the server: flood.  /reconnect|  |Kicked by the server: flood.  /reconnect|
            |[dana] my text is still here_           |  |[다나] 쓰던 글은 그대로예요_            |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |Kicked by the serve…|  |Kicked by the serve…|
            |[dana] s still here_|  |[다나]  그대로예요_ |
            +--------------------+  +--------------------+
            """)
    }

    @Test("a server that is not ours: lines as they come")
    func plainServer() {
        expectPictures(
            of: { columns, rows, speech in
                var client = TestClient(nick: speech.text("dana", "다나"))
                client.model.size = Size(columns: columns, rows: rows)
                client.launch(address: "localhost:8080")
                client.network(.opened(subprotocol: nil))
                client.network(.plainText(speech.text("hello from here", "안녕하세요!")))
                client.enter(speech.text("and hello back", "네, 안녕하세요"))
                client.network(.written)
                return client.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | localhost:8080                                                         F1 help |
            | ROOMS          |                                                               |
            |>1 localhost:80…|                                                               |
            |                |                                                               | ×12
            |                |                 Beginning of localhost:8080.                  |
            |                | ------------------ Tuesday 14 November 2023 ----------------- |
            |                |             --  This server passes lines of text on and tells |
            |                |                 nothing more: no rooms, no names, and no word |
            |                |                 whether others saw a line.                    |
            |                | 22:13           hello from here                               |
            |                | 22:13      you  and hello back                                |
            | connected   you are dana                                                       |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | localhost:8080                                                         F1 help |
            | ROOMS          |                                                               |
            |>1 localhost:80…|                                                               |
            |                |                                                               | ×12
            |                |                 Beginning of localhost:8080.                  |
            |                | ------------------ Tuesday 14 November 2023 ----------------- |
            |                |             --  This server passes lines of text on and tells |
            |                |                 nothing more: no rooms, no names, and no word |
            |                |                 whether others saw a line.                    |
            |                | 22:13           안녕하세요!                                   |
            |                | 22:13      you  네, 안녕하세요                                |
            | connected   you are 다나                                                       |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | localhost:8080                                                                                                 F1 help |
            | ROOMS          |                                                                                                       |
            |>1 localhost:80…|                                                                                                       |
            |                |                                                                                                       | ×29
            |                |                                     Beginning of localhost:8080.                                      |
            |                | -------------------------------------- Tuesday 14 November 2023 ------------------------------------- |
            |                |               --  This server passes lines of text on and tells nothing more: no rooms, no names, and |
            |                |                   no word whether others saw a line.                                                  |
            |                | 22:13             hello from here                                                                     |
            |                | 22:13        you  and hello back                                                                      |
            | connected   you are dana                                                                                               |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | localhost:8080                                                                                                 F1 help |
            | ROOMS          |                                                                                                       |
            |>1 localhost:80…|                                                                                                       |
            |                |                                                                                                       | ×29
            |                |                                     Beginning of localhost:8080.                                      |
            |                | -------------------------------------- Tuesday 14 November 2023 ------------------------------------- |
            |                |               --  This server passes lines of text on and tells nothing more: no rooms, no names, and |
            |                |                   no word whether others saw a line.                                                  |
            |                | 22:13             안녕하세요!                                                                         |
            |                | 22:13        you  네, 안녕하세요                                                                      |
            | connected   you are 다나                                                                                               |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1localhost:8080                  F1 help|  |1localhost:8080                  F1 help|
            |                                        |  |                                        |
            |      Beginning of localhost:8080.      |  |      Beginning of localhost:8080.      |
            |------- Tuesday 14 November 2023 -------|  |------- Tuesday 14 November 2023 -------|
            |-- This server passes lines of text on  |  |-- This server passes lines of text on  |
            | and tells nothing more: no rooms, no   |  | and tells nothing more: no rooms, no   |
            | names, and no word whether others saw a|  | names, and no word whether others saw a|
            | line.                                  |  | line.                                  |
            |hello from here                         |  |안녕하세요!                             |
            |you: and hello back                     |  |you: 네, 안녕하세요                     |
            |connected  dana                    22:13|  |connected  다나                    22:13|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | others saw a line. |  | others saw a line. |
            |hello from here     |  |안녕하세요!         |
            |you: and hello back |  |you: 네, 안녕하세요 |
            |localhost:8080      |  |localhost:8080      |
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }
}
