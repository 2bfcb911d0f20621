import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: what is shown of a room")
struct ReadingStateTests {
    @Test("reading back: the newest lines and the count stay in sight")
    func readingBack() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                for number in 1...12 {
                    scene.say(
                        "11:\(10 + number)",
                        speech.text(number % 2 == 0 ? "bob" : "carol", number % 2 == 0 ? "민준" : "서연"),
                        speech.text("step \(number) of the release", "내보내기 \(number)단계"))
                }
                for number in 1...30 { scene.say("11:40", speech.text("carol", "서연"), "\(number)") }
                scene.say("11:52", speech.text("bob", "민준"), speech.text("@dana ping", "@다나 계세요?"))
                scene.say(
                    "11:54", speech.text("alice", "미나"), speech.text("lunch order closes at 11", "점심은 열한 시까지 정합니다"))
                scene.inShown { $0.scroll = .reading(top: 2, row: 0) }
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          | 10:03      bob  is the changelog final? I would like to tag   |
            |>1 #general     |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | 11:11    carol  step 1 of the release                         |
            |                | 11:12      bob  step 2 of the release                         |
            |                | 11:13    carol  step 3 of the release                         |
            |                | 11:14      bob  step 4 of the release                         |
            |                | 11:15    carol  step 5 of the release                         |
            |                | 11:16      bob  step 6 of the release                         |
            |                | 11:17    carol  step 7 of the release                         |
            |                | 11:18      bob  step 8 of the release                         |
            |                | 11:19    carol  step 9 of the release                         |
            |                | 11:20      bob  step 10 of the release                        |
            |                | 11:21    carol  step 11 of the release                        |
            |                | 11:22      bob  step 12 of the release                        |
            |                | 11:40    carol  1                                             |
            |                |                 2                                             |
            |                | ~~~~~~~~~~~~~~~~~ 30 lines below, 1 mention ~~~~~~~~~~~~~~~~~ |
            |                | 11:40    carol  30                                            |
            |                |!11:52      bob  @dana ping                                    |
            |                | 11:54    alice  lunch order closes at 11                      |
            | connected  4 ms   you are dana                End: newest  Alt-N: next mention |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |>1 #잡담        |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | 11:11     서연  내보내기 1단계                                |
            |                | 11:12     민준  내보내기 2단계                                |
            |                | 11:13     서연  내보내기 3단계                                |
            |                | 11:14     민준  내보내기 4단계                                |
            |                | 11:15     서연  내보내기 5단계                                |
            |                | 11:16     민준  내보내기 6단계                                |
            |                | 11:17     서연  내보내기 7단계                                |
            |                | 11:18     민준  내보내기 8단계                                |
            |                | 11:19     서연  내보내기 9단계                                |
            |                | 11:20     민준  내보내기 10단계                               |
            |                | 11:21     서연  내보내기 11단계                               |
            |                | 11:22     민준  내보내기 12단계                               |
            |                | 11:40     서연  1                                             |
            |                | ~~~~~~~~~~~~~~~~~ 31 lines below, 1 mention ~~~~~~~~~~~~~~~~~ |
            |                | 11:40     서연  30                                            |
            |                |!11:52     민준  @다나 계세요?                                 |
            |                | 11:54     미나  점심은 열한 시까지 정합니다                   |
            | connected  4 ms   you are 다나                End: newest  Alt-N: next mention |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          | 10:03        bob  is the changelog final? I would like to tag 1.0 now                | PEOPLE         |
            |>1 #general     | 10:05      alice  yes, see https://example.org/releases/1.0                          | alice          |
            |                | 11:11      carol  step 1 of the release                                              | bob            |
            |                | 11:12        bob  step 2 of the release                                              | carol          |
            |                | 11:13      carol  step 3 of the release                                              | dana           |
            |                | 11:14        bob  step 4 of the release                                              |                |
            |                | 11:15      carol  step 5 of the release                                              |                |
            |                | 11:16        bob  step 6 of the release                                              |                |
            |                | 11:17      carol  step 7 of the release                                              |                |
            |                | 11:18        bob  step 8 of the release                                              |                |
            |                | 11:19      carol  step 9 of the release                                              |                |
            |                | 11:20        bob  step 10 of the release                                             |                |
            |                | 11:21      carol  step 11 of the release                                             |                |
            |                | 11:22        bob  step 12 of the release                                             |                |
            |                | 11:40      carol  1                                                                  |                |
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
            |                | ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ 13 lines below, 1 mention ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ |                |
            |                | 11:40      carol  30                                                                 |                |
            |                |!11:52        bob  @dana ping                                                         |                |
            |                | 11:54      alice  lunch order closes at 11                                           |                |
            | connected  4 ms   you are dana                                                        End: newest  Alt-N: next mention |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                | PEOPLE         |
            |>1 #잡담        | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                | 다나           |
            |                | 11:11       서연  내보내기 1단계                                                     | 미나           |
            |                | 11:12       민준  내보내기 2단계                                                     | 서연           |
            |                | 11:13       서연  내보내기 3단계                                                     | 이름이정말긴사…|
            |                | 11:14       민준  내보내기 4단계                                                     |                |
            |                | 11:15       서연  내보내기 5단계                                                     |                |
            |                | 11:16       민준  내보내기 6단계                                                     |                |
            |                | 11:17       서연  내보내기 7단계                                                     |                |
            |                | 11:18       민준  내보내기 8단계                                                     |                |
            |                | 11:19       서연  내보내기 9단계                                                     |                |
            |                | 11:20       민준  내보내기 10단계                                                    |                |
            |                | 11:21       서연  내보내기 11단계                                                    |                |
            |                | 11:22       민준  내보내기 12단계                                                    |                |
            |                | 11:40       서연  1                                                                  |                |
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
            |                | ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ 13 lines below, 1 mention ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ |                |
            |                | 11:40       서연  30                                                                 |                |
            |                |!11:52       민준  @다나 계세요?                                                      |                |
            |                | 11:54       미나  점심은 열한 시까지 정합니다                                        |                |
            | connected  4 ms   you are 다나                                                        End: newest  Alt-N: next mention |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |bob: is the changelog final? I would    |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            | like to tag 1.0 now                    |  | 제 1.0 태그를 붙이고 싶어요            |
            |alice: yes, see                         |  |미나: 네,                               |
            | https://example.org/releases/1.0       |  | https://example.org/ko/releases/1.0 에 |
            |carol: step 1 of the release            |  | 올렸어요                               |
            |bob: step 2 of the release              |  |서연: 내보내기 1단계                    |
            |carol: step 3 of the release            |  |민준: 내보내기 2단계                    |
            |bob: step 4 of the release              |  |서연: 내보내기 3단계                    |
            |carol: step 5 of the release            |  |민준: 내보내기 4단계                    |
            |connected 4 ms  dana         39 below !1|  |connected 4 ms  다나         40 below !1|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |bob: is the         |  |이름…: 변경 기록은  |
            | changelog final? I |  | 끝났나요? 이제 1.0 |
            | would like to tag  |  | 태그를 붙이고 싶어 |
            |#general    45 below|  |#잡담    45 below !1|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("cleared, and a line after that")
    func cleared() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.enter("/clear")
                scene.say("10:30", speech.text("bob", "민준"), speech.text("still here", "아직 있어요"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×17
            |                | 10:30      bob  still here                                    |
            |                | Cleared here. Scroll up to bring it back.                     |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×17
            |                | 10:30     민준  아직 있어요                                   |
            |                | Cleared here. Scroll up to bring it back.                     |
            | connected  4 ms   you are 다나                                                 |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×30
            |                | 10:30        bob  still here                                                         |                |
            |                | Cleared here. Scroll up to bring it back.                                            |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×30
            |                | 10:30       민준  아직 있어요                                                        |                |
            |                | Cleared here. Scroll up to bring it back.                                            |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |bob: still here                         |  |민준: 아직 있어요                       |
            |Cleared here. Scroll up to bring it     |  |Cleared here. Scroll up to bring it     |
            |back.                                   |  |back.                                   |
            |connected 4 ms  dana               10:30|  |connected 4 ms  다나               10:30|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |bob: still here     |  |민준: 아직 있어요   |
            |Cleared here. Scroll|  |Cleared here. Scroll|
            |up to bring it back.|  |up to bring it back.|
            |#general       10:30|  |#잡담          10:30|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }
}
