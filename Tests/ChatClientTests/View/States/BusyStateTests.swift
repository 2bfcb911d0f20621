import ChatProtocol
import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: slow, and many people")
struct BusyStateTests {
    @Test("a slow connection, more people than fit, two who type, and a secret being typed")
    func slow() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                let people = (1...60).compactMap { number -> People.Person? in
                    guard let nick = try? Nickname(speech.text("guest\(number)", "손님\(number)")) else { return nil }
                    return UserID("g\(number)").map { People.Person(uid: $0, nick: nick) }
                }
                scene.inShown { $0.people = People(list: people, count: people.count) }
                scene.connect(milliseconds: 1_200)
                scene.typing(speech.text("alice", "미나"))
                scene.typing(speech.text("bob", "이름이정말긴사람"))
                scene.keyIn("/oper s3cret")
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch               60 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×14
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            | slow 1 200 ms                                         alice and bob are typing |
            |[dana] /oper ******_                                                            |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                         60 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×13
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            | slow 1 200 ms                             미나 and 이름이정말긴사람 are typing |
            |[다나] /oper ******_                                                            |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                       60 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | guest1         |
            |                |                                                                                      | guest2         |
            |                |                                                                                      | guest3         |
            |                |                                                                                      | guest4         |
            |                |                                                                                      | guest5         |
            |                |                                                                                      | guest6         |
            |                |                                                                                      | guest7         |
            |                |                                                                                      | guest8         |
            |                |                                                                                      | guest9         |
            |                |                                                                                      | guest10        |
            |                |                                                                                      | guest11        |
            |                |                                                                                      | guest12        |
            |                |                                                                                      | guest13        |
            |                |                                                                                      | guest14        |
            |                |                                                                                      | guest15        |
            |                |                                                                                      | guest16        |
            |                |                                                                                      | guest17        |
            |                |                                                                                      | guest18        |
            |                |                                                                                      | guest19        |
            |                |                                                                                      | guest20        |
            |                |                                                                                      | guest21        |
            |                |                                                                                      | guest22        |
            |                |                                                                                      | guest23        |
            |                |                                                                                      | guest24        |
            |                |                                                                                      | guest25        |
            |                |                                                                                      | guest26        |
            |                |                                                                                      | guest27        |
            |                |                                                                                      | guest28        |
            |                |                                                                                      | guest29        |
            |                |                                                                                      | guest30        |
            |                |                                                                                      | guest31        |
            |                |                                                                                      | guest32        |
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- | guest33        |
            |                | 10:02      alice  morning all                                                        | guest34        |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                | guest35        |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          | 25 more: /names|
            | slow 1 200 ms                                                                                 alice and bob are typing |
            |[dana] /oper ******_                                                                                                    |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                 60 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 손님1          |
            |                |                                                                                      | 손님2          |
            |                |                                                                                      | 손님3          |
            |                |                                                                                      | 손님4          |
            |                |                                                                                      | 손님5          |
            |                |                                                                                      | 손님6          |
            |                |                                                                                      | 손님7          |
            |                |                                                                                      | 손님8          |
            |                |                                                                                      | 손님9          |
            |                |                                                                                      | 손님10         |
            |                |                                                                                      | 손님11         |
            |                |                                                                                      | 손님12         |
            |                |                                                                                      | 손님13         |
            |                |                                                                                      | 손님14         |
            |                |                                                                                      | 손님15         |
            |                |                                                                                      | 손님16         |
            |                |                                                                                      | 손님17         |
            |                |                                                                                      | 손님18         |
            |                |                                                                                      | 손님19         |
            |                |                                                                                      | 손님20         |
            |                |                                                                                      | 손님21         |
            |                |                                                                                      | 손님22         |
            |                |                                                                                      | 손님23         |
            |                |                                                                                      | 손님24         |
            |                |                                                                                      | 손님25         |
            |                |                                                                                      | 손님26         |
            |                |                                                                                      | 손님27         |
            |                |                                                                                      | 손님28         |
            |                |                                                                                      | 손님29         |
            |                |                                                                                      | 손님30         |
            |                |                                                                                      | 손님31         |
            |                |                                                                                      | 손님32         |
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- | 손님33         |
            |                | 10:02       미나  다들 좋은 아침이에요                                               | 손님34         |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                | 손님35         |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                | 25 more: /names|
            | slow 1 200 ms                                                                     미나 and 이름이정말긴사람 are typing |
            |[다나] /oper ******_                                                                                                    |
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
            |slow 1 200 ms   alice and bob are typing|  |slow 1 200 ms                      10:05|
            |[dana] /oper ******_                    |  |[다나] /oper ******_                    |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |alice: yes, see http|  |미나: 네, https://ex|
            | s://example.org/rel|  | ample.org/ko/releas|
            | eases/1.0          |  | es/1.0 에 올렸어요 |
            |slow 1 200 ms  10:05|  |slow 1 200 ms  10:05|
            |[dana] /oper ******_|  |[다나] /oper ******_|
            +--------------------+  +--------------------+
            """)
    }

    @Test("offline, a try under way, read back to the beginning of what is held")
    func returning() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.inShown { $0.history = .held }
                scene.lose()
                if case .waiting(let drop) = scene.model.connection.state {
                    scene.model.connection.state = .returning(
                        drop, Attempt(number: 5, since: scene.model.now.monotonic))
                }
                scene.inShown { $0.scroll = .reading(top: 0, row: 0) }
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                 offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            |                |                                                               | ×12
            |                |   Beginning of what this program holds. PgUp again asks the   |
            |                |                            server.                            |
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                | 10:03      bob  is the changelog final? I would like to tag   |
            |                |                 1.0 now                                       |
            |                | 10:05    alice  yes, see https://example.org/releases/1.0     |
            | OFFLINE 14 s  try 4                    Alt-R: try now   /connect: other server |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                           offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #잡담        |                                                               |
            |                |                                                               | ×11
            |                |   Beginning of what this program holds. PgUp again asks the   |
            |                |                            server.                            |
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02     미나  다들 좋은 아침이에요                          |
            |                | 10:03  이름이…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고  |
            |                |                 싶어요                                        |
            |                | 10:05     미나  네, https://example.org/ko/releases/1.0 에 올 |
            |                |                 렸어요                                        |
            | OFFLINE 14 s  try 4                    Alt-R: try now   /connect: other server |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                         offline  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            |                |                                                                                      | bob            |
            |                |                                                                                      | carol          |
            |                |                                                                                      | dana           |
            |                |                                                                                      |                | ×27
            |                |          Beginning of what this program holds. PgUp again asks the server.           |                |
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                | 10:03        bob  is the changelog final? I would like to tag 1.0 now                |                |
            |                | 10:05      alice  yes, see https://example.org/releases/1.0                          |                |
            | OFFLINE 14 s  try 4                                                            Alt-R: try now   /connect: other server |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                   offline  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #잡담        |                                                                                      | 다나           |
            |                |                                                                                      | 미나           |
            |                |                                                                                      | 서연           |
            |                |                                                                                      | 이름이정말긴사…|
            |                |                                                                                      |                | ×27
            |                |          Beginning of what this program holds. PgUp again asks the server.           |                |
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02       미나  다들 좋은 아침이에요                                               |                |
            |                | 10:03  이름이정…  변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요                |                |
            |                | 10:05       미나  네, https://example.org/ko/releases/1.0 에 올렸어요                |                |
            | OFFLINE 14 s  try 4                                                            Alt-R: try now   /connect: other server |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |                                        |  | Beginning of what this program holds.  |
            | Beginning of what this program holds.  |  |      PgUp again asks the server.       |
            |      PgUp again asks the server.       |  |-------- Monday 23 November 2026 -------|
            |-------- Monday 23 November 2026 -------|  |미나: 다들 좋은 아침이에요              |
            |alice: morning all                      |  |이름이정말긴…: 변경 기록은 끝났나요? 이 |
            |bob: is the changelog final? I would    |  | 제 1.0 태그를 붙이고 싶어요            |
            | like to tag 1.0 now                    |  |미나: 네,                               |
            |alice: yes, see                         |  | https://example.org/ko/releases/1.0 에 |
            | https://example.org/releases/1.0       |  | 올렸어요                               |
            |OFFLINE 14 s  try 4       Alt-R: try now|  |OFFLINE 14 s  try 4       Alt-R: try now|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            | Beginning of what  |  | Beginning of what  |
            |this program holds. |  |this program holds. |
            |PgUp again asks the |  |PgUp again asks the |
            |OFFLINE 14 s  try 4 |  |OFFLINE 14 s  try 4 |
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }
}
