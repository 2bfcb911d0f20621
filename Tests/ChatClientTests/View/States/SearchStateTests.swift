import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: searching")
struct SearchStateTests {
    @Test("a search of the room, at its second hit")
    func found() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                for number in 1...20 { scene.say("10:20", speech.text("carol", "서연"), "\(number)") }
                scene.say("10:22", speech.text("bob", "민준"), speech.text("1.0 is tagged", "1.0 태그를 붙였어요"))
                scene.press(.character("s"), .control)
                scene.keyIn(speech.text("1.0 tag", "태그"))
                scene.press(.up)
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          | ------------------ Monday 23 November 2026 ------------------ |
            |>1 #general     | 10:02    alice  morning all                                   |
            |                |>10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | 10:20    carol  1                                             |
            |                |                 2                                             |
            |                |                 3                                             |
            |                |                 4                                             |
            |                |                 5                                             |
            |                |                 6                                             |
            |                |                 7                                             |
            |                |                 8                                             |
            |                |                 9                                             |
            |                |                 10                                            |
            |                |                 11                                            |
            |                |                 12                                            |
            |                | ~~~~~~~~~~~~~~~~~~~~~~~ 9 lines below ~~~~~~~~~~~~~~~~~~~~~~~ |
            |                | 10:20    carol  19                                            |
            |                | 10:20    carol  20                                            |
            |                | 10:22      bob  1.0 is tagged                                 |
            | connected  4 ms      2 of 2   Up, Down: older, newer   Enter: stay   Esc: back |
            |[search] 1.0 tag_                                                               |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          | ------------------ Monday 23 November 2026 ------------------ |
            |>1 #잡담        | 10:02     미나  다들 좋은 아침이에요                          |
            |                |>10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | 10:20     서연  1                                             |
            |                |                 2                                             |
            |                |                 3                                             |
            |                |                 4                                             |
            |                |                 5                                             |
            |                |                 6                                             |
            |                |                 7                                             |
            |                |                 8                                             |
            |                |                 9                                             |
            |                |                 10                                            |
            |                |                 11                                            |
            |                | ~~~~~~~~~~~~~~~~~~~~~~~ 10 lines below ~~~~~~~~~~~~~~~~~~~~~~ |
            |                | 10:20     서연  19                                            |
            |                | 10:20     서연  20                                            |
            |                | 10:22     민준  1.0 태그를 붙였어요                           |
            | connected  4 ms      2 of 2   Up, Down: older, newer   Enter: stay   Esc: back |
            |[search] 태그_                                                                  |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×7
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                |>10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | 10:20      carol  1                                                                  |                |
            |                |                   2                                                                  |                |
            |                |                   3                                                                  |                |
            |                |                   4                                                                  |                |
            |                |                   5                                                                  |                |
            |                |                   6                                                                  |                |
            |                |                   7                                                                  |                |
            |                |                   8                                                                  |                |
            |                |                   9                                                                  |                |
            |                |                   10                                                                 |                |
            |                |                   11                                                                 |                |
            |                |                   12                                                                 |                |
            |                |                   13                                                                 |                |
            |                |                   14                                                                 |                |
            |                |                   15                                                                 |                |
            |                |                   16                                                                 |                |
            |                |                   17                                                                 |                |
            |                |                   18                                                                 |                |
            |                |                   19                                                                 |                |
            |                |                   20                                                                 |                |
            |                | 10:22        bob  1.0 is tagged                                                      |                |
            | connected  4 ms   you are dana                               2 of 2   Up, Down: older, newer   Enter: stay   Esc: back |
            |[search] 1.0 tag_                                                                                                       |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×7
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                |>10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | 10:20       서연  1                                                                  |                |
            |                |                   2                                                                  |                |
            |                |                   3                                                                  |                |
            |                |                   4                                                                  |                |
            |                |                   5                                                                  |                |
            |                |                   6                                                                  |                |
            |                |                   7                                                                  |                |
            |                |                   8                                                                  |                |
            |                |                   9                                                                  |                |
            |                |                   10                                                                 |                |
            |                |                   11                                                                 |                |
            |                |                   12                                                                 |                |
            |                |                   13                                                                 |                |
            |                |                   14                                                                 |                |
            |                |                   15                                                                 |                |
            |                |                   16                                                                 |                |
            |                |                   17                                                                 |                |
            |                |                   18                                                                 |                |
            |                |                   19                                                                 |                |
            |                |                   20                                                                 |                |
            |                | 10:22       민준  1.0 태그를 붙였어요                                                |                |
            | connected  4 ms   you are 다나                               2 of 2   Up, Down: older, newer   Enter: stay   Esc: back |
            |[search] 태그_                                                                                                          |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |-------- Monday 23 November 2026 -------|  |-------- Monday 23 November 2026 -------|
            |alice: morning all                      |  |미나: 다들 좋은 아침이에요              |
            |>bob: is the changelog final? I would   |  |>이름이정말긴…: 변경 기록은 끝났나요? 이|
            | like to tag 1.0 now                    |  | 제 1.0 태그를 붙이고 싶어요            |
            |alice: yes, see                         |  |미나: 네,                               |
            | https://example.org/releases/1.0       |  | https://example.org/ko/releases/1.0 에 |
            |carol: 1                                |  | 올렸어요                               |
            | 2                                      |  |서연: 1                                 |
            | 3                                      |  | 2                                      |
            |connected 4 ms  dana  2 of 2   Esc: back|  |connected 4 ms  다나  2 of 2   Esc: back|
            |[search] 1.0 tag_                       |  |[search] 태그_                          |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |>bob: is the        |  |>이름…: 변경 기록은 |
            | changelog final? I |  | 끝났나요? 이제 1.0 |
            | would like to tag  |  | 태그를 붙이고 싶어 |
            |#general      2 of 2|  |#잡담         2 of 2|
            |[search] 1.0 tag_   |  |[search] 태그_      |
            +--------------------+  +--------------------+
            """)
    }

    @Test("a search that finds nothing here")
    func nothing() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.press(.character("s"), .control)
                scene.keyIn(speech.text("deploy", "배포"))
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
            | connected  4 ms   you are dana         not found here   Up, Down   Enter   Esc |
            |[search] deploy_                                                                |
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
            | connected  4 ms   you are 다나         not found here   Up, Down   Enter   Esc |
            |[search] 배포_                                                                  |
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
            | connected  4 ms   you are dana                       not found here   Up, Down: older, newer   Enter: stay   Esc: back |
            |[search] deploy_                                                                                                        |
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
            | connected  4 ms   you are 다나                       not found here   Up, Down: older, newer   Enter: stay   Esc: back |
            |[search] 배포_                                                                                                          |
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
            |connected 4 ms  dana      not found here|  |connected 4 ms  다나      not found here|
            |[search] deploy_                        |  |[search] 배포_                          |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |      not found here|  |      not found here|
            |[search] deploy_    |  |[search] 배포_      |
            +--------------------+  +--------------------+
            """)
    }

    @Test("Ctrl-R: a line that was sent")
    func sentLine() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.sent(
                    speech.text("deploy the world", "오늘 배포 시작합니다"),
                    speech.text("is the deployment over?", "안녕하세요 여러분, 배포는 끝났나요"))
                scene.press(.character("r"), .control)
                scene.keyIn(speech.text("dep", "배포"))
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
            | connected  4 ms               1 of 2   Ctrl-R: older   Enter: take   Esc: back |
            |(search sent lines) 'dep': is the deployment over?                              |
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
            | connected  4 ms               1 of 2   Ctrl-R: older   Enter: take   Esc: back |
            |(search sent lines) '배포': 안녕하세요 여러분, 배포는 끝났나요                  |
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
            | connected  4 ms   you are dana                         1 of 2   Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back |
            |(search sent lines) 'dep': is the deployment over?                                                                      |
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
            | connected  4 ms   you are 다나                         1 of 2   Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back |
            |(search sent lines) '배포': 안녕하세요 여러분, 배포는 끝났나요                                                          |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |                                        |  |                                        |
            |                                        |  |-------- Monday 23 November 2026 -------|
            |                                        |  |미나: 다들 좋은 아침이에요              |
            |-------- Monday 23 November 2026 -------|  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |alice: morning all                      |  | 제 1.0 태그를 붙이고 싶어요            |
            |bob: is the changelog final? I would    |  |미나: 네,                               |
            | like to tag 1.0 now                    |  | https://example.org/ko/releases/1.0 에 |
            |alice: yes, see                         |  | 올렸어요                               |
            | https://example.org/releases/1.0       |  |connected 4 ms  다나  1 of 2   Esc: back|
            |connected 4 ms  dana  1 of 2   Esc: back|  |(sent) '배포': 안녕하세요 여러분, 배포  |
            |(sent) 'dep': is the deployment over?   |  |               는 끝났나요              |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |#general   Esc: back|  |#잡담      Esc: back|
            |'dep': is the deplo |  |'배포': 안녕하세요  |
            +--------------------+  +--------------------+
            """)
    }
}
