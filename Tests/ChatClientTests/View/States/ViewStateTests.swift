import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: panels, and a sentence above the input line")
struct ViewStateTests {
    @Test("F8: the people over the chat, or gone where they stood beside it")
    func people() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.press(.function(8))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                              | PEOPLE         |
            |>1 #general     |                                              | alice          |
            |                |                                              | bob            |
            |                |                                              | carol          |
            |                |                                              | dana           |
            |                |                                              |                | ×11
            |                | ------------------ Monday 23 November 2026 --|                |
            |                | 10:02    alice  morning all                  |                |
            |                | 10:03      bob  is the changelog final? I wou|                |
            |                |                 1.0 now                      |                |
            |                | 10:05    alice  yes, see https://example.org/|                |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                              | PEOPLE         |
            |>1 #잡담        |                                              | 다나           |
            |                |                                              | 미나           |
            |                |                                              | 서연           |
            |                |                                              | 이름이정말긴사…|
            |                |                                              |                | ×10
            |                | ------------------ Monday 23 November 2026 --|                |
            |                | 10:02     미나  다들 좋은 아침이에요         |                |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.|                |
            |                |                 싶어요                       |                |
            |                | 10:05     미나  네, https://example.org/ko/re|                |
            |                |                 렸어요                       |                |
            | connected  4 ms   you are 다나                                                 |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                                       |
            |>1 #general     |                                                                                                       |
            |                |                                                                                                       | ×31
            |                | -------------------------------------- Monday 23 November 2026 -------------------------------------- |
            |                | 10:02      alice  morning all                                                                         |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                                 |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                                           |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                                       |
            |>1 #잡담        |                                                                                                       |
            |                |                                                                                                       | ×31
            |                | -------------------------------------- Monday 23 November 2026 -------------------------------------- |
            |                | 10:02       미나  다들 좋은 아침이에요                                                                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                                 |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                                 |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |                                        |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |Too narrow for that. /names lists       |  |Too narrow for that. /names lists       |
            |people.                                 |  |people.                                 |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |Too narrow for that.|  |Too narrow for that.|
            |/names lists people.|  |/names lists people.|
            |#general       10:05|  |#잡담          10:05|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("Alt-L: the bare view")
    func bare() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.press(.character("l"), .alt)
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            |                                                                                | ×19
            |---------------------------- Monday 23 November 2026 ---------------------------|
            |10:02 alice: morning all                                                        |
            |10:03 bob: is the changelog final? I would like to tag 1.0 now                  |
            |10:05 alice: yes, see https://example.org/releases/1.0                          |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            |                                                                                | ×19
            |---------------------------- Monday 23 November 2026 ---------------------------|
            |10:02 미나: 다들 좋은 아침이에요                                                |
            |10:03 이름이정말긴사람: 변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요     |
            |10:05 미나: 네, https://example.org/ko/releases/1.0 에 올렸어요                 |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        | ×35
            |------------------------------------------------ Monday 23 November 2026 -----------------------------------------------|
            |10:02 alice: morning all                                                                                                |
            |10:03 bob: is the changelog final? I would like to tag 1.0 now                                                          |
            |10:05 alice: yes, see https://example.org/releases/1.0                                                                  |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            |                                                                                                                        | ×35
            |------------------------------------------------ Monday 23 November 2026 -----------------------------------------------|
            |10:02 미나: 다들 좋은 아침이에요                                                                                        |
            |10:03 이름이정말긴사람: 변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                                             |
            |10:05 미나: 네, https://example.org/ko/releases/1.0 에 올렸어요                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  |제 1.0 태그를 붙이고 싶어요             |
            |like to tag 1.0 now                     |  |미나: 네,                               |
            |alice: yes, see                         |  |https://example.org/ko/releases/1.0 에  |
            |https://example.org/releases/1.0        |  |올렸어요                                |
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |1.0 now             |  |태그를 붙이고 싶어요|
            |alice: yes, see http|  |미나: 네, https://ex|
            |s://example.org/rele|  |ample.org/ko/release|
            |ases/1.0            |  |s/1.0 에 올렸어요   |
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("in no room")
    func nowhere() {
        expectPictures(
            of: { columns, rows, speech in Scene.empty(columns, rows, speech).model },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            | ROOMS          |                                                               |
            |                |                                                               | ×8
            |                |                      You are in no room.                      |
            |                |          /rooms lists them, /join lobby enters one.           |
            |                |                                                               | ×10
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            | ROOMS          |                                                               |
            |                |                                                               | ×8
            |                |                      You are in no room.                      |
            |                |          /rooms lists them, /join lobby enters one.           |
            |                |                                                               | ×10
            | connected  4 ms   you are 다나                                                 |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | roost                                                                                                          F1 help |
            | ROOMS          |                                                                                                       |
            |                |                                                                                                       | ×16
            |                |                                          You are in no room.                                          |
            |                |                              /rooms lists them, /join lobby enters one.                               |
            |                |                                                                                                       | ×18
            | connected  4 ms   you are dana                                                                                         |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | roost                                                                                                          F1 help |
            | ROOMS          |                                                                                                       |
            |                |                                                                                                       | ×16
            |                |                                          You are in no room.                                          |
            |                |                              /rooms lists them, /join lobby enters one.                               |
            |                |                                                                                                       | ×18
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |roost                            F1 help|  |roost                            F1 help|
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |          You are in no room.           |  |          You are in no room.           |
            | /rooms lists them, /join lobby enters  |  | /rooms lists them, /join lobby enters  |
            |                  one.                  |  |                  one.                  |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |connected 4 ms  dana                    |  |connected 4 ms  다나                    |
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |You are in no room. |  |You are in no room. |
            | /rooms lists them, |  | /rooms lists them, |
            | /join lobby enters |  | /join lobby enters |
            |connected 4 ms  dana|  |connected 4 ms  다나|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("a notice: no such command, and the text is kept")
    func notice() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.enter(speech.text("/jion dev", "/jion 개발"))
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
            |                | No command /jion. Did you mean /join?                         |
            | connected  4 ms   you are dana                                                 |
            |[dana] /jion dev_                                                               |
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
            |                | No command /jion. Did you mean /join?                         |
            | connected  4 ms   you are 다나                                                 |
            |[다나] /jion 개발_                                                              |
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
            |                | No command /jion. Did you mean /join?                                                |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] /jion dev_                                                                                                       |
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
            |                | No command /jion. Did you mean /join?                                                |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] /jion 개발_                                                                                                      |
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
            |No command /jion. Did you mean /join?   |  |No command /jion. Did you mean /join?   |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] /jion dev_                       |  |[다나] /jion 개발_                      |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |No command /jion.   |  |No command /jion.   |
            |Did you mean /join? |  |Did you mean /join? |
            |#general       10:05|  |#잡담          10:05|
            |[dana] /jion dev_   |  |[다나] /jion 개발_  |
            +--------------------+  +--------------------+
            """)
    }
}
