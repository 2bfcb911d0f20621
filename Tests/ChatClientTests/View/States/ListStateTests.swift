import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures of every state: lists of what is here")
struct ListStateTests {
    @Test("the finder: rooms with news first")
    func finder() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.room(speech.text("random", "아무말"), topic: speech.text("anything goes", "무슨 말이든"))
                scene.room(speech.text("dev", "개발"), unread: 31, mentions: 2)
                scene.room(speech.text("ops", "아주긴방이름을가진곳"), unread: 4)
                scene.press(.character("k"), .alt)
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Find a room                            type a part of its name   Enter: show ||
            || >3 #dev  !2+31                                                               ||
            ||  4 #ops  +4                                                                  ||
            ||  1 #general  Release day: ship 1.0 before lunch                              ||
            ||  2 #random  anything goes                                                    ||
            ||                                                                              || ×13
            ||                                                                   Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                        Enter: show   Esc: close |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Find a room                            type a part of its name   Enter: show ||
            || >3 #개발  !2+31                                                              ||
            ||  4 #아주긴방이름을가진곳  +4                                                 ||
            ||  1 #잡담  점심 전에 1.0을 내보내는 날                                        ||
            ||  2 #아무말  무슨 말이든                                                      ||
            ||                                                                              || ×13
            ||                                                                   Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                        Enter: show   Esc: close |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Find a room                                                                    type a part of its name   Enter: show ||
            || >3 #dev  !2+31                                                                                                       ||
            ||  4 #ops  +4                                                                                                          ||
            ||  1 #general  Release day: ship 1.0 before lunch                                                                      ||
            ||  2 #random  anything goes                                                                                            ||
            ||                                                                                                                      || ×29
            ||                                                                                                           Esc closes ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                                                                Enter: show   Esc: close |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Find a room                                                                    type a part of its name   Enter: show ||
            || >3 #개발  !2+31                                                                                                      ||
            ||  4 #아주긴방이름을가진곳  +4                                                                                         ||
            ||  1 #잡담  점심 전에 1.0을 내보내는 날                                                                                ||
            ||  2 #아무말  무슨 말이든                                                                                              ||
            ||                                                                                                                      || ×29
            ||                                                                                                           Esc closes ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                                                                Enter: show   Esc: close |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general 3#dev!2 4#ops+4        F1 help|  |1#잡담 3#개발!2 4#아주긴…+4      F1 help|
            |Find a room                             |  |Find a room                             |
            |>3 #dev  !2+31                          |  |>3 #개발  !2+31                         |
            | 4 #ops  +4                             |  | 4 #아주긴방이름을가진곳  +4            |
            | 1 #general  Release day: ship 1.0 befo…|  | 1 #잡담  점심 전에 1.0을 내보내는 날   |
            | 2 #random  anything goes               |  | 2 #아무말  무슨 말이든                 |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                              Esc closes|  |                              Esc closes|
            |connected 4 ms  Enter: show   Esc: close|  |connected 4 ms  Enter: show   Esc: close|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Find a room         |  |Find a room         |
            |>3 #dev  !2+31      |  |>3 #개발  !2+31     |
            | 4 #ops  +4         |  | 4 #아주긴방이름을… |
            |          Esc: close|  |          Esc: close|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("the links of a room")
    func links() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.say(
                    "10:12", speech.text("bob", "민준"),
                    speech.text("docs: https://example.org/wiki/Swift_(bird)", "(https://example.org/회의록/11월)를 봐 주세요"))
                scene.press(.character("o"), .alt)
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Links in this room                                 Enter: copy   Alt-O: open ||
            || >1 bob         https://example.org/wiki/Swift_(bird)                         ||
            ||  2 alice       https://example.org/releases/1.0                              ||
            ||                                                                              || ×15
            || A copied link also stands alone on a row.                         Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana          Enter: copy   Alt-O: open   Esc: close |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Links in this room                                 Enter: copy   Alt-O: open ||
            || >1 민준        https://example.org/회의록/11월                               ||
            ||  2 미나        https://example.org/ko/releases/1.0                           ||
            ||                                                                              || ×15
            || A copied link also stands alone on a row.                         Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나          Enter: copy   Alt-O: open   Esc: close |
            |[다나] _                                                                        |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Links in this room                                                                         Enter: copy   Alt-O: open ||
            || >1 bob         https://example.org/wiki/Swift_(bird)                                                                 ||
            ||  2 alice       https://example.org/releases/1.0                                                                      ||
            ||                                                                                                                      || ×31
            || A copied link also stands alone on a row.                                                                 Esc closes ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                                                  Enter: copy   Alt-O: open   Esc: close |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Links in this room                                                                         Enter: copy   Alt-O: open ||
            || >1 민준        https://example.org/회의록/11월                                                                       ||
            ||  2 미나        https://example.org/ko/releases/1.0                                                                   ||
            ||                                                                                                                      || ×31
            || A copied link also stands alone on a row.                                                                 Esc closes ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                                                  Enter: copy   Alt-O: open   Esc: close |
            |[다나] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |Links in this room                      |  |Links in this room                      |
            |>1 https://example.org/wiki/Swift_(bird)|  |>1 https://example.org/회의록/11월      |
            | 2 https://example.org/releases/1.0     |  | 2 https://example.org/ko/releases/1.0  |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                              Esc closes|  |                              Esc closes|
            |  Enter: copy   Alt-O: open   Esc: close|  |  Enter: copy   Alt-O: open   Esc: close|
            |[dana] _                                |  |[다나] _                                |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Links in this room  |  |Links in this room  |
            |>1 https://example.…|  |>1 https://example.…|
            | 2 https://example.…|  | 2 https://example.…|
            |#general  Esc: close|  |#잡담     Esc: close|
            |[dana] _            |  |[다나] _            |
            +--------------------+  +--------------------+
            """)
    }

    @Test("the settings, narrowed by what is typed")
    func settings() {
        expectPictures(
            of: { columns, rows, speech in
                var scene = Scene.talk(columns, rows, speech)
                scene.model.settings.screen.theme = .light
                scene.model.open(.settings(SettingsOverlay()))
                scene.keyIn(speech.text("theme", "주제"))
                return scene.model
            },
            """
            80x24
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                4 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Settings                           * is not the default   /set save keeps it ||
            || >theme        light       * how it looks; auto goes by the background        ||
            ||                                                                              || ×16
            || theme: auto, dark, light, contrast or mono                                   ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                      Enter: change   Esc: close |
            |[filter] theme_                                                                 |
            +--------------------------------------------------------------------------------+
            +--------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                          4 people  F1 help |
            |+------------------------------------------------------------------------------+|
            || Settings                           * is not the default   /set save keeps it ||
            || No setting has to do with "주제".                                            ||
            ||                                                                              || ×17
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                      Enter: change   Esc: close |
            |[filter] 주제_                                                                  |
            +--------------------------------------------------------------------------------+
            120x40
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        4 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Settings                                                                   * is not the default   /set save keeps it ||
            || >theme        light       * how it looks; auto goes by the background                                                ||
            ||                                                                                                                      || ×32
            || theme: auto, dark, light, contrast or mono                                                                           ||
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana                                                              Enter: change   Esc: close |
            |[filter] theme_                                                                                                         |
            +------------------------------------------------------------------------------------------------------------------------+
            +------------------------------------------------------------------------------------------------------------------------+
            | #잡담   점심 전에 1.0을 내보내는 날                                                                  4 people  F1 help |
            |+----------------------------------------------------------------------------------------------------------------------+|
            || Settings                                                                   * is not the default   /set save keeps it ||
            || No setting has to do with "주제".                                                                                    ||
            ||                                                                                                                      || ×33
            |+----------------------------------------------------------------------------------------------------------------------+|
            | connected  4 ms   you are 다나                                                              Enter: change   Esc: close |
            |[filter] 주제_                                                                                                          |
            +------------------------------------------------------------------------------------------------------------------------+
            40x12
            +----------------------------------------+  +----------------------------------------+
            |1#general                        F1 help|  |1#잡담                           F1 help|
            |Settings                                |  |Settings                                |
            |>theme        light       *             |  |No setting has to do with "주제".       |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |                                        |  |                                        |
            |auto, dark, light, contrast or mono     |  |                                        |
            |              Enter: change   Esc: close|  |              Enter: change   Esc: close|
            |[filter] theme_                         |  |[filter] 주제_                          |
            +----------------------------------------+  +----------------------------------------+
            20x5
            +--------------------+  +--------------------+
            |Settings            |  |Settings            |
            |>theme        light…|  |No setting has to do|
            |                    |  |with "주제".        |
            |#general  Esc: close|  |#잡담     Esc: close|
            |[filter] theme_     |  |[filter] 주제_      |
            +--------------------+  +--------------------+
            """)
    }
}
