import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Pictures: what else can happen in a chat")
struct StatePictureTests {
    @Test("80x24, reconnecting, with a line that is not confirmed")
    func reconnecting80() {
        expectPicture(
            Scene.reconnecting(80, 24).model,
            """
            +--------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                 offline  F1 help |
            | ROOMS          |                                                               |
            |>1 #general     |                                                               |
            | 2 #random    +4|                                                               |
            | 3 #dev         |                                                               |
            | 4 #ops         |                                                               |
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
            |                | 10:09      bob  build 1412 is green                           |
            |                | 10:10     dana  tagging it                                    |
            |                | 10:10    alice  uploading the notes                           |
            |                | 10:11     dana  done, v1.0 is out (not confirmed)             |
            |                | ---------- 10:11:32 connection lost: server closed ---------- |
            |                | Not sent: not connected. Your text is kept below.             |
            | OFFLINE 14 s  try 4 in 6 s             Alt-R: try now   /connect: other server |
            |[dana] congratulations everyone_                                                |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("40x12, reconnecting")
    func reconnecting40() {
        expectPicture(
            Scene.reconnecting(40, 12).model,
            """
            +----------------------------------------+
            |1#general 2#random+4 3#dev 4#ops F1 help|
            |                                        |
            |-------- Monday 23 November 2026 -------|
            |bob: build 1412 is green                |
            |dana: tagging it                        |
            |alice: uploading the notes              |
            |dana: done, v1.0 is out (not confirmed) |
            |10:11:32 connection lost: server closed |
            |Not sent: not connected. Your text is   |
            |kept below.                             |
            |OFFLINE 14 s  try 4 in 6 s    Alt-R: now|
            |[dana] congratulations everyone_        |
            +----------------------------------------+
            """)
    }

    @Test("60x12, every delivery state, outage over, gap")
    func delivery() {
        var scene = Scene(60, 16)
        scene.room("#dev", people: 2)
        scene.say("10:01", "dana", "delivered")
        scene.say("10:04", "dana", "on its way", delivery: .sending(since: .zero))
        scene.say("10:07", "dana", "still on its way", delivery: .delayed)
        scene.say("10:10", "dana", "lost?", delivery: .notConfirmed)
        scene.say("10:13", "dana", "lost", delivery: .notSent)
        let recovery = Outage.Recovery(at: Scene.time("10:11:58"), seconds: 26, missed: .fetched(3))
        scene.add("10:14", .outage(Outage(lostAt: Scene.time("10:11:32"), cause: "server closed", recovery: recovery)))
        scene.gap("10:15", 1...1200)
        scene.add("10:16", .topic(by: "bob", text: "after lunch"))
        scene.say("10:17", "bot", "build 7 is green", kind: .notice)
        scene.add("10:18", .notice("You are dana in #dev with 1 other. F1 shows the keys, /help the commands."))
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#dev                                    2 people  F1 help |
            |                                                            |
            | ----------------- Monday 23 November 2026 ---------------- |
            | 10:01 dana: delivered                                      |
            | 10:04 dana: on its way                                     |
            | 10:07 dana: still on its way …                             |
            | 10:10 dana: lost? (not confirmed)                          |
            | 10:13 dana: lost (not sent – Up, Enter to send again)      |
            | -- offline 10:11:32–10:11:58 (26 s), 3 messages fetched -- |
            | ------ 1 200 messages missing here, PgUp loads them ------ |
            |       -- bob set the topic: after lunch                    |
            | 10:17 -bot-: build 7 is green                              |
            |       -- You are dana in #dev with 1 other. F1 shows the   |
            |        keys, /help the commands.                           |
            | connected  4 ms   you are dana                             |
            |[dana] _                                                    |
            +------------------------------------------------------------+
            """)
    }

    @Test("completion open")
    func completion() {
        var scene = Scene.releaseDay(60, 12)
        scene.model.completion = Completion(
            candidates: ["carol", "carl", "caroline", "carmen", "carla", "carlotta", "carolus", "caren"].map {
                .init(label: $0, detail: "", insertion: $0)
            }, selected: 1, original: .init(text: "car", word: 0..<3, followsAddress: false))
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            | 10:03 bob: is the changelog final?                         |
            | 10:03 alice: yes, see https://example.org/releases/1.0     |
            |       -- carol and erin joined, frank left                 |
            | 10:05 carol: wide text keeps the same hanging indent when  |
            |        it wraps, whatever the script                       |
            | 10:06 dana: great. I will watch #ops                       |
            | 10:06 * bob starts the build                               |
            | 10:09 bob: build 1412 is green                             |
            | carol  carl  caroline  carmen  carla  carlotta   2 more    |
            | connected  4 ms   you are dana                             |
            |[dana] nice, tagging it now_                                |
            +------------------------------------------------------------+
            """)
    }

    @Test("a text of several lines grows the input")
    func multiLine() {
        var scene = Scene.releaseDay(60, 12)
        scene.type("\nand a second line that is a good deal longer than the first one was\nthird")
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#general 2#random+4 3#dev 4#ops*        6 people  F1 help |
            |       -- carol and erin joined, frank left                 |
            | 10:05 carol: wide text keeps the same hanging indent when  |
            |        it wraps, whatever the script                       |
            | 10:06 dana: great. I will watch #ops                       |
            | 10:06 * bob starts the build                               |
            | 10:09 bob: build 1412 is green                             |
            | connected  4 ms   you are dana                             |
            |[dana] nice, tagging it now                                 |
            |       and a second line that is a good deal longer than th |
            |       e first one was                                      |
            |       third_                                               |
            +------------------------------------------------------------+
            """)
    }

    @Test("a question above the status")
    func question() {
        var scene = Scene.releaseDay(40, 12)
        scene.model.question = Question(text: "2 drafts unsent (#dev, #ops). Quit? Enter yes, Esc no", subject: .quit)
        expectPicture(
            scene.model,
            """
            +----------------------------------------+
            |1#general 2#random+4 3#dev       F1 help|
            |-- carol and erin joined, frank left    |
            |carol: wide text keeps the same hanging |
            | indent when it wraps, whatever the     |
            | script                                 |
            |dana: great. I will watch #ops          |
            |* bob starts the build                  |
            |bob: build 1412 is green                |
            |2 drafts unsent (#dev, #ops). Quit?     |
            |Enter yes, Esc no                       |
            |connected 4 ms  dana               10:09|
            |[dana] nice, tagging it now_            |
            +----------------------------------------+
            """)
    }

    @Test("a plain server: lines as they come")
    func plainServer() {
        var scene = Scene(80, 24)
        scene.connect(milliseconds: 2, dialect: .plain)
        scene.room("localhost:8080")
        scene.say("10:02", "", "안녕하세요!", kind: .line)
        scene.add(
            "10:03",
            .message(
                MessageEntry(
                    nick: "", text: "hello from here", kind: .line, isOwn: true, mentionsMe: false, delivery: .written))
        )
        scene.say(
            "10:03", "", "and a longer line, as a server without any names sends it: it wraps under itself", kind: .line
        )
        expectPicture(
            scene.model,
            """
            +--------------------------------------------------------------------------------+
            | localhost:8080                                                         F1 help |
            | ROOMS          |                                                               |
            |>1 localhost:80…|                                                               |
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
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                | ------------------ Monday 23 November 2026 ------------------ |
            |                | 10:02           안녕하세요!                                   |
            |                | 10:03      you  hello from here                               |
            |                | 10:03           and a longer line, as a server without any    |
            |                |                 names sends it: it wraps under itself         |
            | connected  2 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("in no room")
    func noRoom80() {
        expectPicture(
            Scene(80, 12).model,
            """
            +--------------------------------------------------------------------------------+
            | roost                                                                  F1 help |
            | ROOMS          |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                      You are in no room.                      |
            |                |          /rooms lists them, /join lobby enters one.           |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            |                |                                                               |
            | connected  4 ms   you are dana                                                 |
            |[dana] _                                                                        |
            +--------------------------------------------------------------------------------+
            """)
    }

    @Test("in no room, 20x5")
    func noRoom20() {
        expectPicture(
            Scene(20, 5).model,
            """
            +--------------------+
            |You are in no room. |
            | /rooms lists them, |
            | /join lobby enters |
            |connected 4 ms  dana|
            |[dana] _            |
            +--------------------+
            """)
    }

    @Test("what is to be said of a pasted text takes the status row")
    func pasted() {
        var scene = Scene.releaseDay(40, 12)
        scene.model.composer.editor.insertPaste("\nsecond line")
        expectPicture(
            scene.model,
            """
            +----------------------------------------+
            |1#general 2#random+4 3#dev       F1 help|
            | https://example.org/releases/1.0       |
            |-- carol and erin joined, frank left    |
            |carol: wide text keeps the same hanging |
            | indent when it wraps, whatever the     |
            | script                                 |
            |dana: great. I will watch #ops          |
            |* bob starts the build                  |
            |bob: build 1412 is green                |
            |       2 lines. Enter: send  Alt-J: join|
            |[dana] nice, tagging it now             |
            |       second line_                     |
            +----------------------------------------+
            """)
    }

    @Test("the same, with room for the state of the connection beside it")
    func pastedWide() {
        var scene = Scene.releaseDay(120, 12)
        scene.model.composer.editor.insertPaste("\nsecond line")
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------------------------------------------------------------------+
            | #general   Release day: ship 1.0 before lunch                                                        6 people  F1 help |
            | ROOMS          | 10:03        bob  is the changelog final?                                            | PEOPLE         |
            |>1 #general     | 10:03      alice  yes, see https://example.org/releases/1.0                          | 6 people       |
            | 2 #random    +4|               --  carol and erin joined, frank left                                  | see /names     |
            | 3 #dev         | 10:05      carol  wide text keeps the same hanging indent when it wraps, whatever    |                |
            | 4 #ops        *|                   the script                                                         |                |
            |                | 10:06       dana  great. I will watch #ops                                           |                |
            |                | 10:06      * bob  starts the build                                                   |                |
            |                | 10:09        bob  build 1412 is green                                                |                |
            | connected  4 ms               2 lines, 32 characters. Enter: send as one message  Alt-J: join lines  Esc: keep editing |
            |[dana] nice, tagging it now                                                                                             |
            |       second line_                                                                                                     |
            +------------------------------------------------------------------------------------------------------------------------+
            """)
    }

    @Test("bars of trouble: the first connection, a slow one, and one that is given up", arguments: [40, 80])
    func trouble(columns: Int) {
        var scene = Scene(columns, 8)
        scene.room("#dev")
        scene.model.connection.state = .connecting(Attempt(number: 1, since: .zero))
        #expect(Self.bar(scene).hasPrefix("connecting"))
        scene.connect(milliseconds: 1200)
        #expect(Self.bar(scene).hasPrefix("slow 1 200 ms"))
        scene.model.connection.state = .ended(sentence: "Kicked by the server: flood.")
        #expect(Self.bar(scene).hasPrefix("Kicked by the server: flood."))
        #expect(Self.bar(scene).hasSuffix(columns == 40 ? "/reconnect" : "/connect: other server"))
    }

    private static func bar(_ scene: Scene) -> String {
        var renderer = ScreenRenderer()
        let row = renderer.render(scene.model, size: scene.model.size).text[6]
        return String(row.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
