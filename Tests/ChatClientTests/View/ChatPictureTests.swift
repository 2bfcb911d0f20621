import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: a connected chat")
struct ChatPictureTests {
    @Test("80x24, normal")
    func normal80() {
        expectPicture(
            Scene.releaseDay(80, 24).model,
            """
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                6 people  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            | 2 #random    +4|                                                               |
            | 3 #dev         |                                                               |
            | 4 #ops        *|                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02    alice  morning all                                   |
            |                |                 release day: 1.0 goes out before lunch        |
            |                | 10:03      bob  is the changelog final?                       |
            |                | 10:03    alice  yes, see https://example.org/releases/1.0     |
            |                |             --  carol and erin joined, frank left             |
            |                | 10:05    carol  wide text keeps the same hanging indent when  |
            |                |                 it wraps, whatever the script                 |
            |                | 10:06     dana  great. I will watch #ops                      |
            |                | 10:06    * bob  starts the build                              |
            |                | 10:09      bob  build 1412 is green                           |
            | connected  4 ms   you are dana                                                 |
            |[dana] nice, tagging it now_                                                    |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("120x40: people beside the chat, wider nick column")
    func normal120() {
        var scene = Scene.releaseDay(120, 40)
        scene.people("alice", "bob", "carol", "dana", "erin", "민준")
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        6 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            |>1 #general     |                                                                                      | alice          |
            | 2 #random    +4|                                                                                      | bob            |
            | 3 #dev         |                                                                                      | carol          |
            | 4 #ops        *|                                                                                      | dana           |
            |                |                                                                                      | erin           |
            |                |                                                                                      | 민준           |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                |                                                                                      |                |
            |                | ------------------------------ Monday 23 November 2026 ----------------------------- |                |
            |                | 10:02      alice  morning all                                                        |                |
            |                |                   release day: 1.0 goes out before lunch                             |                |
            |                | 10:03        bob  is the changelog final?                                            |                |
            |                | 10:03      alice  yes, see https://example.org/releases/1.0                          |                |
            |                |               --  carol and erin joined, frank left                                  |                |
            |                | 10:05      carol  wide text keeps the same hanging indent when it wraps, whatever    |                |
            |                |                   the script                                                         |                |
            |                | 10:06       dana  great. I will watch #ops                                           |                |
            |                | 10:06      * bob  starts the build                                                   |                |
            |                | 10:09        bob  build 1412 is green                                                |                |
            | connected  4 ms   you are dana                                                                                         |
            |[dana] nice, tagging it now_                                                                                            |
            +------------------------------------------------------------------------------------------------------------------------+
            """)
    }

    @Test("60x12: rooms in the title, names in front of the text")
    func normal60() {
        expectPicture(
            Scene.releaseDay(60, 12).model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            |        release day: 1.0 goes out before lunch              |
            | 10:03 bob: is the changelog final?                         |
            | 10:03 alice: yes, see https://example.org/releases/1.0     |
            |       -- carol and erin joined, frank left                 |
            | 10:05 carol: wide text keeps the same hanging indent when  |
            |        it wraps, whatever the script                       |
            | 10:06 dana: great. I will watch #ops                       |
            | 10:06 * bob starts the build                               |
            | 10:09 bob: build 1412 is green                             |
            | connected  4 ms   you are dana                             |
            |[dana] nice, tagging it now_                                |
            +------------------------------------------------------------+
            """)
    }

    @Test("40x12: no times")
    func normal40() {
        expectPicture(
            Scene.releaseDay(40, 12).model,
            """
            +----------------------------------------+
            |1#general 2#random+4 3#dev       F1 help|
            |alice: yes, see                         |
            | https://example.org/releases/1.0       |
            |-- carol and erin joined, frank left    |
            |carol: wide text keeps the same hanging |
            | indent when it wraps, whatever the     |
            | script                                 |
            |dana: great. I will watch #ops          |
            |* bob starts the build                  |
            |bob: build 1412 is green                |
            |connected 4 ms  dana               10:09|
            |[dana] nice, tagging it now_            |
            +----------------------------------------+
            """)
    }

    @Test("20x5: three rows of chat, room name in the status")
    func smallest() {
        expectPicture(
            Scene.releaseDay(20, 5).model,
            """
            +--------------------+
            | build              |
            |bob: build 1412 is  |
            | green              |
            |#general +4    10:09|
            |[dana] gging it now_|
            +--------------------+
            """)
    }

    @Test("19x4: one sentence")
    func tooSmall() {
        expectPicture(
            Scene.releaseDay(19, 4).model,
            """
            +-------------------+
            |                   |
            |  Needs 20x5, has  |
            |       19x4        |
            |                   |
            +-------------------+
            """)
    }

    @Test("20x8: the room and what is unread elsewhere in the title")
    func narrow() {
        expectPicture(
            Scene.releaseDay(20, 8).model,
            """
            +--------------------+
            |#general +4  F1 help|
            |* bob starts the    |
            | build              |
            |bob: build 1412 is  |
            | green              |
            |connected 4 ms  dana|
            |[dana] nice, taggin |
            |       g it now_    |
            +--------------------+
            """)
    }

    @Test("20x8: a new day has its short name")
    func narrowDate() {
        var scene = Scene(20, 8)
        scene.room("#dev")
        scene.say("10:00", "bob", "hello")
        expectPicture(
            scene.model,
            """
            +--------------------+
            |#dev         F1 help|
            |                    |
            |                    |
            |                    |
            |---- 23 Nov 2026 ---|
            |bob: hello          |
            |connected 4 ms  dana|
            |[dana] _            |
            +--------------------+
            """)
    }

    @Test("80x24, several rooms, reading back")
    func readingBack80() {
        expectPicture(
            Scene.readingBack(80, 24).model,
            """
            +--------------------------------------------------------------------------------+
            | #dev   Terminal client                                      11 people  F1 help |
            | ROOMS          | 09:41     erin  the resize test fails on 20x5 only            |
            | 1 #general  +12| 09:42      bob  which assert?                                 |
            | 2 #random    +4| 09:42     erin  screen row 3, cell 17                         |
            |>3 #dev    !2+31| --------------------------- 31 new -------------------------- |
            | 4 #ops        *| 09:58      bob  found it: the sidebar is counted twice        |
            | 5 #music       |                 patch in a minute                             |
            | 6 #lunch   !1+3|!10:01     erin  @dana can you review?                         |
            |                | 10:01    carol  same bug on 40x12                             |
            |                | 10:02      bob  pushed                                        |
            |                | 10:02     erin  thanks                                        |
            |                | 10:04    carol  retesting                                     |
            |                |             --  5 joined, frank and gil left                  |
            |                | 10:05    carol  40x12 ok                                      |
            |                |                 20x5 ok                                       |
            |                | 10:06      bob  merging after review                          |
            |                | 10:06     erin  fine by me                                    |
            |                | 10:06    carol  step 1                                        |
            |                | ~~~~~~~~~~~~~~~~~ 17 lines below, 1 mention ~~~~~~~~~~~~~~~~~ |
            |                |!10:21      bob  @dana ping                                    |
            |                | 10:22    alice  also: lunch order closes at 11                |
            |                | 10:22     erin  pizza                                         |
            | connected  6 ms   you are dana                End: newest  Alt-N: next mention |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("40x12, reading back: the count is in the status")
    func readingBack40() {
        expectPicture(
            Scene.readingBack(40, 12).model,
            """
            +----------------------------------------+
            |1#general+12 3#dev!2 6#lunch!1   F1 help|
            |erin: the resize test fails on 20x5 only|
            |bob: which assert?                      |
            |erin: screen row 3, cell 17             |
            |---------------- 31 new ----------------|
            |bob: found it: the sidebar is counted   |
            | twice                                  |
            | patch in a minute                      |
            |!erin: @dana can you review?            |
            |carol: same bug on 40x12                |
            |connected 6 ms  dana         25 below !1|
            |[dana] _                                |
            +----------------------------------------+
            """)
    }

    @Test("120x40, reading back")
    func readingBack120() {
        var scene = Scene.readingBack(120, 40)
        scene.inShown { $0.scroll = .reading(top: 10, row: 0) }
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------------------------------------------------------------------+
            | #dev   Terminal client                                                                              11 people  F1 help |
            | ROOMS          |                                                                                      | PEOPLE         |
            | 1 #general  +12| ------------------------------ Monday 23 November 2026 ----------------------------- | 11 people      |
            | 2 #random    +4| 09:40        bob  before all this                                                    | see /names     |
            |>3 #dev    !2+31| 09:41       erin  the resize test fails on 20x5 only                                 |                |
            | 4 #ops        *| 09:42        bob  which assert?                                                      |                |
            | 5 #music       | 09:42       erin  screen row 3, cell 17                                              |                |
            | 6 #lunch   !1+3| -------------------------------------- 31 new -------------------------------------- |                |
            |                | 09:58        bob  found it: the sidebar is counted twice                             |                |
            |                |                   patch in a minute                                                  |                |
            |                |!10:01       erin  @dana can you review?                                              |                |
            |                | 10:01      carol  same bug on 40x12                                                  |                |
            |                | 10:02        bob  pushed                                                             |                |
            |                | 10:02       erin  thanks                                                             |                |
            |                | 10:04      carol  retesting                                                          |                |
            |                |               --  5 joined, frank and gil left                                       |                |
            |                | 10:05      carol  40x12 ok                                                           |                |
            |                |                   20x5 ok                                                            |                |
            |                | 10:06        bob  merging after review                                               |                |
            |                | 10:06       erin  fine by me                                                         |                |
            |                | 10:06      carol  step 1                                                             |                |
            |                | 10:07        bob  step 2                                                             |                |
            |                | 10:08      carol  step 3                                                             |                |
            |                | 10:09        bob  step 4                                                             |                |
            |                | 10:10      carol  step 5                                                             |                |
            |                | 10:11        bob  step 6                                                             |                |
            |                | 10:12      carol  step 7                                                             |                |
            |                | 10:13        bob  step 8                                                             |                |
            |                | 10:14      carol  step 9                                                             |                |
            |                | 10:15        bob  step 10                                                            |                |
            |                | 10:16      carol  step 11                                                            |                |
            |                | 10:17        bob  step 12                                                            |                |
            |                | 10:18      carol  step 13                                                            |                |
            |                | 10:19        bob  step 14                                                            |                |
            |                | 10:20      carol  step 15                                                            |                |
            |                |!10:21        bob  @dana ping                                                         |                |
            |                | 10:22      alice  also: lunch order closes at 11                                     |                |
            |                | 10:22       erin  pizza                                                              |                |
            | connected  6 ms   you are dana                                                                                         |
            |[dana] _                                                                                                                |
            +------------------------------------------------------------------------------------------------------------------------+
            """)
    }

    @Test("bare view: nothing but text, for copying")
    func bare() {
        var scene = Scene.releaseDay(40, 12)
        scene.model.display.isBare = true
        expectPicture(
            scene.model,
            """
            +----------------------------------------+
            |lunch                                   |
            |bob: is the changelog final?            |
            |alice: yes, see                         |
            |https://example.org/releases/1.0        |
            |-- carol and erin joined, frank left    |
            |carol: wide text keeps the same hanging |
            |indent when it wraps, whatever the      |
            |script                                  |
            |dana: great. I will watch #ops          |
            |* bob starts the build                  |
            |bob: build 1412 is green                |
            |[dana] nice, tagging it now_            |
            +----------------------------------------+
            """)
    }

    @Test("times switched on in a narrow screen")
    func narrowTimes() {
        var scene = Scene.releaseDay(40, 8)
        scene.model.settings.screen.times = .on
        expectPicture(
            scene.model,
            """
            +----------------------------------------+
            |1#general 2#random+4 3#dev       F1 help|
            |       hanging indent when it wraps,    |
            |       whatever the script              |
            |10:06 dana: great. I will watch #ops    |
            |10:06 * bob starts the build            |
            |10:09 bob: build 1412 is green          |
            |connected 4 ms  dana                    |
            |[dana] nice, tagging it now_            |
            +----------------------------------------+
            """)
    }

    @Test("people laid over the chat at 80 columns")
    func peopleOverlay() {
        var scene = Scene.releaseDay(80, 24)
        scene.people("alice", "bob", "carol", "dana", "erin", "민준")
        scene.model.display.peopleList = .shown
        expectPicture(
            scene.model,
            """
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                6 people  F1 help |
            | ROOMS          |                                              | PEOPLE         |
            |>1 #general     |                                              | alice          |
            | 2 #random    +4|                                              | bob            |
            | 3 #dev         |                                              | carol          |
            | 4 #ops        *|                                              | dana           |
            |                |                                              | erin           |
            |                |                                              | 민준           |
            |                |                                              |                |
            |                |                                              |                |
            |                |                                              |                |
            |                | ------------------ Monday 23 November 2026 --|                |
            |                | 10:02    alice  morning all                  |                |
            |                |                 release day: 1.0 goes out bef|                |
            |                | 10:03      bob  is the changelog final?      |                |
            |                | 10:03    alice  yes, see https://example.org/|                |
            |                |             --  carol and erin joined, frank |                |
            |                | 10:05    carol  wide text keeps the same hang|                |
            |                |                 it wraps, whatever the script|                |
            |                | 10:06     dana  great. I will watch #ops     |                |
            |                | 10:06    * bob  starts the build             |                |
            |                | 10:09      bob  build 1412 is green          |                |
            | connected  4 ms   you are dana                                                 |
            |[dana] nice, tagging it now_                                                    |
            +--------------------------------------------------------------------------------+
            """)
    }
}
