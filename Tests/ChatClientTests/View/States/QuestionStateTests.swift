import ChatProtocol
import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: what is asked above the input line")
struct QuestionStateTests {
    @Test("a long pasted text is asked about")
    func pasteQuestion() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.paste((1...25).map { speech.text("line \($0)", "\($0)번째 줄") }.joined(separator: "\n"))
                scene.press(.enter)
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×7
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | Send 25 lines, 190 characters as one message? Enter yes, Esc  |
            |                | no                                                            |
            | connected  4 ms   you are dana                                                 |
            |[dana] line 20                                                                  |
            |       line 21                                                                  |
            |       line 22                                                                  |
            |       line 23                                                                  |
            |       line 24                                                                  |
            |       line 25_                                                                 |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×6
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | Send 25 lines, 165 characters as one message? Enter yes, Esc  |
            |                | no                                                            |
            | connected  4 ms   you are 다나                                                 |
            |[다나] 20번째 줄                                                                |
            |       21번째 줄                                                                |
            |       22번째 줄                                                                |
            |       23번째 줄                                                                |
            |       24번째 줄                                                                |
            |       25번째 줄_                                                               |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×22
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | Send 25 lines, 190 characters as one message? Enter yes, Esc no                      |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] line 20                                                                                                          |
            |       line 21                                                                                                          |
            |       line 22                                                                                                          |
            |       line 23                                                                                                          |
            |       line 24                                                                                                          |
            |       line 25_                                                                                                         |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×22
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | Send 25 lines, 165 characters as one message? Enter yes, Esc no                      |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] 20번째 줄                                                                                                        |
            |       21번째 줄                                                                                                        |
            |       22번째 줄                                                                                                        |
            |       23번째 줄                                                                                                        |
            |       24번째 줄                                                                                                        |
            |       25번째 줄_                                                                                                       |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |Send 25 lines, 190 characters as one    |  |Send 25 lines, 165 characters as one    |
            |message? Enter yes, Esc no              |  |message? Enter yes, Esc no              |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] line 22                          |  |[다나] 22번째 줄                        |
            |       line 23                          |  |       23번째 줄                        |
            |       line 24                          |  |       24번째 줄                        |
            |       line 25_                         |  |       25번째 줄_                       |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |Send 25 lines, 190  |  |Send 25 lines, 165  |
            |characters as one…  |  |characters as one…  |
            |Enter: yes   Esc: no|  |Enter: yes   Esc: no|
            |[dana] line 25_     |  |[다나] 25번째 줄_   |
            +--------------------+  +--------------------+
            """)
    }

    @Test("/quit with drafts asks")
    func quitQuestion() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.room(speech.text("dev", "개발"))
                scene.room(speech.text("ops", "아주긴방이름을가진곳"))
                for number in 2...3 { scene.inRoom(number) { $0.composer.editor.insert("unsent") } }
                scene.enter("/quit")
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            | 2 #dev        *|                                                               |
            | 3 #ops        *|                                                               |
            |                |                                                               | ×11
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | 2 drafts unsent (#dev, #ops). Quit? Enter yes, Esc no         |
            | connected  4 ms   you are dana                                                 |
            |[dana] /quit_                                                                   |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            | 2 #개발       *|                                                               |
            | 3 #아주긴방…  *|                                                               |
            |                |                                                               | ×9
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | 2 drafts unsent (#개발, #아주긴방이름을가진곳). Quit? Enter   |
            |                | yes, Esc no                                                   |
            | connected  4 ms   you are 다나                                                 |
            |[다나] /quit_                                                                   |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            | 2 #dev        *|                                                                                      | bob            |
            | 3 #ops        *|                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×27
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | 2 drafts unsent (#dev, #ops). Quit? Enter yes, Esc no                                |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] /quit_                                                                                                           |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            | 2 #개발       *|                                                                                      | 미나           |
            | 3 #아주긴방…  *|                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×27
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | 2 drafts unsent (#개발, #아주긴방이름을가진곳). Quit? Enter yes, Esc no              |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] /quit_                                                                                                           |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general 2#dev* 3#ops*          F1 help|  |1#잡담 2#개발* 3#아주긴…*        F1 help|
            |                                        |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |2 drafts unsent (#dev, #ops). Quit?     |  |2 drafts unsent (#개발, #아주긴방이름을 |
            |Enter yes, Esc no                       |  |가진곳). Quit? Enter yes, Esc no        |
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] /quit_                           |  |[다나] /quit_                           |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |2 drafts unsent     |  |2 drafts unsent (#개|
            |(#dev, #ops). Quit?…|  |발, #아주긴방이름을…|
            |Enter: yes   Esc: no|  |Enter: yes   Esc: no|
            |[dana] /quit_       |  |[다나] /quit_       |
            +--------------------+  +--------------------+
            """)
    }

    @Test("/exit asks which leaving is meant")
    func leaving() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.enter("/exit")
                scene.keyIn(speech.text("pa", "ㅔㅁ"))
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
            |                | Leave #general (/part) or quit (/quit)?                       |
            | connected  4 ms   you are dana                     Enter: do it   Esc: neither |
            |[leave] pa_                                                                     |
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
            |                | Leave #잡담 (/part) or quit (/quit)?                          |
            | connected  4 ms   you are 다나                     Enter: do it   Esc: neither |
            |[leave] ㅔㅁ_                                                                   |
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
            |                | Leave #general (/part) or quit (/quit)?                                              |                |
            | connected  4 ms   you are dana                                                             Enter: do it   Esc: neither |
            |[leave] pa_                                                                                                             |
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
            |                | Leave #잡담 (/part) or quit (/quit)?                                                 |                |
            | connected  4 ms   you are 다나                                                             Enter: do it   Esc: neither |
            |[leave] ㅔㅁ_                                                                                                           |
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
            |Leave #general (/part) or quit (/quit)? |  |Leave #잡담 (/part) or quit (/quit)?    |
            |connected 4 ms  dana        Esc: neither|  |connected 4 ms  다나        Esc: neither|
            |[leave] pa_                             |  |[leave] ㅔㅁ_                           |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |Leave #general      |  |Leave #잡담 (/part) |
            |(/part) or quit…    |  |or quit (/quit)?    |
            |        Esc: neither|  |#잡담   Esc: neither|
            |[leave] pa_         |  |[leave] ㅔㅁ_       |
            +--------------------+  +--------------------+
            """)
    }
}
