import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: nothing there, or not yet")
struct QuietStateTests {
    @Test("a server without rooms")
    func noRooms() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.empty(columns, rows, speech)
                scene.model.overlay = .rooms(RoomsOverlay(entries: []))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            |+------------------------------------------------------------------------------+|
            || Rooms on this server                          Up, Down: choose   Enter: join ||
            || No rooms yet. /join lobby makes the first one.                               ||
            ||                                                                              || ×16
            ||                                                                   Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                        Enter: join   Esc: close |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            |+------------------------------------------------------------------------------+|
            || Rooms on this server                          Up, Down: choose   Enter: join ||
            || No rooms yet. /join lobby makes the first one.                               ||
            ||                                                                              || ×16
            ||                                                                   Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                        Enter: join   Esc: close |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | roost                                                                                                          F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Rooms on this server                                                                  Up, Down: choose   Enter: join ||
            || No rooms yet. /join lobby makes the first one.                                                                       ||
            ||                                                                                                                      || ×32
            ||                                                                                                           Esc closes ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                                                                Enter: join   Esc: close |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | roost                                                                                                          F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Rooms on this server                                                                  Up, Down: choose   Enter: join ||
            || No rooms yet. /join lobby makes the first one.                                                                       ||
            ||                                                                                                                      || ×32
            ||                                                                                                           Esc closes ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                                                                Enter: join   Esc: close |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |roost                            F1 help|  |roost                            F1 help|
            |Rooms on this server                    |  |Rooms on this server                    |
            |No rooms yet. /join lobby makes the     |  |No rooms yet. /join lobby makes the     |
            |first one.                              |  |first one.                              |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                              Esc closes|  |                              Esc closes|
            |connected 4 ms  Enter: join   Esc: close|  |connected 4 ms  Enter: join   Esc: close|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Rooms on this server|  |Rooms on this server|
            |No rooms yet. /join |  |No rooms yet. /join |
            |lobby makes the     |  |lobby makes the     |
            |          Esc: close|  |          Esc: close|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("people whom the server has not named yet")
    func asking() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.inShown { room in
                    room.people.list = nil
                    room.people.count = 1_200
                }
                scene.model.overlay = .names(NamesOverlay(room: speech.text("#general", "#잡담")))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch            1 200 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || People in #general                                                           ||
            || Asking the server.                                                           ||
            ||                                                                              || ×16
            || Esc closes                                                                   ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                                      Esc: close |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                      1 200 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || People in #잡담                                                              ||
            || Asking the server.                                                           ||
            ||                                                                              || ×16
            || Esc closes                                                                   ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                                      Esc: close |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                    1 200 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || People in #general                                                                                                   ||
            || Asking the server.                                                                                                   ||
            ||                                                                                                                      || ×32
            || Esc closes                                                                                                           ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                                                                              Esc: close |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                              1 200 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || People in #잡담                                                                                                      ||
            || Asking the server.                                                                                                   ||
            ||                                                                                                                      || ×32
            || Esc closes                                                                                                           ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                                                                              Esc: close |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |People in #general                      |  |People in #잡담                         |
            |Asking the server.                      |  |Asking the server.                      |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |Esc closes                              |  |Esc closes                              |
            |connected 4 ms  dana          Esc: close|  |connected 4 ms  다나          Esc: close|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |People in #general  |  |People in #잡담     |
            |Asking the server.  |  |Asking the server.  |
            |                    |  |                    |
            |#general  Esc: close|  |#잡담     Esc: close|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("Ctrl-R: no such line")
    func noSentLine() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.sent("deploy the world")
                scene.press(.character("r"), .control)
                scene.keyIn(speech.text("nowhere", "없는 말"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×14
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            | connected  4 ms         Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back |
            |(no sent line) 'nowhere':                                                       |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×13
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            | connected  4 ms         Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back |
            |(no sent line) '없는 말':                                                       |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
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
            | connected  4 ms   you are dana                                  Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back |
            |(no sent line) 'nowhere':                                                                                               |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
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
            | connected  4 ms   you are 다나                                  Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back |
            |(no sent line) '없는 말':                                                                                               |
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
            |connected 4 ms      Ctrl-R   Enter   Esc|  |connected 4 ms      Ctrl-R   Enter   Esc|
            |(no sent line) 'nowhere':               |  |(no sent line) '없는 말':               |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |#general   Esc: back|  |#잡담      Esc: back|
            |(none) 'nowhere':   |  |(none) '없는 말':   |
            +--------------------+  +--------------------+
            """)
    }
}
