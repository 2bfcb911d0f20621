import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// Completion as (before, Tab, after); `|` is the cursor.
@Suite struct CompletingTests {
    private var client: TestClient = {
        var client = TestClient.inLobby()
        let people = ["carol", "carl", "caroline", "bob", "dana", "미나", "_zed"]
        client.server(.who(WhoList(room: .lobby, members: people.map { .test($0) })))
        client.joinLive("dev", epoch: "d", head: 0)
        client.joinLive("desk", epoch: "k", head: 0)
        return client
    }()

    @Test(arguments: [
        ("bo|", "bob: |"), ("hi bo|", "hi bob |"), ("@bo|", "@bob: |"), ("hey @BO|", "hey @bob |"), ("미|", "미나: |"),
        ("ze|", "_zed: |"), ("bo| there", "bob:| there"), ("bob: ca|", "bob, carl: |"), ("/jo|", "/join |"),
        ("/room de|", "/room #dev |"), ("/part #des|", "/part #desk |"), ("see #de|", "see #dev |"),
        ("/help jo|", "/help join |"), ("/me hugs bo|", "/me hugs bob |"), ("//bo|", "//bo|"), ("xyz|", "xyz|"),
        ("/nick bo|", "/nick bo|"), ("|", "_zed: |"), ("/ㅓㅐ|", "/join |"), (":rock|", "🚀 |"), ("yes :tad|", "yes 🎉 |"),
        (":하트|", "❤ |"), ("축하 :생일|", "축하 🎂 |"), (":r|", ":r|"), ("10:30|", "10:30|"), ("http:ro|", "http:ro|"),
    ])
    mutating func `Tab inserts the best candidate`(_ before: String, _ after: String) {
        client.setLine(before)
        client.press(.tab)
        #expect(client.line == after)
    }

    @Test mutating func `further Tabs cycle, Shift-Tab goes back, any other key accepts`() {
        client.setLine("hi car|")
        let lines = (0..<4).map { _ in
            client.press(.tab)
            return client.line
        }
        #expect(lines == ["hi carl |", "hi carol |", "hi caroline |", "hi carl |"])
        #expect(client.model.completion?.candidates.map(\.label) == ["carl", "carol", "caroline"])
        client.press(.shift(.tab))
        #expect(client.line == "hi caroline |")
        client.type("x")
        #expect(client.model.completion == nil)
        #expect(client.line == "hi caroline x|")
    }

    @Test mutating func `Enter sends and never picks`() {
        client.setLine("car|")
        client.press(.tab)
        #expect(client.press(.enter).sends.map(\.text) == ["carl: "])
        #expect(client.model.completion == nil)
    }

    @Test mutating func `who spoke last comes first, then whom we addressed`() {
        client.enter("carol: hi")
        client.hear("hello", from: "caroline", seq: 1)
        client.setLine("car|")
        client.press(.tab)
        #expect(client.model.completion?.candidates.map(\.label) == ["caroline", "carol", "carl"])
    }

    @Test mutating func `commands show their usage`() {
        client.setLine("/r|")
        client.press(.tab)
        #expect(client.model.completion?.candidates.map(\.label) == ["/room", "/rooms", "/redact", "/reconnect"])
        #expect(client.model.completion?.candidates.first?.detail == "NAME or NUMBER")
    }

    @Test mutating func `emoji names are found in their middle too, and their names shown`() {
        client.setLine("ok :coff|")
        client.press(.tab)
        #expect(client.line == "ok ☕ |")
        client.setLine(":heart|")
        client.press(.tab)
        #expect(client.model.completion?.candidates.first?.detail == "heart_eyes")
        #expect(client.model.completion?.candidates.contains { $0.detail == "yellow_heart" } == true)
    }

    @Test mutating func `a large room, which names nobody, knows who spoke`() {
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .count(140))))
        client.hear("hello", from: "zoe", seq: 1)
        client.setLine("zo|")
        client.press(.tab)
        #expect(client.line == "zoe: |")
    }

    @Test mutating func `join knows the rooms that were listed`() {
        client.enter("/rooms")
        client.server(.rooms(RoomList(re: "r3", rooms: [RoomList.Entry(room: try! RoomName("music"), count: 2)])))
        client.press(.escape)
        client.setLine("/join mu|")
        client.press(.tab)
        #expect(client.line == "/join #music |")
    }
}
