import ChatProtocol
import Testing

@testable import ChatClient
@testable import TerminalCore

/// Hiding joins takes their rows away and nothing else.
@Suite("Hidden items")
struct HiddenItemTests {
    /// Joins open a day and stand below the read line, and alice goes on speaking across some.
    private static func scene(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows)
        scene.room("#dev")
        scene.activity("00:00", joined: ["carol"])
        scene.inShown { room in room.history = .beginning }
        scene.say("09:00", "alice", "first")
        scene.activity("09:00", joined: ["erin"])
        let seen = scene.say("09:01", "alice", "second")
        scene.activity("09:02", left: ["erin"])
        scene.say("09:03", "bob", "third")
        scene.inShown { $0.readLine = ReadLine(after: seen, count: 1) }
        return scene
    }

    @Test("date, read line and the room's beginning move to the next line, and grouping goes across")
    func rules() {
        var scene = Self.scene(60, 12)
        scene.model.settings.screen.joins = false
        expectPicture(
            scene.model,
            """
            +------------------------------------------------------------+
            | 1#dev                                              F1 help |
            |                                                            |
            |                                                            |
            |                                                            |
            |                     Beginning of #dev.                     |
            | ----------------- Monday 23 November 2026 ---------------- |
            | 09:00 alice: first                                         |
            |        second                                              |
            | -------------------------- 1 new ------------------------- |
            | 09:03 bob: third                                           |
            | connected  4 ms   you are dana                             |
            |[dana] _                                                    |
            +------------------------------------------------------------+
            """)
    }

    @Test("shown, they are as before")
    func shown() {
        expectPicture(
            Self.scene(60, 16).model,
            """
            +------------------------------------------------------------+
            | 1#dev                                              F1 help |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                     Beginning of #dev.                     |
            | ----------------- Monday 23 November 2026 ---------------- |
            |       -- carol joined                                      |
            | 09:00 alice: first                                         |
            |       -- erin joined                                       |
            | 09:01 alice: second                                        |
            | -------------------------- 1 new ------------------------- |
            |       -- erin left                                         |
            | 09:03 bob: third                                           |
            | connected  4 ms   you are dana                             |
            |[dana] _                                                    |
            +------------------------------------------------------------+
            """)
    }

    @Test(
        "scrolling passes over them, and hiding and showing them leaves the top row where it is", arguments: [60, 24])
    func scrolling(columns: Int) {
        var scene = Scene(columns, 12)
        scene.room("#dev")
        for number in 1...30 {
            scene.activity("09:00", joined: ["visitor\(number)"])
            scene.say("09:\(number + 9)", "bob", "line \(number)")
        }
        let metrics = ViewMetrics()
        func top() -> String? {
            ReadingBackTests.screen(scene.model).lazy.compactMap { $0.firstMatch(of: /(?:line |visitor)\d+/) }.first
                .map { String($0.0) }
        }
        for _ in 1...4 { _ = scene.model.scroll(rows: -5, metrics: metrics) }
        let before = top()
        scene.model.settings.screen.joins = false
        #expect(top() == before)
        #expect(!ReadingBackTests.screen(scene.model).contains { $0.contains("visitor") })
        _ = scene.model.scroll(rows: -1, metrics: metrics)
        _ = scene.model.scrollToOldest(metrics: metrics)
        #expect(top() == "line 1")
        scene.model.settings.screen.joins = true
        #expect(top() == "line 1")
        _ = scene.model.scroll(rows: -1, metrics: metrics)
        #expect(top() == "visitor1")
        scene.model.settings.screen.joins = false
        #expect(scene.model.shown?.history == .unknown)
        _ = scene.model.scrollPage(-1, metrics: metrics)
        #expect(scene.model.shown?.history == .held)
    }

    @Test("lines of one person share the name, lines of two who had the same name after each other do not")
    func grouping() {
        func message(_ uid: String, seq: Int64) -> RoomEvent {
            RoomEvent(
                room: .lobby, seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000),
                author: Author(uid: UserID(uid)!, nick: try! Nickname("erin")), cid: nil,
                body: .message(text: "says \(seq)", kind: .text))
        }
        var client = TestClient.inLobby()
        for (uid, seq) in [("u1", 1), ("u1", 2), ("u2", 3)] { client.server(.event(message(uid, seq: Int64(seq)))) }
        let names = ReadingBackTests.screen(client.model).filter { $0.contains("says") }.map { $0.contains("erin") }
        #expect(names == [true, false, true])
    }
}
