import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: what was sent and what was missed")
struct DeliveryStateTests {
    /// The connection is gone since 10:21:46.
    private static func lost(_ columns: Int, _ rows: Int, _ speech: Speech) -> Scene {
        var scene = Scene.talk(columns, rows, speech)
        scene.say("10:21", scene.model.nick, speech.text("done, v1.0 is out", "1.0을 내보냈어요"), delivery: .notConfirmed)
        scene.add("10:21:46", .outage(Outage(lostAt: Scene.time("10:21:46"), cause: "server closed")))
        scene.inShown { room in
            room.people.isStale = true
            room.membership = .dropped
        }
        scene.lose()
        return scene
    }

    @Test("offline: the next try is counted down to, what was on its way is not confirmed, and what is typed is kept")
    func offline() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Self.lost(columns, rows, speech)
                scene.enter(speech.text("congratulations everyone", "모두 축하해요"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                 offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×11
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | 10:21     dana  done, v1.0 is out (not confirmed)             |
            |                | ---------- 10:21:46 connection lost: server closed ---------- |
            |                | Not sent: not connected. Your text is kept below.             |
            | OFFLINE 14 s  try 4 in 6 s             Alt-R: try now   /connect: other server |
            |[dana] congratulations everyone_                                                |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                           offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×10
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | 10:21     다나  1.0을 내보냈어요 (not confirmed)              |
            |                | ---------- 10:21:46 connection lost: server closed ---------- |
            |                | Not sent: not connected. Your text is kept below.             |
            | OFFLINE 14 s  try 4 in 6 s             Alt-R: try now   /connect: other server |
            |[다나] 모두 축하해요_                                                           |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                         offline  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×25
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | 10:21       dana  done, v1.0 is out (not confirmed)                                  |                |
            |                | ---------------------- 10:21:46 connection lost: server closed --------------------- |                |
            |                | Not sent: not connected. Your text is kept below.                                    |                |
            | OFFLINE 14 s  try 4 in 6 s                                                     Alt-R: try now   /connect: other server |
            |[dana] congratulations everyone_                                                                                        |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                   offline  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×25
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | 10:21       다나  1.0을 내보냈어요 (not confirmed)                                   |                |
            |                | ---------------------- 10:21:46 connection lost: server closed --------------------- |                |
            |                | Not sent: not connected. Your text is kept below.                                    |                |
            | OFFLINE 14 s  try 4 in 6 s                                                     Alt-R: try now   /connect: other server |
            |[다나] 모두 축하해요_                                                                                                   |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |dana: done, v1.0 is out (not confirmed) |  |다나: 1.0을 내보냈어요 (not confirmed)  |
            |10:21:46 connection lost: server closed |  |10:21:46 connection lost: server closed |
            |Not sent: not connected. Your text is   |  |Not sent: not connected. Your text is   |
            |kept below.                             |  |kept below.                             |
            |OFFLINE 14 s  try 4 in 6 s    Alt-R: now|  |OFFLINE 14 s  try 4 in 6 s    Alt-R: now|
            |[dana] congratulations everyone_        |  |[다나] 모두 축하해요_                   |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |lost: server closed |  |lost: server closed |
            |Not sent: not       |  |Not sent: not       |
            |connected. Your tex…|  |connected. Your tex…|
            |OFFLINE try in 6 s  |  |OFFLINE try in 6 s  |
            |[dana] ons everyone_|  |[다나] 두 축하해요_ |
            +--------------------+  +--------------------+
            """)
    }

    @Test("back again: how long it took and what was fetched, a message that was not sent, and one not confirmed")
    func back() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.say("10:11", scene.model.nick, speech.text("is it out?", "나갔나요?"), delivery: .notConfirmed)
                scene.say("10:11:30", scene.model.nick, speech.text("hello?", "여보세요?"), delivery: .notSent)
                let recovery = Outage.Recovery(at: Scene.time("10:11:58"), seconds: 26, missed: .fetched(3))
                scene.add(
                    "10:11:32",
                    .outage(Outage(lostAt: Scene.time("10:11:32"), cause: "server closed", recovery: recovery)))
                scene.say("10:12", speech.text("bob", "민준"), speech.text("it is out", "나갔어요"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×10
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | 10:11     dana  is it out? (not confirmed)                    |
            |                |                 hello? (not sent – Up, Enter to send again)   |
            |                | ---- offline 10:11:32–10:11:58 (26 s), 3 messages fetched --- |
            |                | 10:12      bob  it is out                                     |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
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
            |                | 10:11     다나  나갔나요? (not confirmed)                     |
            |                |                 여보세요? (not sent – Up, Enter to send       |
            |                |                 again)                                        |
            |                | ---- offline 10:11:32–10:11:58 (26 s), 3 messages fetched --- |
            |                | 10:12     민준  나갔어요                                      |
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
            |                |                                                                                      |                | ×24
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | 10:11       dana  is it out? (not confirmed)                                         |                |
            |                |                   hello? (not sent – Up, Enter to send again)                        |                |
            |                | --------------- offline 10:11:32–10:11:58 (26 s), 3 messages fetched --------------- |                |
            |                | 10:12        bob  it is out                                                          |                |
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
            |                |                                                                                      |                | ×24
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | 10:11       다나  나갔나요? (not confirmed)                                          |                |
            |                |                   여보세요? (not sent – Up, Enter to send again)                     |                |
            |                | --------------- offline 10:11:32–10:11:58 (26 s), 3 messages fetched --------------- |                |
            |                | 10:12       민준  나갔어요                                                           |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |dana: is it out? (not confirmed)        |  |다나: 나갔나요? (not confirmed)         |
            | hello? (not sent – Up, Enter to send   |  | 여보세요? (not sent – Up, Enter to send|
            | again)                                 |  | again)                                 |
            |  offline 10:11:32–10:11:58 (26 s), 3   |  |  offline 10:11:32–10:11:58 (26 s), 3   |
            |            messages fetched            |  |            messages fetched            |
            |bob: it is out                          |  |민준: 나갔어요                          |
            |connected 4 ms  dana               10:12|  |connected 4 ms  다나               10:12|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | (26 s), 3 messages |  | (26 s), 3 messages |
            |      fetched       |  |      fetched       |
            |bob: it is out      |  |민준: 나갔어요      |
            |#general       10:12|  |#잡담          10:12|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("messages that are missing, and a server that was started anew")
    func missing() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.gap("10:06", 1...1_200)
                scene.say("10:08", speech.text("bob", "민준"), speech.text("where were we?", "어디까지 했죠?"))
                let recovery = Outage.Recovery(at: Scene.time("10:13:02"), seconds: 90, missed: .restarted)
                scene.add(
                    "10:11:32",
                    .outage(Outage(lostAt: Scene.time("10:11:32"), cause: "server closed", recovery: recovery)))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×10
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            |                | -------- 1 200 messages missing here, PgUp loads them ------- |
            |                | 10:08      bob  where were we?                                |
            |                |  offline 10:11:32–10:13:02 (90 s), server restarted, earlier  |
            |                |                    messages are only here                     |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×9
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            |                | -------- 1 200 messages missing here, PgUp loads them ------- |
            |                | 10:08     민준  어디까지 했죠?                                |
            |                |  offline 10:11:32–10:13:02 (90 s), server restarted, earlier  |
            |                |                    messages are only here                     |
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
            |                |                                                                                      |                | ×25
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            |                | ------------------- 1 200 messages missing here, PgUp loads them ------------------- |                |
            |                | 10:08        bob  where were we?                                                     |                |
            |                |  offline 10:11:32–10:13:02 (90 s), server restarted, earlier messages are only here  |                |
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
            |                |                                                                                      |                | ×25
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            |                | ------------------- 1 200 messages missing here, PgUp loads them ------------------- |                |
            |                | 10:08       민준  어디까지 했죠?                                                     |                |
            |                |  offline 10:11:32–10:13:02 (90 s), server restarted, earlier messages are only here  |                |
            | connected  4 ms   you are 다나                                                                                         |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |1 200 messages missing here, PgUp loads |  |1 200 messages missing here, PgUp loads |
            |                  them                  |  |                  them                  |
            |bob: where were we?                     |  |민준: 어디까지 했죠?                    |
            |offline 10:11:32–10:13:02 (90 s), server|  |offline 10:11:32–10:13:02 (90 s), server|
            |  restarted, earlier messages are only  |  |  restarted, earlier messages are only  |
            |                  here                  |  |                  here                  |
            |connected 4 ms  dana               10:11|  |connected 4 ms  다나               10:11|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | restarted, earlier |  | restarted, earlier |
            | messages are only  |  | messages are only  |
            |        here        |  |        here        |
            |#general       10:11|  |#잡담          10:11|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }
}
