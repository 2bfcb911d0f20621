import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: Tab, and a slash that is not at the beginning")
struct CompletionStateTests {
    @Test("a slash behind a blank is asked about")
    func heldCommand() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.enter(" /quit")
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×12
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | This looks like /quit after a space. Enter runs it, Esc goes  |
            |                | back to editing; // sends it as text.                         |
            | connected  4 ms   you are dana                                                 |
            |[dana]  /quit_                                                                  |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×11
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | This looks like /quit after a space. Enter runs it, Esc goes  |
            |                | back to editing; // sends it as text.                         |
            | connected  4 ms   you are 다나                                                 |
            |[다나]  /quit_                                                                  |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×26
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | This looks like /quit after a space. Enter runs it, Esc goes back to editing; //     |                |
            |                | sends it as text.                                                                    |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana]  /quit_                                                                                                          |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×26
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | This looks like /quit after a space. Enter runs it, Esc goes back to editing; //     |                |
            |                | sends it as text.                                                                    |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나]  /quit_                                                                                                          |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |This looks like /quit after a space.    |  |This looks like /quit after a space.    |
            |Enter runs it, Esc goes back to editing;|  |Enter runs it, Esc goes back to editing;|
            |// sends it as text.                    |  |// sends it as text.                    |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana]  /quit_                          |  |[다나]  /quit_                          |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |This looks like     |  |This looks like     |
            |/quit after a space…|  |/quit after a space…|
            |Enter: yes   Esc: no|  |Enter: yes   Esc: no|
            |[dana]  /quit_      |  |[다나]  /quit_      |
            +--------------------+  +--------------------+
            """)
    }

    @Test("Tab: names, those who spoke last first")
    func names() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.keyIn("@")
                scene.press(.tab)
                scene.press(.tab)
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
            |                | @alice  @bob  @carol                                          |
            | connected  4 ms   you are dana                                                 |
            |[dana] @bob: _                                                                  |
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
            |                | @미나  @서연  @이름이정말긴사람                               |
            | connected  4 ms   you are 다나                                                 |
            |[다나] @서연: _                                                                 |
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
            |                | @alice  @bob  @carol                                                                 |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] @bob: _                                                                                                          |
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
            |                | @미나  @서연  @이름이정말긴사람                                                      |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] @서연: _                                                                                                         |
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
            |@alice  @bob  @carol                    |  |@미나  @서연  @이름이정말긴사람         |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] @bob: _                          |  |[다나] @서연: _                         |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |@bob   2 more       |  |@서연   2 more      |
            |#general       10:05|  |#잡담          10:05|
            |[dana] @bob: _      |  |[다나] @서연: _     |
            +--------------------+  +--------------------+
            """)
    }

    @Test("Tab: commands with their usage, and where the Hangul layout is on")
    func commands() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.keyIn(speech.text("/to", "/새"))
                scene.press(.tab)
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
            |                | /topic  [TEXT]                                                |
            | connected  4 ms   you are dana                                                 |
            |[dana] /topic _                                                                 |
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
            |                | /topic  [TEXT]                                                |
            | connected  4 ms   you are 다나                                                 |
            |[다나] /topic _                                                                 |
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
            |                | /topic  [TEXT]                                                                       |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] /topic _                                                                                                         |
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
            |                | /topic  [TEXT]                                                                       |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] /topic _                                                                                                         |
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
            |/topic  [TEXT]                          |  |/topic  [TEXT]                          |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] /topic _                         |  |[다나] /topic _                         |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |/topic  [TEXT]      |  |/topic  [TEXT]      |
            |#general       10:05|  |#잡담          10:05|
            |[dana] /topic _     |  |[다나] /topic _     |
            +--------------------+  +--------------------+
            """)
    }
}
