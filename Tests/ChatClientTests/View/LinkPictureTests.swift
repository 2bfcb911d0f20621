import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: links")
struct LinkPictureTests {
    private static func scene(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows)
        scene.room("#dev")
        scene.say("10:00", "민준", "변경 기록은 https://example.org/ko/releases/1.0 에 있어요")
        scene.say("10:01", "alice", "docs: https://example.org/wiki/Swift_(bird), code: http://git.example/roost")
        scene.say("10:02", "서연", "(https://example.org/회의록/11월)를 봐 주세요")
        return scene
    }

    private static func list(_ columns: Int, _ rows: Int) -> Model {
        var model = scene(columns, rows).model
        model.openLinks()
        return model
    }

    private static func printed(_ columns: Int, _ rows: Int) -> Model {
        var model = scene(columns, rows).model
        _ = model.copy(link: "https://example.org/a/long/address/that/needs/more/than/one/row/of/a/terminal?q=한글#end")
        return model
    }

    @Test("the list, 80x24")
    func list80() {
        expectPicture(
            Self.list(80, 24),
            """
            +--------------------------------------------------------------------------------+
            | #dev                                                                   F1 help |
            |+------------------------------------------------------------------------------+|
            || Links in this room                                 Enter: copy   Alt-O: open ||
            || >1 서연        https://example.org/회의록/11월                               ||
            ||  2 alice       http://git.example/roost                                      ||
            ||  3 alice       https://example.org/wiki/Swift_(bird)                         ||
            ||  4 민준        https://example.org/ko/releases/1.0                           ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            ||                                                                              ||
            || A copied link also stands alone on a row.                         Esc closes ||
            |+------------------------------------------------------------------------------+|
            | connected  4 ms   you are dana          Enter: copy   Alt-O: open   Esc: close |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("a copied link alone on its rows, 80x24")
    func printed80() {
        expectPicture(
            Self.printed(80, 24),
            """
            +--------------------------------------------------------------------------------+
            | #dev                                                                   F1 help |
            | ROOMS          |                                                               |
            |>1 #dev         |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:00     민준  변경 기록은                                   |
            |                |                 https://example.org/ko/releases/1.0 에 있어요 |
            |                | 10:01    alice  docs: https://example.org/wiki/Swift_(bird),  |
            |                |                 code: http://git.example/roost                |
            |                | 10:02     서연  (https://example.org/회의록/11월)를 봐 주세요 |
            |                | https://example.org/a/long/address/that/needs/more/than/one/r |
            |                | ow/of/a/terminal?q=한글#end                                   |
            |                | Copied, if the terminal allows it. It stands above, too.      |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("the list, 40x12")
    func list40() {
        expectPicture(
            Self.list(40, 12),
            """
            +----------------------------------------+
            |1#dev                            F1 help|
            |Links in this room                      |
            |>1 https://example.org/회의록/11월      |
            | 2 http://git.example/roost             |
            | 3 https://example.org/wiki/Swift_(bird)|
            | 4 https://example.org/ko/releases/1.0  |
            |                                        |
            |                                        |
            |                                        |
            |                              Esc closes|
            |  Enter: copy   Alt-O: open   Esc: close|
            |[dana] _                                |
            +----------------------------------------+
            """)
    }

    @Test("a copied link alone on its rows, 40x12")
    func printed40() {
        expectPicture(
            Self.printed(40, 12),
            """
            +----------------------------------------+
            |1#dev                            F1 help|
            | code: http://git.example/roost         |
            |서연:                                   |
            | (https://example.org/회의록/11월)를 봐 |
            | 주세요                                 |
            |https://example.org/a/long/address/that/|
            |needs/more/than/one/row/of/a/terminal?q=|
            |한글#end                                |
            |Copied, if the terminal allows it. It   |
            |stands above, too.                      |
            |connected 4 ms  dana               10:22|
            |[dana] _                                |
            +----------------------------------------+
            """)
    }

    @Test("the list, 20x5")
    func list20() {
        expectPicture(
            Self.list(20, 5),
            """
            +--------------------+
            |Links in this room  |
            |>1 https://example.…|
            | 2 http://git.examp…|
            |#dev      Esc: close|
            |[dana] _            |
            +--------------------+
            """)
    }

    @Test("a copied link alone on its rows, 20x5")
    func printed20() {
        expectPicture(
            Self.printed(20, 5),
            """
            +--------------------+
            |한글#end            |
            |Copied, if the      |
            |terminal allows it.…|
            |#dev           10:22|
            |[dana] _            |
            +--------------------+
            """)
    }
}
