import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: the input line")
struct InputStateTests {
    @Test("several lines in the input")
    func lines() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.type(
                    speech.text(
                        "first line\nand a second one that is a good deal longer than the first one was\nthird",
                        "첫째 줄\n그리고 첫째 줄보다 한참 더 길어서 좁은 화면에서는 접히는 둘째 줄\n셋째"))
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
            | connected  4 ms   you are dana                                                 |
            |[dana] first line                                                               |
            |       and a second one that is a good deal longer than the first one was       |
            |       third_                                                                   |
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
            | connected  4 ms   you are 다나                                                 |
            |[다나] 첫째 줄                                                                  |
            |       그리고 첫째 줄보다 한참 더 길어서 좁은 화면에서는 접히는 둘째 줄         |
            |       셋째_                                                                    |
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
            | connected  4 ms   you are dana                                                                                         |
            |[dana] first line                                                                                                       |
            |       and a second one that is a good deal longer than the first one was                                               |
            |       third_                                                                                                           |
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
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] 첫째 줄                                                                                                          |
            |       그리고 첫째 줄보다 한참 더 길어서 좁은 화면에서는 접히는 둘째 줄                                                 |
            |       셋째_                                                                                                            |
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
            |connected 4 ms  dana               10:05|  |connected 4 ms  다나               10:05|
            |[dana] and a second one that is a good  |  |[다나] 그리고 첫째 줄보다 한참 더 길어  |
            |       deal longer than the first one w |  |       서 좁은 화면에서는 접히는 둘째   |
            |       as                               |  |       줄                               |
            |       third_                           |  |       셋째_                            |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |#general       10:05|  |#잡담          10:05|
            |[dana] third_       |  |[다나] 셋째_        |
            +--------------------+  +--------------------+
            """)
    }

    @Test("a text that is too long says by how much, before Enter")
    func tooLong() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.type(String(repeating: speech.text("lorem ipsum ", "길고 긴 글 "), count: 400))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×9
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            | connected  4 ms           Too long by 704 characters; the limit is 4 096 bytes |
            |[dana] lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum  |
            |       lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum  | ×4
            |       lorem ipsum lorem ipsum lorem ipsum lorem ipsum _                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×8
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            | connected  4 ms           Too long by 889 characters; the limit is 4 096 bytes |
            |[다나] 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고   |
            |       긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글  |
            |       길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고   |
            |       긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글  |
            |       길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고   |
            |       긴 글 길고 긴 글 길고 긴 글 길고 긴 글 _                                 |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×23
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            | connected  4 ms   you are dana                                    Too long by 704 characters; the limit is 4 096 bytes |
            |[dana] m ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ip |
            |       sum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum  |
            |       lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lore |
            |       m ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ip |
            |       sum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum  |
            |       lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum _                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×23
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            | connected  4 ms   you are 다나                                    Too long by 889 characters; the limit is 4 096 bytes |
            |[다나]  길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글   |
            |       길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길 |
            |       고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 |
            |        긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고   |
            |       긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 |
            |        글 길고 긴 글 길고 긴 글 길고 긴 글 길고 긴 글 _                                                                |
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
            |              Too long by 704 characters|  |              Too long by 889 characters|
            |[dana] m ipsum lorem ipsum lorem ipsum  |  |[다나]  글 길고 긴 글 길고 긴 글 길고   |
            |       lorem ipsum lorem ipsum lorem ip |  |       긴 글 길고 긴 글 길고 긴 글 길고 |
            |       sum lorem ipsum lorem ipsum lore |  |        긴 글 길고 긴 글 길고 긴 글 길  |
            |       m ipsum lorem ipsum lorem ipsum _|  |       고 긴 글 길고 긴 글 길고 긴 글 _ |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |     Too long by 704|  |     Too long by 889|
            |[dana] lorem ipsum _|  |[다나]  길고 긴 글 _|
            +--------------------+  +--------------------+
            """)
    }

    @Test("a pasted text of several lines")
    func pasted() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.paste(speech.text("/quit\nis only text here", "/quit\n여기서는 그냥 글입니다"))
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
            |              2 lines, 23 characters. Enter: send  Alt-J: join lines  Esc: edit |
            |[dana] /quit                                                                    |
            |       is only text here_                                                       |
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
            |              2 lines, 18 characters. Enter: send  Alt-J: join lines  Esc: edit |
            |[다나] /quit                                                                    |
            |       여기서는 그냥 글입니다_                                                  |
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
            | connected  4 ms               2 lines, 23 characters. Enter: send as one message  Alt-J: join lines  Esc: keep editing |
            |[dana] /quit                                                                                                            |
            |       is only text here_                                                                                               |
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
            | connected  4 ms               2 lines, 18 characters. Enter: send as one message  Alt-J: join lines  Esc: keep editing |
            |[다나] /quit                                                                                                            |
            |       여기서는 그냥 글입니다_                                                                                          |
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
            |       2 lines. Enter: send  Alt-J: join|  |       2 lines. Enter: send  Alt-J: join|
            |[dana] /quit                            |  |[다나] /quit                            |
            |       is only text here_               |  |       여기서는 그냥 글입니다_          |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |      2 lines pasted|  |      2 lines pasted|
            |[dana] ly text here_|  |[다나] 냥 글입니다_ |
            +--------------------+  +--------------------+
            """)
    }
}
