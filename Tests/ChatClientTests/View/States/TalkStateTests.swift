import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: talking")
struct TalkStateTests {
    @Test("several rooms: unread lines, mentions, a draft, one muted; somebody joins, and somebody types")
    func rooms() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.room(speech.text("random", "아무말"), unread: 4)
                scene.room(speech.text("terminal-client", "아주긴방이름을가진곳"), unread: 31, mentions: 2)
                scene.room(speech.text("ops", "운영"))
                scene.room(speech.text("music", "음악"))
                scene.room(speech.text("lunch", "점심"), unread: 3, mentions: 1)
                scene.inRoom(4) { $0.composer.editor.insert("unsent") }
                scene.inRoom(5) { $0.isMuted = true }
                scene.activity(
                    "10:06", joined: speech == .english ? ["carol", "erin"] : ["서연", "지호"], left: ["frank"])
                scene.say("10:09", speech.text("dana", "다나"), speech.text("I will watch #ops", "저는 #운영 방을 볼게요"))
                scene.type(speech.text("nice, tagging it now", "좋아요, 지금 태그를 붙일게요"))
                scene.typing(speech.text("bob", "이름이정말긴사람"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            | 2 #random    +4|                                                               |
            | 3 #termi… !2+31|                                                               |
            | 4 #ops        *|                                                               |
            | 5 #music      -|                                                               |
            | 6 #lunch   !1+3|                                                               |
            |                |                                                               | ×7
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                |             --  carol and erin joined, frank left             |
            |                | 10:09     dana  I will watch #ops                             |
            | connected  4 ms   you are dana                                   bob is typing |
            |[dana] nice, tagging it now_                                                    |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            | 2 #아무말    +4|                                                               |
            | 3 #아주…  !2+31|                                                               |
            | 4 #운영       *|                                                               |
            | 5 #음악       -|                                                               |
            | 6 #점심    !1+3|                                                               |
            |                |                                                               | ×6
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                |             --  서연 and 지호 joined, frank left              |
            |                | 10:09     다나  저는 #운영 방을 볼게요                        |
            | connected  4 ms   you are 다나                      이름이정말긴사람 is typing |
            |[다나] 좋아요, 지금 태그를 붙일게요_                                            |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            | 2 #random    +4|                                                                                      | bob            |
            | 3 #termi… !2+31|                                                                                      | carol          |
            | 4 #ops        *|                                                                                      | dana           |
            | 5 #music      -|                                                                                      |                |
            | 6 #lunch   !1+3|                                                                                      |                |
            |                |                                                                                      |                | ×24
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                |               --  carol and erin joined, frank left                                  |                |
            |                | 10:09       dana  I will watch #ops                                                  |                |
            | connected  4 ms   you are dana                                                                           bob is typing |
            |[dana] nice, tagging it now_                                                                                            |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            | 2 #아무말    +4|                                                                                      | 미나           |
            | 3 #아주…  !2+31|                                                                                      | 서연           |
            | 4 #운영       *|                                                                                      | 이름이정말긴사…|
            | 5 #음악       -|                                                                                      |                |
            | 6 #점심    !1+3|                                                                                      |                |
            |                |                                                                                      |                | ×24
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                |               --  서연 and 지호 joined, frank left                                   |                |
            |                | 10:09       다나  저는 #운영 방을 볼게요                                             |                |
            | connected  4 ms   you are 다나                                                              이름이정말긴사람 is typing |
            |[다나] 좋아요, 지금 태그를 붙일게요_                                                                                    |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general 3#termin…!2 6#lunch!1  F1 help|  |1#잡담 3#아주긴…!2 6#점심!1      F1 help|
            |                                        |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |-- carol and erin joined, frank left    |  |-- 서연 and 지호 joined, frank left     |
            |dana: I will watch #ops                 |  |다나: 저는 #운영 방을 볼게요            |
            |connected 4 ms  dana       bob is typing|  |connected 4 ms  다나               10:09|
            |[dana] nice, tagging it now_            |  |[다나] 좋아요, 지금 태그를 붙일게요_    |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | joined, frank left |  | joined, frank left |
            |dana: I will watch  |  |다나: 저는 #운영 방 |
            | #ops               |  | 을 볼게요          |
            |#general !3 +38     |  |#잡담 !3 +38   10:09|
            |[dana] gging it now_|  |[다나] 를 붙일게요_ |
            +--------------------+  +--------------------+
            """)
    }

    @Test("a new day, the topic, many who join, an action, a mention, a line taken back, and what is new")
    func days() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.activity("24:10", joined: ["a", "b", "c", "d", "e"], left: ["frank", "gil"])
                scene.add(
                    "24:12", .topic(by: speech.text("bob", "민준"), text: speech.text("after the release", "내보낸 다음 날")))
                let seen = scene.say(
                    "24:13", speech.text("bob", "민준"), speech.text("starts the build", "빌드를 시작합니다"), kind: .action)
                scene.say(
                    "24:14", speech.text("bob", "민준"), speech.text("@dana can you review?", "@다나 검토해 주세요"))
                scene.say("24:14:30", speech.text("bob", "민준"), "(message taken back)", kind: .takenBack)
                scene.say(
                    "24:15", speech.text("bot", "로봇"), speech.text("build 7 is green", "빌드 7 통과 🎉"), kind: .notice)
                scene.inShown { $0.readLine = ReadLine(after: seen, count: 3) }
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×6
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | ------------------ Tuesday 24 November 2026 ----------------- |
            |                |             --  5 joined, frank and gil left                  |
            |                |             --  bob set the topic: after the release          |
            |                | 00:13    * bob  starts the build                              |
            |                | --------------------------- 3 new --------------------------- |
            |                |!00:14      bob  @dana can you review?                         |
            |                | 00:14      bob  (message taken back)                          |
            |                | 00:15    -bot-  build 7 is green                              |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×5
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | ------------------ Tuesday 24 November 2026 ----------------- |
            |                |             --  5 joined, frank and gil left                  |
            |                |             --  민준 set the topic: 내보낸 다음 날            |
            |                | 00:13   * 민준  빌드를 시작합니다                             |
            |                | --------------------------- 3 new --------------------------- |
            |                |!00:14     민준  @다나 검토해 주세요                           |
            |                | 00:14     민준  (message taken back)                          |
            |                | 00:15   -로봇-  빌드 7 통과 🎉                                |
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
            |                |                                                                                      |                | ×20
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | ----------------------------- Tuesday 24 November 2026 ----------------------------- |                |
            |                |               --  5 joined, frank and gil left                                       |                |
            |                |               --  bob set the topic: after the release                               |                |
            |                | 00:13      * bob  starts the build                                                   |                |
            |                | --------------------------------------- 3 new -------------------------------------- |                |
            |                |!00:14        bob  @dana can you review?                                              |                |
            |                | 00:14        bob  (message taken back)                                               |                |
            |                | 00:15      -bot-  build 7 is green                                                   |                |
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
            |                |                                                                                      |                | ×20
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | ----------------------------- Tuesday 24 November 2026 ----------------------------- |                |
            |                |               --  5 joined, frank and gil left                                       |                |
            |                |               --  민준 set the topic: 내보낸 다음 날                                 |                |
            |                | 00:13     * 민준  빌드를 시작합니다                                                  |                |
            |                | --------------------------------------- 3 new -------------------------------------- |                |
            |                |!00:14       민준  @다나 검토해 주세요                                                |                |
            |                | 00:14       민준  (message taken back)                                               |                |
            |                | 00:15     -로봇-  빌드 7 통과 🎉                                                     |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |------- Tuesday 24 November 2026 -------|  |------- Tuesday 24 November 2026 -------|
            |-- 5 joined, frank and gil left         |  |-- 5 joined, frank and gil left         |
            |-- bob set the topic: after the release |  |-- 민준 set the topic: 내보낸 다음 날   |
            |* bob starts the build                  |  |* 민준 빌드를 시작합니다                |
            |----------------- 3 new ----------------|  |----------------- 3 new ----------------|
            |!bob: @dana can you review?             |  |!민준: @다나 검토해 주세요              |
            |bob: (message taken back)               |  |민준: (message taken back)              |
            |-bot-: build 7 is green                 |  |-로봇-: 빌드 7 통과 🎉                  |
            |connected 4 ms  dana               00:15|  |connected 4 ms  다나               00:15|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | back)              |  | back)              |
            |-bot-: build 7 is   |  |-로봇-: 빌드 7 통과 |
            | green              |  | 🎉                 |
            |#general       00:15|  |#잡담          00:15|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("a conversation of two")
    func two() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.model.shownRoom = scene.room("@u-bob-u-dana")
                scene.people(speech.text("bob", "이름이정말긴사람"), speech.text("dana", "다나"))
                scene.inShown { $0.peer = $0.people.list?.first }
                scene.say("10:12", speech.text("bob", "이름이정말긴사람"), speech.text("just between us", "우리끼리 하는 말이에요"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | @bob                                                         2 people  F1 help |
            | ROOMS          |                                                               |
            | 1 #general     |                                                               |
            |>2 @bob         |                                                               |
            |                |                                                               | ×16
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:12      bob  just between us                               |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | @이름이정말긴사람                                            2 people  F1 help |
            | ROOMS          |                                                               |
            | 1 #잡담        |                                                               |
            |>2 @이름이정말… |                                                               |
            |                |                                                               | ×16
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:12  이름이…  우리끼리 하는 말이에요                        |
            | connected  4 ms   you are 다나                                                 |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | @bob                                                                                                 2 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            | 1 #general     |                                                                                      | bob            |
            |>2 @bob         |                                                                                      | dana           |
            |                |                                                                                      |                | ×32
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:12        bob  just between us                                                    |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | @이름이정말긴사람                                                                                    2 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            | 1 #잡담        |                                                                                      | 이름이정말긴사…|
            |>2 @이름이정말… |                                                                                      | 다나           |
            |                |                                                                                      |                | ×32
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:12  이름이정…  우리끼리 하는 말이에요                                             |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general 2@bob                  F1 help|  |1#잡담 2@이름이정말긴사람        F1 help|
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |-------- Monday 23 November 2026 -------|  |-------- Monday 23 November 2026 -------|
            |bob: just between us                    |  |이름이정말긴…: 우리끼리 하는 말이에요   |
            |connected 4 ms  dana               10:12|  |connected 4 ms  다나               10:12|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |                    |  |---- 23 Nov 2026 ---|
            |---- 23 Nov 2026 ---|  |이름…: 우리끼리 하는|
            |bob: just between us|  | 말이에요           |
            |@bob           10:12|  |@이름이정말긴사람   |
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }
}
